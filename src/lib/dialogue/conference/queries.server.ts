/** SQL of the conference: the day itself, and who speaks at its sessions. */
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { Conference, ConferenceSpeaker } from '#lib/platform/database/tables.ts';

/** More than a century of them. */
const mostYears = 100;

const conferences = (db: Handle) =>
	db
		.selectFrom('conference as c')
		.leftJoin('event as u', 'u.id', 'c.umbrellaId')
		.select(['c.id', 'c.heldOn', 'c.title', 'c.theme', 'c.place', 'c.publishedAt', 'c.umbrellaId'])
		.select(['c.year', 'u.slug as umbrella']);

/** The newest first. */
export const listConferences = (db: Handle, which: { public: boolean }) =>
	conferences(db)
		.$if(which.public, (query) => query.where('c.publishedAt', 'is not', null))
		.orderBy('c.heldOn', 'desc')
		.limit(mostYears)
		.execute();

export const findConference = (db: Handle, year: number) =>
	conferences(db).where('c.year', '=', year).executeTakeFirst();

/** The next one that everybody may read of. */
export const nextConference = (db: Handle, today: string) =>
	conferences(db)
		.where('c.publishedAt', 'is not', null)
		.where('c.heldOn', '>=', today)
		.orderBy('c.heldOn')
		.limit(1)
		.executeTakeFirst();

/** Held until the transaction ends. */
export const lockConference = (trx: Transaction, year: number) =>
	conferences(trx).where('c.year', '=', year).forUpdate('c').executeTakeFirst();

/** Another conference that has the year, or the festival. */
export const findRival = (
	trx: Transaction,
	{ year, umbrellaId, not }: { year: number; umbrellaId: number | null; not: number | null },
) =>
	trx
		.selectFrom('conference')
		.select(['id', 'year'])
		.where((eb) => eb.or([eb('year', '=', year), eb('umbrellaId', '=', umbrellaId)]))
		.$if(not !== null, (query) => query.where('id', '<>', not))
		.limit(1)
		.executeTakeFirst();

/** @returns undefined where another has the year, or the festival */
export const insertConference = (trx: Transaction, row: Insertable<Conference>) =>
	trx
		.insertInto('conference')
		.values(row)
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();

export const updateConference = (trx: Transaction, id: number, row: Updateable<Conference>) =>
	trx.updateTable('conference').set(row).where('id', '=', id).execute();

/** A part of the festival that the conference stands on, drafts among them. */
export const findSession = (db: Handle, umbrellaId: number | null, slug: string) =>
	db
		.selectFrom('event')
		.leftJoin('conferenceSession as s', 's.eventId', 'event.id')
		.select([
			'event.id',
			'event.slug',
			'event.title',
			'event.contentLocale',
			'event.startsAt',
			'event.endsAt',
		])
		.select('s.track')
		.where('event.umbrellaId', '=', umbrellaId)
		.where('event.slug', '=', slug)
		.executeTakeFirst();

export const setTrack = (trx: Transaction, eventId: number, track: string | null) =>
	track === null
		? trx.deleteFrom('conferenceSession').where('eventId', '=', eventId).execute()
		: trx
				.insertInto('conferenceSession')
				.values({ eventId, track })
				.onConflict((conflict) => conflict.column('eventId').doUpdateSet({ track }))
				.execute();

/** By the numbers of their events. */
export const tracksOf = (db: Handle, events: readonly number[]) =>
	db
		.selectFrom('conferenceSession')
		.select(['eventId', 'track'])
		.where('eventId', 'in', [...events, 0])
		.execute();

/** Nobody's e-mail. */
export const speakersOf = (db: Handle, events: readonly number[]) =>
	db
		.selectFrom('conferenceSpeaker')
		.select(['id', 'eventId', 'name', 'title', 'organisation'])
		.where('eventId', 'in', [...events, 0])
		.orderBy('id')
		.execute();

export const insertSpeaker = (trx: Transaction, row: Insertable<ConferenceSpeaker>) =>
	trx.insertInto('conferenceSpeaker').values(row).returning('id').executeTakeFirstOrThrow();

/** @returns whether they spoke there */
export const deleteSpeaker = async (trx: Transaction, eventId: number, id: number): Promise<boolean> =>
	(
		await trx
			.deleteFrom('conferenceSpeaker')
			.where('id', '=', id)
			.where('eventId', '=', eventId)
			.returning('id')
			.execute()
	).length > 0;

/** How many of a conference's papers or decisions, or of a session's speakers, there are. */
export async function countOf(
	trx: Transaction,
	...[table, column, id]:
		| ['conferenceSpeaker', 'eventId', number]
		| ['conferencePaper' | 'conferenceDecision', 'conferenceId', number]
): Promise<number> {
	const { rows } = await sql<{
		count: number;
	}>`select count(*)::int as count from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(trx);
	return rows[0]?.count ?? 0;
}
