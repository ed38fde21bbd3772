/**
 * When somebody says that a report is wrong: the reporting side corrects or explains it, whoever said so may take it
 * back, and the municipality settles the rest. Meanwhile nobody can confirm it; the figure still counts as reported.
 */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { mayContest, maySettleContest, mayWithdrawContest, reporterSide } from '#lib/contributions/access.ts';
import type { Contest } from '#lib/contributions/objections/objection.ts';
import * as mails from '#lib/contributions/objections/letters.server.ts';
import * as queries from '#lib/contributions/objections/objection-queries.server.ts';
import { asReport, type Contribution } from '#lib/contributions/contribution.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import { lockReport, stopCounting } from '#lib/contributions/writes.server.ts';
import { refuseOwnReport } from '#lib/contributions/reported/own-report.server.ts';
import { record } from '#lib/contributions/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** @param organisationId for whom the actor speaks; null: the municipality, acting as itself */
export interface Doubt {
	contribution: number;
	organisationId: number | null;
	reason: string;
}

/** @throws Refused `contribution_no_longer_counts`, `contribution_contested`, `own_case`; 404 for the report's own side */
export const contest = (db: Database, actor: Actor, doubt: Doubt): Promise<void> =>
	acting(db, actor, (trx) => contestIn(trx, actor, doubt));

export async function contestIn(
	trx: Transaction,
	actor: Actor,
	{ contribution: id, organisationId, reason }: Doubt,
): Promise<void> {
	const contribution = found(await lockReport(trx, id));
	const around = { otherSides: await otherSides(trx, contribution.commitment) };
	const wears = (report: ReturnType<typeof asReport>) =>
		mayContest(actor, report, around).some((hat) =>
			hat.as === 'municipality' ? organisationId === null : hat.organisationId === organisationId,
		);
	const report = asReport(contribution);
	if (organisationId === null) await refuseOwnReport(trx, actor, contribution);
	if (!wears(report)) {
		// Somebody who could have a moment ago hears what happened; everyone else sees nothing there.
		if (!wears({ ...report, counts: true, contested: false })) notFound();
		throw new Refused(contribution.counts ? 'contribution_contested' : 'contribution_no_longer_counts');
	}
	const row = { contributionId: id, organisationId, personId: actor.person?.id ?? null, reason };
	const contest = await queries.insertContest(trx, { ...row, contestedAt: now() });
	await record(trx, actor, 'contribution.contested', { id, organisationId }, { contest: contest.id });
	await mails.tellContested(trx, contribution, { id: contest.id, organisationId, reason });
}

/** The report and the doubt about it, both held. @throws Refused `contest_settled` when there is none */
async function held(
	trx: Transaction,
	id: number,
): Promise<{ contribution: Contribution; open: Contest | undefined }> {
	const contribution = found(await lockReport(trx, id));
	return { contribution, open: await queries.lockOpenContest(trx, id) };
}

/** Takes the doubt back. @throws Refused `contest_settled`, `own_case` */
export const withdrawContest = (
	db: Database,
	actor: Actor,
	{ contribution: id, organisationId }: Omit<Doubt, 'reason'>,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { contribution, open } = await held(trx, id);
		if (organisationId === null) await refuseOwnReport(trx, actor, contribution);
		if (!mayWithdrawContest(actor, { organisationId }, asReport(contribution))) notFound();
		if (!open) throw new Refused('contest_settled');
		if ((open.organisation?.id ?? null) !== organisationId) notFound();
		await resolve(trx, actor, open, 'withdrawn');
		await record(trx, actor, 'contribution.contest_withdrawn', { id, organisationId }, { contest: open.id });
		await mails.tellWithdrawn(trx, contribution, open);
	});

/** The reporting side says how it is; the figure stands as it is until somebody settles it. */
export const answerContest = (
	db: Database,
	actor: Actor,
	{ contribution: id, answer }: { contribution: number; answer: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { contribution, open } = await held(trx, id);
		const us = reporterSide(actor, asReport(contribution)) ?? notFound();
		if (!open) throw new Refused('contest_settled');
		const answeredBy = actor.person?.id ?? null;
		await queries.answerContestRow(trx, open.id, { answer, answeredAt: now(), answeredBy });
		await record(
			trx,
			actor,
			'contribution.contest_answered',
			{ id, organisationId: us.id },
			{ contest: open.id },
		);
		await mails.tellAnswered(trx, contribution, open, us, answer);
	});

/** The municipality decides: the report stands, or no longer counts. @throws Refused `contest_settled`, `own_case` */
export const settleContest = (
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
		const report = asReport(contribution);
		await refuseOwnReport(trx, actor, contribution);
		if (!maySettleContest(actor, report, null)) notFound();
		if (!open) throw new Refused('contest_settled');
		const raised = { organisationId: open.organisation?.id ?? null, since: new Date(open.contestedAt) };
		await refuseOwnCase(trx, actor, raised);
		if (!maySettleContest(actor, report, open.organisation)) notFound();
		await resolve(trx, actor, open, resolution, why);
		if (resolution === 'rejected') await stopCounting(trx, { id });
		await record(
			trx,
			actor,
			`contribution.contest_${resolution}`,
			{ id, organisationId: null },
			{ contest: open.id },
		);
		await mails.tellSettled(trx, contribution, open, resolution, why);
	});

const resolve = (
	trx: Transaction,
	actor: Actor,
	{ id }: Contest,
	resolution: 'stands' | 'rejected' | 'withdrawn',
	resolutionNote = '',
) =>
	queries.resolveContestRow(trx, id, {
		resolution,
		resolutionNote,
		resolvedAt: now(),
		resolvedBy: actor.person?.id ?? null,
	});
