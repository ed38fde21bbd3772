/**
 * What has been delivered: told by hand, or counted from a deed. A deed (an event held, a place filled) is counted
 * once whoever asks and however often; a contribution is never overwritten, only corrected by a new one.
 */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import { randomUUID } from 'node:crypto';
import { may } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { reporterSide } from '#lib/contributions/access.ts';
import { dateProblem, type ContributionSource } from '#lib/commitments/commitment.ts';
import { askToConfirm } from '#lib/contributions/by-mail/confirmation-digest.server.ts';
import { tellCorrected } from '#lib/contributions/objections/letters.server.ts';
import {
	lockOpenObjection,
	resolveObjectionRow,
} from '#lib/contributions/objections/objection-queries.server.ts';
import { toVerify, type Contribution } from '#lib/contributions/contribution.ts';
import type { ContributionInput, Share } from '#lib/contributions/input.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import * as writes from '#lib/contributions/writes.server.ts';
import { evidencePieces } from '#lib/contributions/evidence/evidence.server.ts';
import { copyEvidence, insertEvidence } from '#lib/contributions/evidence/evidence-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { record } from '#lib/contributions/record.server.ts';
import { personOf, type By } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { handIn } from '#lib/organisations/files/hand-in.server.ts';

export interface Deed {
	commitmentId: number;
	/** Who held the event or filled the place. */
	organisationId: number;
	/** In the commitment's unit. */
	amount: number;
	/** Calendar date in Copenhagen. */
	happenedOn: string;
	source: 'event' | 'placement';
	/** The event's or the placement's id. */
	sourceId: number;
	by: By;
}

/**
 * Counts a deed toward a running commitment of the organisation, or of a partnership it has signed.
 * @returns whether it was counted now: false where it already is, or where the commitment does not take it
 * (not running, somebody else's, outside its period).
 */
export async function contribute(
	trx: Transaction,
	deed: Deed,
	corrects: { correctsId?: number; note?: string } = {},
): Promise<boolean> {
	const { by, ...row } = deed;
	const commitment = await writes.shareForContribution(trx, deed.commitmentId, deed.organisationId);
	if (!commitment || dateProblem(deed.happenedOn, commitment, copenhagenDate(now()))) return false;
	const id = await writes.insertContribution(trx, {
		...row,
		...corrects,
		reportedBy: personOf(by),
		reportedAt: now(),
	});
	if (id === null) return false;
	await record(
		trx,
		by,
		'contribution.counted',
		{ id, organisationId: deed.organisationId },
		{ source: deed.source },
	);
	await askToConfirm(trx, [deed.commitmentId], [deed.organisationId]);
	return true;
}

/**
 * What was counted from the deed counts no more; zero or null: the deed did not happen after all. Otherwise the right
 * amount is counted in its place, unconfirmed. @returns whether it is counted now.
 * @throws Refused `commitment_not_running`: what a commitment that is over has counted stays as it was
 */
export async function recount(trx: Transaction, deed: Deed & { why: string }): Promise<boolean> {
	const { why, ...right } = deed;
	const earlier = await writes.lockNewestOfDeed(trx, right);
	if (earlier?.counts) {
		if (!(await writes.shareForContribution(trx, earlier.commitment.id, earlier.organisation.id)))
			throw new Refused('commitment_not_running');
		await replace(trx, earlier, { amount: right.amount, why, by: right.by, us: earlier.organisation });
	}
	if (right.amount === 0) return false;
	const isSame = earlier?.commitment.id === right.commitmentId;
	const counted = await contribute(trx, right, isSame ? { correctsId: earlier.id, note: why } : {});
	if (earlier?.counts && !counted) throw new Refused('commitment_not_running');
	return counted;
}

/** It counts no more, and what was said against it is settled; `amount` takes its place. The caller holds its row. */
async function replace(
	trx: Transaction,
	first: Contribution,
	{ amount, why, by, us }: { amount: number; why: string; by: By; us: { id: number } },
): Promise<void> {
	const { id } = first;
	const objection = await lockOpenObjection(trx, id);
	const settled = { resolution: 'corrected', resolutionNote: why.slice(0, 1000) } as const;
	if (objection) {
		await resolveObjectionRow(trx, objection.id, {
			...settled,
			resolvedAt: now(),
			resolvedBy: personOf(by),
		});
		await tellCorrected(trx, first, objection, amount, why);
	}
	await writes.stopCounting(trx, id);
	const details = { from: first.amount, to: amount };
	await record(trx, by, 'contribution.corrected', { id, organisationId: us.id }, details);
}

export type AddedContribution = Omit<ContributionInput, 'links' | 'shares'> &
	Partial<Pick<ContributionInput, 'links' | 'shares'>>;

