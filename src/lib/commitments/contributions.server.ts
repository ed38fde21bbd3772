/**
 * What has been delivered: told by hand, or counted from a deed. A deed (an event held, a place filled) is counted
 * once whoever asks and however often; a report is never overwritten, only corrected by a new one.
 */
import { may } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { dateProblem } from '#lib/commitments/commitment.ts';
import * as queries from '#lib/commitments/contribution-queries.server.ts';
import type { ContributionInput } from '#lib/commitments/input.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { audit } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';

const note = (
	trx: Transaction,
	verb: string,
	id: number,
	fact: { personId: number | null; organisationId: number },
	details = {},
) =>
	audit(trx, { ...fact, verb: `contribution.${verb}`, subjectKind: 'contribution', subjectId: id, details });

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
	personId: number | null;
}

/**
 * Counts a deed toward a running promise of the organisation, or of a partnership it has signed.
 * @returns whether it was counted now: false where it already is, or where the promise does not take it
 * (not running, somebody else's, outside its period).
 */
export async function contribute(trx: Transaction, deed: Deed): Promise<boolean> {
	const { personId, ...row } = deed;
	const commitment = await queries.shareForReport(trx, deed.commitmentId, deed.organisationId);
	if (!commitment || dateProblem(deed.happenedOn, commitment, copenhagenDate(now()))) return false;
	const id = await queries.insertContribution(trx, { ...row, reportedBy: personId, reportedAt: now() });
	if (id === null) return false;
	await note(trx, 'counted', id, { personId, organisationId: deed.organisationId }, { source: deed.source });
	return true;
}

/** The deed did not happen after all: its report stays, and no longer counts. @returns whether one stopped counting. */
export async function uncontribute(
	trx: Transaction,
	{ source, sourceId, personId }: Pick<Deed, 'source' | 'sourceId' | 'personId'>,
): Promise<boolean> {
	const stopped = await queries.stopCounting(trx, { source, sourceId });
	for (const { id, organisationId } of stopped)
		await note(trx, 'uncounted', id, { personId, organisationId }, { source });
	return stopped.length > 0;
}

/** A report by hand. @returns the commitment's slug. */
export async function report(
	db: Database,
	actor: Actor,
	organisationId: number,
	{ submission, commitment: commitmentId, amount, happenedOn, note: words }: ContributionInput,
): Promise<string> {
	if (!may(actor, 'report', organisationId)) notFound();
	return once(db, submission, async (trx) => {
		const commitment = await queries.shareForReport(trx, commitmentId, organisationId);
		if (!commitment) throw new Refused('commitment_not_running');
		const problem = dateProblem(happenedOn, commitment, copenhagenDate(now()));
		if (problem) throw new Refused(`contribution_${problem}`);
		const personId = actor.person?.id ?? null;
		const id = await queries.insertContribution(trx, {
			commitmentId,
			organisationId,
			amount,
			happenedOn,
			note: words,
			source: 'manual',
			sourceId: null,
			reportedBy: personId,
			reportedAt: now(),
		});
		if (id !== null) await note(trx, 'reported', id, { personId, organisationId });
		return commitment.slug;
	});
}

/**
 * Replaces a report by hand with a new one, unconfirmed; zero takes it back. The first stays on record and no
 * longer counts. What was counted from an event or a place is corrected there.
 */
export const correct = (
	db: Database,
	actor: Actor,
	{ contribution: id, amount, note: why }: { contribution: number; amount: number; note: string },
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const first = found(await queries.lockReport(trx, id));
		const organisationId = first.organisation.id;
		if (!may(actor, 'report', organisationId)) notFound();
		if (first.source !== 'manual') throw new Refused('contribution_counted_by_itself');
		if (!first.counts) throw new Refused('contribution_already_corrected');
		if (!(await queries.shareForReport(trx, first.commitment.id, organisationId)))
			throw new Refused('commitment_not_running');
		const personId = actor.person?.id ?? null;
		await queries.stopCounting(trx, { id });
		if (amount > 0) {
			await queries.insertContribution(trx, {
				commitmentId: first.commitment.id,
				organisationId,
				amount,
				happenedOn: first.happenedOn,
				note: why,
				source: 'manual',
				sourceId: null,
				reportedBy: personId,
				reportedAt: now(),
				correctsId: id,
			});
		}
		await note(trx, 'corrected', id, { personId, organisationId }, { from: first.amount, to: amount });
	});
