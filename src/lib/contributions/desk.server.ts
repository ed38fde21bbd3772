/** Contributions on the desks: an organisation's own, those it is asked about, and the municipality's worklists. */
import type { Actor } from '#lib/accounts/actor.ts';
import { may, municipalityMay } from '#lib/accounts/access.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import type { OtherSide } from '#lib/commitments/sides.ts';
import * as access from '#lib/contributions/access.ts';
import { canReopen } from '#lib/contributions/objections/objection.ts';
import * as objectionQueries from '#lib/contributions/objections/objection-queries.server.ts';
import { toVerify, type Contribution, type Worklist } from '#lib/contributions/contribution.ts';
import * as contributions from '#lib/contributions/queries.server.ts';
import { mostEvidence } from '#lib/contributions/evidence/evidence.ts';
import { evidenceOf } from '#lib/contributions/evidence/evidence-queries.server.ts';
import { verifiableBy } from '#lib/contributions/ladder/verifications.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

const size = 20;

/** An organisation's contributions, and those it wrote down for others, a page at a time. */
export const contributionsOf = (db: Database, organisationId: number, after: string | null) =>
	contributions.contributionsBy(db, organisationId, { after, limit: size });

/** Contributions by others that this member can confirm for the organisation, oldest first. */
export const toConfirm = async (db: Database, actor: Actor, organisationId: number, limit = 20) =>
	(
		await verifiableBy(db, actor, await contributions.contributionsWaitingFor(db, organisationId, limit))
	).filter(({ levels }) => levels.includes(1));

/** Objections this organisation should answer, and those it has raised. */
export async function objectionsOf(db: Database, organisationId: number, limit = 20) {
	const [against, ours] = await Promise.all([
		objectionQueries.objectionsAgainst(db, organisationId, limit),
		objectionQueries.objectionsBy(db, organisationId, limit),
	]);
	return { against, ours };
}

/** A contribution as a member of `organisationId` sees it: of a side, or of another side around the commitment. @throws 404 */
export async function contributionFor(db: Database, actor: Actor, organisationId: number, id: number) {
	const contribution = found(await contributions.contributionById(db, id));
	const sides = await otherSides(db, contribution.commitment);
	const around = [...toVerify(contribution).sides, ...sides];
	if (!may(actor, 'read', organisationId) || !around.some((side) => side.id === organisationId)) notFound();
	return inDepth(db, actor, contribution, sides, organisationId);
}

/** A contribution as the municipality sees it. @throws 404 */
export async function contributionForCity(db: Database, actor: Actor, id: number) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const contribution = found(await contributions.contributionById(db, id));
	const sides = await otherSides(db, contribution.commitment);
	return inDepth(db, actor, contribution, sides, null);
}

/** Everything about one contribution, and what the actor may do with it in this hat. */
async function inDepth(
	db: Database,
	actor: Actor,
	contribution: Contribution,
	others: readonly OtherSide[],
	organisationId: number | null,
) {
	const facts = toVerify(contribution);
	const around = { otherSides: others };
	const [history, objections, shares] = await Promise.all([
		contributions.historyOfContribution(db, contribution.id),
		objectionQueries.objectionsOf(db, contribution.id),
		contribution.sharedKey ? contributions.sharesOf(db, contribution.sharedKey) : [],
	]);
	const pieces = await evidenceOf(
		db,
		history.map(({ id }) => id),
	);
	const open = objections.find(({ resolution }) => resolution === null) ?? null;
	const asThis = (hat: access.Hat) =>
		hat.as === 'municipality' ? organisationId === null : hat.organisationId === organisationId;
	const isSide = facts.sides.some(({ id }) => id === organisationId) && may(actor, 'report', organisationId);
	return {
		contribution,
		history,
		pieces,
		objections,
		ownCase: organisationId === null && access.isOwnContribution(actor, facts, open?.organisation),
		shares,
		may: {
			verify: access
				.mayVerify(actor, facts, around)
				.filter(asThis)
				.flatMap(({ levels }) => levels),
			retract: contribution.counts
				? contribution.confirmations
						.filter((one) => one.organisationId === organisationId)
						.filter((one) => access.mayRetract(actor, facts, one, around))
						.map(({ level }) => level)
				: [],
			object: access.mayObject(actor, facts, around).some(asThis),
			withdraw:
				open !== null &&
				(open.organisation?.id ?? null) === organisationId &&
				access.mayWithdrawObjection(actor, { organisationId }, facts),
			answer: open !== null && isSide,
			settle:
				open !== null &&
				organisationId === null &&
				access.maySettleObjection(actor, facts, open.organisation),
			reopen:
				organisationId === null &&
				canReopen(objections[0], contribution) &&
				access.maySettleObjection(actor, facts, objections[0]?.organisation ?? null),
			correct: isSide && contribution.counts && contribution.source === 'manual',
			/** What was counted from an event or a place is put right there, by those who hold it. */
			correctDeed:
				isSide &&
				contribution.counts &&
				contribution.organisation.id === organisationId &&
				['event', 'placement'].includes(contribution.source),
			addEvidence: isSide && contribution.counts && contribution.evidence < mostEvidence,
			removeEvidence: isSide && contribution.counts && contribution.level < 2,
		},
	};
}

export type ContributionInDepth = Awaited<ReturnType<typeof inDepth>>;

/** How many contributions each worklist gives, in their order. @throws 404 for who is not of the municipality */
export function howManyToVerify(db: Database, actor: Actor, lists: readonly Worklist[]): Promise<number[]> {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const municipal = municipalityMay(actor, 'verify-own');
	return Promise.all(lists.map((show) => contributions.countToVerify(db, { show, municipal })));
}

/** What waits for the municipality: objections to settle, and contributions to look at, each from its cursor in the address. */
export async function cityDesk(
	db: Database,
	actor: Actor,
	show: Worklist,
	{ after = null, objections: from = null }: { after?: string | null; objections?: string | null } = {},
) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const municipal = municipalityMay(actor, 'verify-own');
	const [{ rows, next, first }, open] = await Promise.all([
		contributions.contributionsToVerify(db, { show, municipal, after, limit: size }),
		objectionQueries.openObjections(db, { municipal, after: from, limit: size }),
	]);
	return {
		objections: first ? open.rows : [],
		nextObjections: first ? open.next : null,
		contributions: (await verifiableBy(db, actor, rows)).map((row) => ({
			...row,
			levels: row.levels.filter((level) => level > 1),
			ownCase: access.isOwnContribution(actor, toVerify(row)),
		})),
		next,
		own: municipal,
	};
}
