/** All SQL about matches. */
import { takesPart } from '#lib/matching/queries.server.ts';
import { sql } from 'kysely';
import type { Match, MatchSide, MatchState } from '#lib/matching/matches/match.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

const side = (
	posting: string,
	owner: string,
) => sql<MatchSide>`json_build_object('id', ${sql.ref(posting)}.id,
	'slug', ${sql.ref(posting)}.slug, 'title', ${sql.ref(posting)}.title, 'kind', ${sql.ref(posting)}.kind,
	'contentLocale', ${sql.ref(posting)}.content_locale, 'state', ${sql.ref(posting)}.state,
	'isPublic', ${sql.ref(posting)}.state <> 'draft' and not ${sql.ref(posting)}.closed_by_municipality and ${takesPart(owner)},
	'left', ${sql.ref(posting)}.quantity - ${sql.ref(posting)}.used, 'organisation', json_build_object('id',
	${sql.ref(owner)}.id, 'slug', ${sql.ref(owner)}.slug, 'name', ${sql.ref(owner)}.name, 'kind', ${sql.ref(owner)}.kind))`;

/** Every match with both posts; the caller narrows, orders and limits. */
const matchRows = (db: Handle) =>
	db
		.selectFrom('match')
		.innerJoin('posting as need', 'need.id', 'match.needId')
		.innerJoin('organisation as needing', 'needing.id', 'need.organisationId')
		.innerJoin('posting as offer', 'offer.id', 'match.offerId')
		.innerJoin('organisation as offering', 'offering.id', 'offer.organisationId')
		.leftJoin('commitment', 'commitment.id', 'match.commitmentId')
		.select(['match.id', 'match.quantity', 'match.startsOn', 'match.endsOn', 'match.message'])
		.select([
			'match.proposerId',
			'match.proposedBy',
			'match.proposedAt',
			'match.state',
			'match.decidedAt',
			'match.reason',
		])
		.select([side('need', 'needing').as('need'), side('offer', 'offering').as('offer')])
		.select(
			sql<Match['commitment']>`case when commitment.id is not null
				then json_build_object('slug', commitment.slug, 'title', commitment.title) end`.as('commitment'),
		);

/** Matches of one post, those that wait first, then the newest. */
export const matchesOf = (db: Handle, postingId: number): Promise<Match[]> =>
	matchRows(db)
		.where((eb) => eb.or([eb('match.needId', '=', postingId), eb('match.offerId', '=', postingId)]))
		.orderBy(sql`match.state = 'proposed'`, 'desc')
		.orderBy('match.id', 'desc')
		.limit(100)
		.execute();

const ofOrganisation = (organisationId: number) => sql<boolean>`(
	match.need_id in (select id from posting where organisation_id = ${organisationId})
	or match.offer_id in (select id from posting where organisation_id = ${organisationId}))`;

/** An organisation's matches: what waits for an answer, oldest first, and what was agreed, newest first. */
export const matchesOn = (
	db: Handle,
	organisationId: number,
	states: readonly MatchState[],
	limit: number,
): Promise<Match[]> =>
	matchRows(db)
		.where(ofOrganisation(organisationId))
		.where('match.state', 'in', [...states])
		.orderBy(sql`match.state = 'proposed'`, 'desc')
		.orderBy(sql`case when match.state = 'proposed' then match.id else -match.id end`)
		.limit(limit)
		.execute();

export const findMatch = (db: Handle, id: number): Promise<Match | undefined> =>
	matchRows(db).where('match.id', '=', id).executeTakeFirst();

/** Call with both posts held: whoever holds a match holds its posts. */
export const lockMatch = (trx: Transaction, id: number): Promise<Match | undefined> =>
	matchRows(trx)
		.where('match.id', '=', id)
		.modifyEnd(sql`for update of match`)
		.executeTakeFirst();

/** @returns the match's id, or null where the same two have an open proposal already. */
export async function insertMatch(
	trx: Transaction,
	row: {
		needId: number;
		offerId: number;
		quantity: number;
		startsOn: string;
		endsOn: string;
		message: string;
		proposerId: number;
		proposedBy: number | null;
		proposedAt: Date;
	},
): Promise<number | null> {
	const inserted = await trx
		.insertInto('match')
		.values(row)
		.onConflict((conflict) =>
			conflict.columns(['needId', 'offerId']).where('state', '=', 'proposed').doNothing(),
		)
		.returning('id')
		.executeTakeFirst();
	return inserted?.id ?? null;
}

export async function decideMatch(
	trx: Transaction,
	id: number,
	change: { state: MatchState; at: Date; by: number | null; reason?: string; commitmentId?: number },
): Promise<void> {
	const { state, at, by, reason = '', commitmentId = null } = change;
	await trx
		.updateTable('match')
		.set({ state, decidedAt: at, decidedBy: by, reason, commitmentId })
		.where('id', '=', id)
		.execute();
}

/** Open proposals on a post that is closed or used up come to nothing. Call with the post held. */
export async function lapseProposals(
	trx: Transaction,
	postingIds: readonly number[],
	at: Date,
): Promise<void> {
	if (!postingIds.length) return;
	await trx
		.updateTable('match')
		.set({ state: 'lapsed', decidedAt: at })
		.where('state', '=', 'proposed')
		.where((eb) => eb.or([eb('needId', 'in', [...postingIds]), eb('offerId', 'in', [...postingIds])]))
		.execute();
}

/** How many proposals by others wait for this organisation. */
export async function countWaiting(db: Handle, organisationId: number): Promise<number> {
	const { waiting } = await db
		.selectFrom('match')
		.select(({ fn }) => fn.countAll<number>().as('waiting'))
		.where('match.state', '=', 'proposed')
		.where('match.proposerId', '<>', organisationId)
		.where(ofOrganisation(organisationId))
		.executeTakeFirstOrThrow();
	return Number(waiting);
}

/** The city's newest agreed matches. */
export const newestMatches = (db: Handle, limit: number): Promise<Match[]> =>
	matchRows(db)
		.where('match.state', '=', 'accepted')
		.orderBy('match.decidedAt', 'desc')
		.orderBy('match.id', 'desc')
		.limit(limit)
		.execute();
