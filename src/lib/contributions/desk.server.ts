/** Reports on the desks: an organisation's own, those it is asked about, and the municipality's worklists. */
import type { Actor } from '#lib/accounts/actor.ts';
import { may, municipalityMay } from '#lib/accounts/access.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import type { OtherSide } from '#lib/commitments/sides.ts';
import * as access from '#lib/contributions/access.ts';
import * as contests from '#lib/contributions/objections/objection-queries.server.ts';
import { asReport, type Contribution, type Worklist } from '#lib/contributions/contribution.ts';
import * as contributions from '#lib/contributions/queries.server.ts';
import { mostEvidence } from '#lib/contributions/evidence/evidence.ts';
import { evidenceOf } from '#lib/contributions/evidence/evidence-queries.server.ts';
import { verifiableBy } from '#lib/contributions/ladder/verifications.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const size = 20;

/** An organisation's reports, and those it wrote down for others, a page at a time. */
export const reportsOf = (db: Database, organisationId: number, after: string | null) =>
	contributions.reportsBy(db, organisationId, { after, limit: size });

/** Reports by others that this member can confirm for the organisation, oldest first. */
export const toConfirm = async (db: Database, actor: Actor, organisationId: number, limit = 20) =>
	(await verifiableBy(db, actor, await contributions.reportsWaitingFor(db, organisationId, limit))).filter(
		({ levels }) => levels.includes(1),
	);

/** Doubts this organisation should answer, and those it has raised. */
export async function doubtsOf(db: Database, organisationId: number, limit = 20) {
	const [against, ours] = await Promise.all([
		contests.contestsAgainst(db, organisationId, limit),
		contests.contestsBy(db, organisationId, limit),
	]);
	return { against, ours };
}

/** A report as a member of `organisationId` sees it: of a side, or of another side around the promise. @throws 404 */
export async function contributionFor(db: Database, actor: Actor, organisationId: number, id: number) {
	const contribution = found(await contributions.contributionById(db, id));
	const sides = await otherSides(db, contribution.commitment);
	const around = [...asReport(contribution).sides, ...sides];
	if (!may(actor, 'read', organisationId) || !around.some((side) => side.id === organisationId)) notFound();
	return inDepth(db, actor, contribution, sides, organisationId);
}

/** A report as the municipality sees it. @throws 404 */
export async function contributionForCity(db: Database, actor: Actor, id: number) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const contribution = found(await contributions.contributionById(db, id));
	const sides = await otherSides(db, contribution.commitment);
	return inDepth(db, actor, contribution, sides, null);
}

/** Everything about one report, and what the actor may do with it in this hat. */
async function inDepth(
	db: Database,
	actor: Actor,
	contribution: Contribution,
	others: readonly OtherSide[],
	organisationId: number | null,
) {
	const report = asReport(contribution);
	const around = { otherSides: others };
	const [history, doubts, shares] = await Promise.all([
		contributions.historyOfReport(db, contribution.id),
		contests.contestsOf(db, contribution.id),
		contribution.sharedKey ? contributions.sharesOf(db, contribution.sharedKey) : [],
	]);
	const pieces = await evidenceOf(
		db,
		history.map(({ id }) => id),
	);
	const open = doubts.find(({ resolution }) => resolution === null) ?? null;
	const asThis = (hat: access.Hat) =>
		hat.as === 'municipality' ? organisationId === null : hat.organisationId === organisationId;
	const isSide = report.sides.some(({ id }) => id === organisationId) && may(actor, 'report', organisationId);
	return {
		contribution,
		history,
		pieces,
		contests: doubts,
		ownCase: organisationId === null && access.isOwnReport(actor, report, open?.organisation),
		shares,
		may: {
			verify: access
				.mayVerify(actor, report, around)
				.filter(asThis)
				.flatMap(({ levels }) => levels),
			contest: access.mayContest(actor, report, around).some(asThis),
			withdraw:
				open !== null &&
				(open.organisation?.id ?? null) === organisationId &&
				access.mayWithdrawContest(actor, { organisationId }, report),
			answer: open !== null && isSide,
			settle:
				open !== null && organisationId === null && access.maySettleContest(actor, report, open.organisation),
			correct: isSide && contribution.counts && contribution.source === 'manual',
			addEvidence: isSide && contribution.counts && contribution.evidence < mostEvidence,
			removeEvidence: isSide && contribution.counts && contribution.level < 2,
		},
	};
}

export type ContributionInDepth = Awaited<ReturnType<typeof inDepth>>;

/** What waits for the municipality: doubts to settle, and reports to look at. `after` is the address' cursor. */
export async function cityDesk(db: Database, actor: Actor, show: Worklist, after: string | null) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const municipal = municipalityMay(actor, 'verify-own');
	const { rows, next, first } = await contributions.reportsToVerify(db, {
		show,
		municipal,
		after,
		limit: size,
	});
	return {
		doubts: first ? await contests.openContests(db, municipal, 50) : [],
		reports: (await verifiableBy(db, actor, rows)).map((row) => ({
			...row,
			levels: row.levels.filter((level) => level > 1),
			ownCase: access.isOwnReport(actor, asReport(row)),
		})),
		next,
		own: municipal,
	};
}
