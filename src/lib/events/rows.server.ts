/** Pieces of SQL about events, for the questions of this room and others. `t` is what the query calls the table. */
import { sql, type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool } from 'kysely';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';

/** `eo`, a row of event_organiser, holds the event with its organiser: it was asked and has said yes. */
export const holdsWith = sql<boolean>`eo.state = 'accepted'`;

/** From the moment it begins to the one it ends, which is no longer part of it; as the index `event_on` writes it. */
const lasts = (t: string) => sql`tstzrange(${sql.ref(`${t}.starts_at`)}, ${sql.ref(`${t}.ends_at`)})`;

/** It is over. Where this is not so it is listed, also when it has begun. */
export const hasEnded = (t: string, now: Date): RawBuilder<boolean> =>
	sql<boolean>`${sql.ref(`${t}.ends_at`)} <= ${now}`;

/** Somebody may count on it: it is public, neither off nor held nor over; what is postponed waits for a new date. */
export const isComing = (t: string, now: Date): RawBuilder<boolean> => {
	const state = sql.ref(`${t}.state`);
	return sql<boolean>`(${sql.ref(`${t}.held_at`)} is null
		and (${state} = 'postponed' or (${state} = 'published' and not ${hasEnded(t, now)})))`;
};

/**
 * Of these events those that are on at that moment, in order. `offset 0` lets them be found and sorted before the query
 * around them joins anything: how many are on is not known to the planner, which for the first of them would otherwise read
 * all that is over.
 */
export const onAt = <O>(
	events: SelectQueryBuilder<DB, 'event', O>,
	moment: Date,
	direction: 'asc' | 'desc',
) =>
	events
		.where(sql<boolean>`${lasts('event')} @> ${moment}::timestamptz`)
		.orderBy('event.startsAt', direction)
		.orderBy('event.id', direction)
		.offset(0);

/** What of a series a reader may come to or is told of, and is not over by then; `s`, a date of it. */
const alike = (t: string, from: Date) =>
	sql`s.series_id = ${sql.ref(`${t}.series_id`)} and s.state = ${sql.ref(`${t}.state`)} and s.state <> 'draft'
		and s.ends_at > ${from}`;

/**
 * Lists show a series once, at the first of its dates from a moment on that fits; those that are off stand apart from those
 * that are on. An event of no series stands for itself.
 * @param fits what else the list asks, of the date called `s`
 */
export const leadsSeries = (
	t: string,
	from: Date,
	fits: readonly Expression<SqlBool>[] = [],
): RawBuilder<boolean> =>
	sql<boolean>`(${sql.ref(`${t}.series_id`)} is null or not exists (select from event s where ${alike(t, from)}
		and (s.starts_at, s.id) < (${sql.ref(`${t}.starts_at`)}, ${sql.ref(`${t}.id`)})
		${sql.join(
			fits.map((fit) => sql`and ${fit}`),
			sql` `,
		)}))`;

/** `u`, the umbrella of `t`, as whoever reads about `t` may meet it: public, of a partner that is shown. */
const umbrellaOf = (t: string) =>
	sql`from event u join organisation uo on uo.id = u.organisation_id and ${isShown('uo')}
		where u.id = ${sql.ref(`${t}.umbrella_id`)} and u.state <> 'draft'`;

/**
 * Lists show a festival once: a part stands under its umbrella where that is listed too, on or off like itself. Where the
 * umbrella does not fit, each part that does stands for itself.
 * @param fits what else the list asks, of the umbrella called `u`
 */
export const standsAlone = (
	t: string,
	{ from, until }: { from: Date; until: Date | null },
	fits: readonly Expression<SqlBool>[] = [],
): RawBuilder<boolean> =>
	sql<boolean>`(${sql.ref(`${t}.umbrella_id`)} is null or not exists (select ${umbrellaOf(t)}
		and u.state = ${sql.ref(`${t}.state`)} and u.ends_at > ${from} and ${until ? sql`u.starts_at < ${until}` : sql`true`}
		${sql.join(
			fits.map((fit) => sql`and ${fit}`),
			sql` `,
		)}))`;

/** What a part says of the festival that it belongs to. */
export interface PartOf {
	id: number;
	slug: string;
	title: string;
	contentLocale: string;
}

/** Null for what is of none, or of one that nobody may see. */
export const partOf = (t: string): RawBuilder<PartOf | null> =>
	sql<PartOf | null>`case when ${sql.ref(`${t}.umbrella_id`)} is not null then (
		select json_build_object('id', u.id, 'slug', u.slug, 'title', u.title, 'contentLocale', u.content_locale)
		${umbrellaOf(t)}) end`;

/** The parts of a festival that a list would show without it. */
export interface PartsFound {
	count: number;
	/** The first of them. */
	first: Omit<PartOf, 'id'>[];
}

const namedParts = 3;

/** @param fits what the list asks, of the part called `p`. Null for what is no festival, and where no part fits. */
export const partsFound = (
	t: string,
	span: { from: Date; until: Date | null },
	fits: readonly Expression<SqlBool>[] = [],
): RawBuilder<PartsFound | null> =>
	sql<PartsFound | null>`case when ${sql.ref(`${t}.is_umbrella`)} then (
		select case when count(*) > 0 then json_build_object('count', count(*), 'first', (array_agg(
			json_build_object('slug', p.slug, 'title', p.title, 'contentLocale', p.content_locale)
			order by p.starts_at, p.id))[1:${sql.lit(namedParts)}]) end
		from event p join organisation po on po.id = p.organisation_id and ${isShown('po')}
		where p.umbrella_id = ${sql.ref(`${t}.id`)} and p.state = ${sql.ref(`${t}.state`)} and ${overlaps('p', span)}
		${sql.join(
			fits.map((fit) => sql`and ${fit}`),
			sql` `,
		)}) end`;

/** The dates after it that its series has as well. */
export interface OtherDates {
	count: number;
	/** The first of them, as the database writes moments in JSON. */
	next: string[];
}

const namedDates = 3;

/** Null for what is of no series, and for the last date of one. */
export const otherDates = (t: string, from: Date): RawBuilder<OtherDates | null> =>
	sql<OtherDates | null>`case when ${sql.ref(`${t}.series_id`)} is not null then (
		select case when count(*) > 0 then json_build_object('count', count(*),
			'next', (array_agg(s.starts_at order by s.starts_at))[1:${sql.lit(namedDates)}]) end
		from event s where ${alike(t, from)}
			and (s.starts_at, s.id) > (${sql.ref(`${t}.starts_at`)}, ${sql.ref(`${t}.id`)})) end`;

/** Some of it lies in the time from the one moment up to the other, or to the end of time. */
export const overlaps = (
	t: string,
	{ from, until }: { from: Date; until: Date | null },
): RawBuilder<boolean> => sql<boolean>`${lasts(t)} && tstzrange(${from}::timestamptz, ${until}::timestamptz)`;
