/**
 * When somebody says that a contribution is wrong: the reporting side corrects or explains it, whoever said so may take it
 * back, and the municipality settles the rest. Meanwhile nobody can confirm it; the figure still counts as reported.
 */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import {
	mayObject,
	maySettleObjection,
	mayWithdrawObjection,
	reporterSide,
} from '#lib/contributions/access.ts';
import { canReopen, type Objection } from '#lib/contributions/objections/objection.ts';
import * as letters from '#lib/contributions/objections/letters.server.ts';
import * as queries from '#lib/contributions/objections/objection-queries.server.ts';
import { toVerify, type Contribution } from '#lib/contributions/contribution.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import { tellConfirmers } from '#lib/contributions/ladder/letters.server.ts';
import { countAgain, lockContribution, stopCounting } from '#lib/contributions/writes.server.ts';
import { refuseOwnContribution } from '#lib/contributions/reported/own-contribution.server.ts';
import { record } from '#lib/contributions/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** @param organisationId for whom the actor speaks; null: the municipality, acting as itself */
export interface ObjectionInput {
	contribution: number;
	organisationId: number | null;
	reason: string;
}

/** @throws Refused `contribution_no_longer_counts`, `contribution_objected`, `own_case`; 404 for the contribution's own side */
export const raiseObjection = (db: Database, actor: Actor, objection: ObjectionInput): Promise<void> =>
	acting(db, actor, (trx) => raiseObjectionIn(trx, actor, objection));

export async function raiseObjectionIn(
	trx: Transaction,
	actor: Actor,
	{ contribution: id, organisationId, reason }: ObjectionInput,
): Promise<void> {
	const contribution = found(await lockContribution(trx, id));
	const around = { otherSides: await otherSides(trx, contribution.commitment) };
	const wears = (facts: ReturnType<typeof toVerify>) =>
		mayObject(actor, facts, around).some((hat) =>
			hat.as === 'municipality' ? organisationId === null : hat.organisationId === organisationId,
		);
	const facts = toVerify(contribution);
	if (organisationId === null) await refuseOwnContribution(trx, actor, contribution);
	if (!wears(facts)) {
		// Somebody who could have a moment ago hears what happened; everyone else sees nothing there.
		if (!wears({ ...facts, counts: true, hasObjection: false })) notFound();
		throw new Refused(contribution.counts ? 'contribution_objected' : 'contribution_no_longer_counts');
	}
	const row = { contributionId: id, organisationId, personId: actor.person?.id ?? null, reason };
	const objection = await queries.insertObjection(trx, { ...row, raisedAt: now() });
	await record(trx, actor, 'contribution.objected', { id, organisationId }, { objection: objection.id });
	await letters.tellObjection(trx, contribution, { id: objection.id, organisationId, reason });
}

/** The contribution and the objection to it, both held. @throws Refused `objection_settled` when there is none */
async function held(
	trx: Transaction,
	id: number,
): Promise<{ contribution: Contribution; open: Objection | undefined }> {
	const contribution = found(await lockContribution(trx, id));
	return { contribution, open: await queries.lockOpenObjection(trx, id) };
}

/** Takes the objection back. @throws Refused `objection_settled`, `own_case` */
export const withdrawObjection = (
	db: Database,
	actor: Actor,
	{ contribution: id, organisationId }: Omit<ObjectionInput, 'reason'>,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { contribution, open } = await held(trx, id);
		if (organisationId === null) await refuseOwnContribution(trx, actor, contribution);
		if (!mayWithdrawObjection(actor, { organisationId }, toVerify(contribution))) notFound();
		if (!open) throw new Refused('objection_settled');
		if ((open.organisation?.id ?? null) !== organisationId) notFound();
		await resolve(trx, actor, open, 'withdrawn');
		await record(
			trx,
			actor,
			'contribution.objection_withdrawn',
			{ id, organisationId },
			{ objection: open.id },
		);
		await letters.tellWithdrawn(trx, contribution, open);
	});

