/** SQL of what came of courses. */
import { sql } from 'kysely';
import { most, type Outcome } from '#lib/networks/courses/course.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

/** Held places of courses that are long over, of organisations that everybody sees. */
const asked = (trx: Transaction) =>
	trx
		.selectFrom('coursePlace as p')
		.innerJoin('course as c', 'c.id', 'p.courseId')
		.innerJoin('organisation as o', 'o.id', 'p.organisationId')
		.leftJoin('courseOutcome as a', 'a.placeId', 'p.id')
		.select(['p.id', 'p.organisationId', 'o.slug as organisationSlug', 'c.slug', 'c.title'])
		.where('p.state', '=', 'held')
		.where('c.state', '=', 'published')
		.where(isShown('o'))
		.orderBy('p.id')
		.forUpdate('p');
export type AskedPlace = Awaited<ReturnType<ReturnType<typeof asked>['executeTakeFirstOrThrow']>>;

/** The last session was six months ago, and nobody has asked. */
export const toAsk = (trx: Transaction, at: Date, limit: number): Promise<AskedPlace[]> =>
	asked(trx)
		.where('a.placeId', 'is', null)
		.where(sql<boolean>`c.ends_at + interval '6 months' <= ${at}`)
		.limit(limit)
		.execute();

/** Asked before this moment, without an answer, and not reminded. */
export const toRemind = (trx: Transaction, before: Date, limit: number): Promise<AskedPlace[]> =>
	asked(trx)
		.where('a.outcome', 'is', null)
		.where('a.remindedAt', 'is', null)
		.where('a.askedAt', '<=', before)
		.limit(limit)
		.execute();

export async function insertAsked(
	trx: Transaction,
	placeIds: readonly number[],
	askedAt: Date,
): Promise<void> {
	await trx
		.insertInto('courseOutcome')
		.values(placeIds.map((placeId) => ({ placeId, askedAt })))
		.execute();
}
export async function setReminded(
	trx: Transaction,
	placeIds: readonly number[],
	remindedAt: Date,
): Promise<void> {
	await trx.updateTable('courseOutcome').set({ remindedAt }).where('placeId', 'in', placeIds).execute();
}

export interface OwnOutcome {
	outcome: Outcome | null;
	words: string | null;
	wordsShown: boolean;
}
/** What an organisation was asked, and what it has said. */
export const findOutcome = (db: Handle, placeId: number): Promise<OwnOutcome | undefined> =>
	db
		.selectFrom('courseOutcome')
		.select(['outcome', 'words', 'wordsShown'])
		.where('placeId', '=', placeId)
		.executeTakeFirst();

export async function setOutcome(
	trx: Transaction,
	placeId: number,
	told: { outcome: Outcome; words: string | null; wordsShown: boolean; toldAt: Date; toldBy: number },
): Promise<void> {
	await trx.updateTable('courseOutcome').set(told).where('placeId', '=', placeId).execute();
}

/** How many were asked and what they said, as counts alone. */
export const countOutcomes = (db: Handle, courseId: number) => {
	const of = (outcome: Outcome) => sql<number>`count(*) filter (where a.outcome = ${outcome})::int`;
	return db
		.selectFrom('courseOutcome as a')
		.innerJoin('coursePlace as p', 'p.id', 'a.placeId')
		.select(sql<number>`count(*)::int`.as('asked'))
		.select([of('used').as('used'), of('partly').as('partly')])
		.select([of('not_yet').as('not_yet'), of('not_wanted').as('not_wanted')])
		.where('p.courseId', '=', courseId)
		.executeTakeFirstOrThrow();
};

/** Words that their organisation has said yes to, the latest first. */
export const shownWords = (db: Handle, courseId: number) =>
	db
		.selectFrom('courseOutcome as a')
		.innerJoin('coursePlace as p', 'p.id', 'a.placeId')
		.innerJoin('organisation as o', 'o.id', 'p.organisationId')
		.select(['a.placeId', 'o.name', sql<string>`a.words`.as('words')])
		.where('p.courseId', '=', courseId)
		.where('a.wordsShown', '=', true)
		.where(isShown('o'))
		.orderBy('a.toldAt', 'desc')
		.orderBy('a.placeId')
		.limit(most.places)
		.execute();

/** How many courses an organisation is asked about, and has not answered. */
export async function countUntold(db: Handle, organisationId: number): Promise<number> {
	const { count } = await db
		.selectFrom('courseOutcome as a')
		.innerJoin('coursePlace as p', 'p.id', 'a.placeId')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('p.organisationId', '=', organisationId)
		.where('a.outcome', 'is', null)
		.executeTakeFirstOrThrow();
	return count;
}