/**
 * A contribution by hand, with its evidence; one delivery may be split between the parties of a partnership.
 * @returns the commitment's slug. @throws Refused `commitment_not_running`, `contribution_*`, `file_*`
 */
export async function addContribution(
	db: Database,
	actor: Actor,
	organisationId: number,
	{
		submission,
		commitment: commitmentId,
		amount,
		happenedOn,
		note: words,
		links = [],
		shares = [],
	}: AddedContribution,
	uploads: readonly File[] = [],
): Promise<string> {
	if (!may(actor, 'report', organisationId)) notFound();
	const kept = await handIn(db, actor, organisationId, uploads, 'files');
	return actingOnce(db, actor, submission, async (trx) => {
		const commitment = await writes.shareForContribution(trx, commitmentId, organisationId);
		if (!commitment) throw new Refused('commitment_not_running');
		const problem = dateProblem(happenedOn, commitment, copenhagenDate(now()));
		if (problem) throw new Refused(`contribution_${problem}`);
		const parts = await partsOf(trx, commitment, organisationId, amount, shares);
		const personId = actor.person?.id ?? null;
		const isShared = parts.some((part) => part.organisationId !== organisationId);
		const shared = isShared ? { writerOrganisationId: organisationId, sharedKey: randomUUID() } : {};
		const ids: number[] = [];
		for (const part of parts) {
			const id = await writes.insertContribution(trx, {
				commitmentId,
				happenedOn,
				note: words,
				...part,
				...shared,
				source: 'manual',
				sourceId: null,
				reportedBy: personId,
				reportedAt: now(),
			});
			if (id === null) continue;
			ids.push(id);
			await record(trx, actor, 'contribution.reported', { id, organisationId }, { for: part.organisationId });
		}
		await insertEvidence(trx, ids, evidencePieces({ links, kept }, personId));
		await askToConfirm(trx, [commitmentId], [organisationId, ...parts.map((part) => part.organisationId)]);
		return commitment.slug;
	});
}

const cents = (amount: number) => Math.round(amount * 100);

/** Who delivered how much: the reporter all of it, or each party its share of the whole. */
async function partsOf(
	trx: Transaction,
	commitment: { id: number; partnershipId: number | null; lowerIsBetter: boolean },
	organisationId: number,
	amount: number,
	shares: readonly Share[],
): Promise<Share[]> {
	const parts = shares.filter((share) => share.amount > 0);
	if (!parts.length) return [{ organisationId, amount }];
	const parties = commitment.partnershipId
		? await otherSides(trx, { id: commitment.id, counterpartId: null })
		: [];
	const known = new Set(parties.map(({ id }) => id));
	const once = new Set(parts.map((part) => part.organisationId));
	if (commitment.lowerIsBetter || once.size < parts.length || [...once].some((id) => !known.has(id)))
		throw new Refused('contribution_shares_unknown', 'share');
	if (cents(amount) !== parts.reduce((sum, part) => sum + cents(part.amount), 0))
		throw new Refused('contribution_shares_sum', 'share');
	return parts;
}

const correctedElsewhere: Record<Exclude<ContributionSource, 'manual'> | 'report', string> = {
	event: 'contribution_counted_by_itself',
	placement: 'contribution_counted_by_itself',
	report: 'contribution_from_report',
};

/**
 * Replaces a contribution by hand with a new one, unconfirmed; zero takes it back. The first stays on record and no
 * longer counts, and what was said against it is settled. What was counted from a deed is corrected there.
 */
export const correct = (
	db: Database,
	actor: Actor,
	{
		contribution: id,
		amount,
		note: why,
		keepEvidence = true,
	}: { contribution: number; amount: number; note: string; keepEvidence?: boolean },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const first = found(await writes.lockContribution(trx, id));
		const { organisation, writer, commitment } = first;
		const us = reporterSide(actor, toVerify(first)) ?? notFound();
		if (first.source !== 'manual') throw new Refused(correctedElsewhere[first.source]);
		if (!first.counts) throw new Refused('contribution_already_corrected');
		if (!(await writes.shareForContribution(trx, commitment.id, organisation.id)))
			throw new Refused('commitment_not_running');
		const personId = actor.person?.id ?? null;
		await replace(trx, first, { amount, why, by: actor, us });
		if (amount === 0) return;
		const next = await writes.insertContribution(trx, {
			commitmentId: commitment.id,
			organisationId: organisation.id,
			amount,
			happenedOn: first.happenedOn,
			note: why,
			source: 'manual',
			sourceId: null,
			reportedBy: personId,
			reportedAt: now(),
			correctsId: id,
			writerOrganisationId: writer?.id ?? null,
			sharedKey: first.sharedKey,
		});
		if (next !== null && keepEvidence) await copyEvidence(trx, id, next);
		await askToConfirm(trx, [commitment.id], [organisation.id, ...(writer ? [writer.id] : [])]);
	});
