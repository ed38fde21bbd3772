/** SQL of the places of a course, and of who waits for one. */
import { sql, type Insertable } from 'kysely';
import { most, type PlaceState } from '#lib/networks/courses/course.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { CoursePlace } from '#lib/platform/database/tables.ts';

const places = (db: Handle) =>
	db
		.selectFrom('coursePlace as p')
		.innerJoin('organisation as o', 'o.id', 'p.organisationId')
		.select(['p.id', 'p.organisationId', 'p.people', 'p.state', 'o.name as organisation', 'o.slug'])
		.select(isShown('o').as('isShown'));
export type Place = Awaited<ReturnType<ReturnType<typeof places>['executeTakeFirstOrThrow']>>;

/** Those who hold a place, then those who wait, in the order in which they came; with what came of it, where they were asked. */
export const placesOf = (db: Handle, courseId: number) =>
	places(db)
		.leftJoin('courseOutcome as a', 'a.placeId', 'p.id')
		.select(['a.askedAt as outcomeAskedAt', 'a.outcome', 'a.words'])
		.where('p.courseId', '=', courseId)
		.orderBy('p.state')
		.orderBy('p.id')
		.execute();

/** Who takes part, as everybody reads it: an organisation that is suspended or closed is not named. */
export const takingPart = (db: Handle, courseId: number) =>
	db
		.selectFrom('coursePlace as p')
		.innerJoin('organisation as o', 'o.id', 'p.organisationId')
		.select(['o.name', 'o.slug'])
		.where('p.courseId', '=', courseId)
		.where('p.state', '=', 'held')
		.where(isShown('o'))
		.orderBy(sql`o.name collate "da-x-icu"`)
		.orderBy('o.id')
		.limit(most.places)
		.execute();

export const placeOf = (db: Handle, courseId: number, organisationId: number): Promise<Place | undefined> =>
	places(db)
		.where('p.courseId', '=', courseId)
		.where('p.organisationId', '=', organisationId)
		.executeTakeFirst();

/** How an organisation stands, by the course's number. */
export async function standingsOf(db: Handle, organisationId: number): Promise<Map<number, PlaceState>> {
	const rows = await db
		.selectFrom('coursePlace')
		.select(['courseId', 'state'])
		.where('organisationId', '=', organisationId)
		.execute();
	return new Map(rows.map(({ courseId, state }) => [courseId, state]));
}

/** How many wait before this one. */
export async function countBefore(db: Handle, courseId: number, id: number): Promise<number> {
	const { count } = await db
		.selectFrom('coursePlace')
		.select(sql<number>`count(*)::int`.as('count'))
		.where('courseId', '=', courseId)
		.where('state', '=', 'waiting')
		.where('id', '<', id)
		.executeTakeFirstOrThrow();
	return count;
}

export const insertPlace = (trx: Transaction, row: Insertable<CoursePlace>) =>
	trx.insertInto('coursePlace').values(row).returning('id').executeTakeFirstOrThrow();

export async function deletePlace(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('coursePlace').where('id', '=', id).execute();
}

/**
 * Gives the places that are free to those who have waited longest, while the course is held. An organisation that is suspended
 * keeps its turn and is passed.
 */
export async function serveWaiting(
	trx: Transaction,
	{ id, places: has }: { id: number; places: number },
	heldAt: Date,
): Promise<{ id: number; organisationId: number }[]> {
	const all = await placesOf(trx, id);
	const free = has - all.filter(({ state }) => state === 'held').length;
	const next = all.filter((one) => one.state === 'waiting' && one.isShown).slice(0, Math.max(0, free));
	if (!next.length) return [];
	const ids = next.map((one) => one.id);
	await trx.updateTable('coursePlace').set({ state: 'held', heldAt }).where('id', 'in', ids).execute();
	return next;
}

/** Which places came to which session. */
export async function attendanceOf(db: Handle, courseId: number): Promise<Map<number, number[]>> {
	const rows = await db
		.selectFrom('courseAttendance')
		.select(['sessionId', 'placeId'])
		.where('courseId', '=', courseId)
		.orderBy('placeId')
		.execute();
	const came = new Map<number, number[]>();
	for (const { sessionId, placeId } of rows) came.set(sessionId, [...(came.get(sessionId) ?? []), placeId]);
	return came;
}

/** In place of what stood there. */
export async function replaceAttendance(
	trx: Transaction,
	{ sessionId, courseId }: { sessionId: number; courseId: number },
	placeIds: readonly number[],
): Promise<void> {
	await trx.deleteFrom('courseAttendance').where('sessionId', '=', sessionId).execute();
	if (!placeIds.length) return;
	const rows = placeIds.map((placeId) => ({ sessionId, courseId, placeId }));
	await trx.insertInto('courseAttendance').values(rows).execute();
}