/** The reporting side says how it is; the figure stands as it is until somebody settles it. */
export const answerObjection = (
	db: Database,
	actor: Actor,
	{ contribution: id, answer }: { contribution: number; answer: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { contribution, open } = await held(trx, id);
		const us = reporterSide(actor, toVerify(contribution)) ?? notFound();
		if (!open) throw new Refused('objection_settled');
		const answeredBy = actor.person?.id ?? null;
		await queries.answerObjectionRow(trx, open.id, { answer, answeredAt: now(), answeredBy });
		await record(
			trx,
			actor,
			'contribution.objection_answered',
			{ id, organisationId: us.id },
			{ objection: open.id },
		);
		await letters.tellAnswered(trx, contribution, open, us, answer);
	});

/** The municipality decides: the contribution stands, or no longer counts. @throws Refused `objection_settled`, `own_case` */
export const settleObjection = (
	db: Database,
	actor: Actor,
	{
		contribution: id,
		resolution,
		note: why,
	}: { contribution: number; resolution: 'stands' | 'rejected'; note: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { contribution, open } = await held(trx, id);
		const facts = toVerify(contribution);
		await refuseOwnContribution(trx, actor, contribution);
		if (!maySettleObjection(actor, facts, null)) notFound();
		if (!open) throw new Refused('objection_settled');
		const raised = { organisationId: open.organisation?.id ?? null, since: new Date(open.raisedAt) };
		await refuseOwnCase(trx, actor, raised);
		if (!maySettleObjection(actor, facts, open.organisation)) notFound();
		await resolve(trx, actor, open, resolution, why);
		if (resolution === 'rejected') {
			const told = open.organisation?.id ?? null;
			const except = actor.person?.id ?? null;
			const left = { except, told, key: `rejected:${open.id}` };
			await tellConfirmers(trx, contribution, { by: null, to: 0, why }, left);
			await stopCounting(trx, id);
		}
		await record(
			trx,
			actor,
			`contribution.objection_${resolution}`,
			{ id, organisationId: null },
			{ objection: open.id },
		);
		await letters.tellSettled(trx, contribution, open, resolution, why);
	});

/**
 * What was decided by mistake waits to be settled again, with the reason, and the figure counts meanwhile as it did before. By whoever may
 * settle it: neither side, nor who raised it.
 * @throws Refused `objection_not_reopened`, `contribution_counted_anew`, `own_case`
 */
export const reopenObjection = (
	db: Database,
	actor: Actor,
	{ contribution: id, why }: { contribution: number; why: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const contribution = found(await lockContribution(trx, id));
		const facts = toVerify(contribution);
		await refuseOwnContribution(trx, actor, contribution);
		if (!maySettleObjection(actor, facts, null)) notFound();
		const last = await queries.lastObjection(trx, id);
		if (!last || !canReopen(last, contribution)) throw new Refused('objection_not_reopened');
		const organisationId = last.organisation?.id ?? null;
		await refuseOwnCase(trx, actor, { organisationId, since: new Date(last.raisedAt) });
		if (!maySettleObjection(actor, facts, last.organisation)) notFound();
		if (!contribution.counts && !(await countAgain(trx, id))) throw new Refused('contribution_counted_anew');
		const { id: by } = found(actor.person ?? undefined);
		const open = await queries.insertReopened(trx, last.id, { at: now(), by, why });
		const about = { id, organisationId: null };
		await record(trx, actor, 'contribution.objection_reopened', about, { objection: open.id });
		await letters.tellReopened(trx, contribution, { ...last, ...open }, why);
	});

const resolve = (
	trx: Transaction,
	actor: Actor,
	{ id }: Objection,
	resolution: 'stands' | 'rejected' | 'withdrawn',
	resolutionNote = '',
) =>
	queries.resolveObjectionRow(trx, id, {
		resolution,
		resolutionNote,
		resolvedAt: now(),
		resolvedBy: actor.person?.id ?? null,
	});
