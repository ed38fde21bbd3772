/** SQL of pairs of events that look alike. */
import { sql } from 'kysely';
import { minutesApart, pairOf } from '#lib/events/look-alikes/look-alike.ts';
import { hasEnded } from '#lib/events/rows.server.ts';
import type { CityEvent } from '#lib/events/event.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';

const mostCompared = 300;

const span = minutesApart * 60_000;

const publicEvents = (db: Handle) =>
	db
		.selectFrom('event')
		.innerJoin('organisation', 'organisation.id', 'event.organisationId')
		.select([
			'event.id',
			'event.slug',
			'event.title',
			'event.contentLocale',
			'event.startsAt',
			'event.endsAt',
		])
		.select([
			'event.address',
			'event.placeName',
			'event.districtNr',
			'event.lat',
			'event.lng',
			'event.onlineUrl',
		])
		.select(['organisation.name as organiser', 'event.organisationId'])
		.where('event.state', '<>', 'draft')
		.where('event.state', '<>', 'cancelled')
		.where(isShown('organisation'))
		.orderBy('event.startsAt')
		.orderBy('event.id');

/** That begin between two moments, or about then. */
const publicBetween = (db: Handle, from: Date, until: Date) =>
	publicEvents(db)
		.where('event.startsAt', '>=', new Date(from.getTime() - span))
		.where('event.startsAt', '<=', new Date(until.getTime() + span));

/** Public events that begin about then, but those that somebody has said are another: to be compared. */
export const startingAbout = (db: Handle, { id, startsAt }: Pick<CityEvent, 'id' | 'startsAt'>) =>
	publicBetween(db, startsAt, startsAt)
		.where('event.id', '<>', id)
		// A festival and what it begins with are two.
		.where(
			sql<boolean>`not exists (select from event one where one.id = ${id}
			and (one.umbrella_id = event.id or event.umbrella_id = one.id))`,
		)
		.where(
			sql<boolean>`not exists (select from look_alike p where p.different_at is not null
				and p.event_id = least(event.id, ${id}) and p.other_id = greatest(event.id, ${id}))`,
		)
		.limit(mostCompared)
		.execute();

const mostComparedAtOnce = 5000;

/** Public events that begin about one of several moments, in one question. */
export async function startingAboutAny(db: Handle, starts: readonly Date[]): Promise<Alike[]> {
	const moments = starts.map((at) => at.getTime());
	if (moments.length === 0) return [];
	return publicBetween(db, new Date(Math.min(...moments)), new Date(Math.max(...moments)))
		.where(
			sql<boolean>`exists (select from unnest(${starts.map((at) => at.toISOString())}::timestamptz[]) as near (at)
				where event.starts_at between near.at - ${span} * interval '1 ms' and near.at + ${span} * interval '1 ms')`,
		)
		.limit(mostComparedAtOnce)
		.execute();
}

/** Those of these events that are public still. */
export const publicAmong = async (db: Handle, ids: readonly number[]): Promise<Alike[]> =>
	ids.length === 0
		? []
		: publicEvents(db)
				.where('event.id', 'in', [...ids])
				.limit(mostCompared)
				.execute();

export type Alike = Awaited<ReturnType<typeof startingAbout>>[number];

/** What was found before is kept as it was decided. */
export async function insertPairs(
	trx: Transaction,
	eventId: number,
	otherIds: readonly number[],
	at: Date,
): Promise<void> {
	if (!otherIds.length) return;
	await trx
		.insertInto('lookAlike')
		.values(otherIds.map((otherId) => ({ ...pairOf(eventId, otherId), foundAt: at })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export const setDifferent = (
	trx: Transaction,
	pair: { eventId: number; otherId: number },
	{ at, by }: { at: Date; by: number | null },
) =>
	trx
		.updateTable('lookAlike')
		.set({ differentAt: at, differentBy: by })
		.where('eventId', '=', pair.eventId)
		.where('otherId', '=', pair.otherId)
		.where('differentAt', 'is', null)
		.returning('eventId')
		.executeTakeFirst();

export const clearDifferent = (trx: Transaction, pair: { eventId: number; otherId: number }) =>
	trx
		.updateTable('lookAlike')
		.set({ differentAt: null, differentBy: null })
		.where('eventId', '=', pair.eventId)
		.where('otherId', '=', pair.otherId)
		.where('differentAt', 'is not', null)
		.returning('eventId')
		.executeTakeFirst();

export const forgetPairsOf = (trx: Transaction, id: number) =>
	trx
		.deleteFrom('lookAlike')
		.where(({ or, eb }) => or([eb('eventId', '=', id), eb('otherId', '=', id)]))
		.execute();

const newest = keyset(
	['p.foundAt', 'desc', 'moment'],
	['p.eventId', 'desc', 'id'],
	['p.otherId', 'desc', 'id'],
);

const side = (
	t: string,
	o: string,
) => sql<PairedEvent>`json_build_object('id', ${sql.ref(`${t}.id`)}, 'slug', ${sql.ref(`${t}.slug`)},
	'title', ${sql.ref(`${t}.title`)}, 'contentLocale', ${sql.ref(`${t}.content_locale`)}, 'startsAt', ${sql.ref(`${t}.starts_at`)}, 'endsAt', ${sql.ref(`${t}.ends_at`)},
	'placeName', ${sql.ref(`${t}.place_name`)}, 'address', ${sql.ref(`${t}.address`)}, 'districtNr', ${sql.ref(`${t}.district_nr`)},
	'organiser', ${sql.ref(`${o}.name`)}, 'organisationId', ${sql.ref(`${o}.id`)},
	'taken', (select count(*)::int from registration r where r.event_id = ${sql.ref(`${t}.id`)} and r.state = 'confirmed'))`;

export interface PairedEvent extends Pick<
	CityEvent,
	'id' | 'slug' | 'title' | 'contentLocale' | 'organisationId' | 'placeName' | 'address' | 'districtNr'
> {
	/** As JSON writes a time. */
	startsAt: string;
	endsAt: string;
	organiser: string;
	taken: number;
}

export interface Pair {
	eventId: number;
	otherId: number;
	foundAt: Date;
	one: PairedEvent;
	other: PairedEvent;
}

/** Of which both are public and still to come. */
const livePairs = (db: Handle, now: Date) =>
	db
		.selectFrom('lookAlike as p')
		.innerJoin('event as a', 'a.id', 'p.eventId')
		.innerJoin('event as b', 'b.id', 'p.otherId')
		.innerJoin('organisation as ao', 'ao.id', 'a.organisationId')
		.innerJoin('organisation as bo', 'bo.id', 'b.organisationId')
		.select(['p.eventId', 'p.otherId', 'p.foundAt'])
		.select([side('a', 'ao').as('one'), side('b', 'bo').as('other')])
		.where('a.state', 'in', ['published', 'postponed'])
		.where('b.state', 'in', ['published', 'postponed'])
		.where(sql<boolean>`a.umbrella_id is distinct from b.id and b.umbrella_id is distinct from a.id`)
		.where(sql<boolean>`not ${hasEnded('a', now)} and not ${hasEnded('b', now)}`);

/** Those that nobody has decided, the last found first. */
export const openPairs = (db: Handle, now: Date, asked: Asked): Promise<Page<Pair>> =>
	newest.page(livePairs(db, now).where('p.differentAt', 'is', null), asked);

/** Those that somebody said are two, the last said first. */
export const pairsSaidDifferent = (db: Handle, now: Date, limit: number): Promise<Pair[]> =>
	livePairs(db, now)
		.where('p.differentAt', 'is not', null)
		.orderBy('p.differentAt', 'desc')
		.limit(limit)
		.execute();
