/** All SQL of the explore room: events that have not ended and open opportunities of partners that are shown. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { isNamed, isOneOfNamed, isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { PointCount } from '#lib/explore/clusters.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { districtsNamed } from '#lib/geography/place-names.ts';
import { kmPerDegree, type Point } from '#lib/geography/point.ts';
import type { Box } from '#lib/geography/view.ts';
import {
	nearKm,
	opportunityKindOf,
	sortsByDistance,
	takesEvents,
	takesOpportunities,
	type ExploreFilter,
} from '#lib/explore/filter.ts';
import { holdsWith, isOnAt, overlaps } from '#lib/events/rows.server.ts';
import type { Span } from '#lib/explore/span.ts';
import { addDays, copenhagenDate, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { focusAreaBySlug, goalsAt } from '#lib/policy/edition.ts';
import { keyset, type Place } from '#lib/platform/lists/keyset.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';

const wheelchair = ['step_free', 'lift'];

/** Metres from the point, by the flat approximation of `distanceKm`. */
const metresFrom = ({ lat, lng }: Point) =>
	sql<number>`round(${1000 * kmPerDegree} * sqrt(power((e.lng - ${lng}) * cos(radians((e.lat + ${lat}) / 2)), 2)
		+ power(e.lat - ${lat}, 2)))::int`;

const isNear = (point: Point) => sql<boolean>`${metresFrom(point)} <= ${1000 * nearKm}`;

/** The rim belongs to it, and what rounding took away. */
const inBox = ([south, west, north, east]: Box) =>
	sql<SqlBool>`e.lat between ${south - 2e-6} and ${north + 2e-6} and e.lng between ${west - 2e-6} and ${east + 2e-6}`;

interface MapChoice {
	within?: Box | null;
	only?: { events: readonly number[]; opportunities: readonly number[] };
	limit?: number;
}

/** @param area a focus area's slug */
const servesArea = (commitmentId: Expression<unknown>, focusArea: Expression<unknown>, area: string) =>
	sql<SqlBool>`(${focusArea} = ${focusAreaBySlug(area)?.key ?? ''} or exists (
		select from commitment c where c.id = ${commitmentId} and c.goal = any(${goalsAt(area).map((goal) => goal.key)})))`;

const inDistricts = (nrs: readonly DistrictNr[]) =>
	nrs.length === 1
		? sql<boolean>`e.district_nr = ${nrs[0]}`
		: sql<boolean>`e.district_nr = any(${[...nrs]}::smallint[])`;

/** A word may name where a thing is, as `sydhavn` and `2200` do, though it does not say so. */
const liesIn = (word: string) => {
	const nrs = districtsNamed(word);
	return nrs && word.length > 2 ? [inDistricts(nrs)] : [];
};

/** What the words find beside a thing's own: who holds it, and the part of the city it lies in. */
const eventWords = (text: string) =>
	matches('e.search', text, (words, word) => [
		isOneOfNamed(sql.ref('e.organisation_id'), words),
		sql<boolean>`e.id = any(array(
			select eo.event_id from event_organiser eo join organisation named on named.id = eo.organisation_id
			where ${isNamed('named', words)} and ${holdsWith} and ${isShown('named')}))`,
		...liesIn(word),
	]);
const opportunityWords = (text: string) =>
	matches('e.search', text, (words, word) => [
		isOneOfNamed(sql.ref('e.organisation_id'), words),
		...liesIn(word),
	]);

/** Public events that fit, of any time. */
function eventsThatFit(db: Database, filter: ExploreFilter) {
	let query = db
		.selectFrom('event as e')
		.innerJoin('organisation as o', (join) => join.onRef('o.id', '=', 'e.organisationId').on(isShown('o')))
		.where('e.state', '<>', 'draft');
	if (filter.districts.length > 0) query = query.where(inDistricts(filter.districts));
	if (filter.free) query = query.where('e.priceKr', '=', 0);
	if (filter.language) query = query.where(sql<SqlBool>`e.languages @> array[${filter.language}]`);
	if (filter.accessible) query = query.where(sql<SqlBool>`e.accessibility && ${wheelchair}::text[]`);
	if (filter.area)
		query = query.where(servesArea(sql.ref('e.commitment_id'), sql.ref('e.focus_area'), filter.area));
	if (filter.near) query = query.where(isNear(filter.near));
	if (filter.text) query = query.where(eventWords(filter.text));
	return query;
}

type Events = ReturnType<typeof eventsThatFit>;

/** Those that overlap the span, to be counted. */
const eventsIn = (db: Database, filter: ExploreFilter, span: Span): Events =>
	eventsThatFit(db, filter).where(overlaps('e', span));

/**
 * The same in two halves, to be listed: what is on as the span begins, of which there is little, and what begins later,
 * which lies in order. Asked for as one, sorted by their beginning, they would be looked for among all that is over.
 */
function halvesOf(db: Database, filter: ExploreFilter, { from, until }: Span): [on: Events, later: Events] {
	const on = eventsThatFit(db, filter).where(isOnAt('e', from));
	const later = eventsThatFit(db, filter).where('e.startsAt', '>', from);
	return [on, until ? later.where('e.startsAt', '<', until) : later];
}

export function openOpportunities(db: Database, filter: ExploreFilter, span: Span) {
	let query = db
		.selectFrom('opportunity as e')
		.innerJoin('organisation as o', (join) => join.onRef('o.id', '=', 'e.organisationId').on(isShown('o')))
		.where('e.state', '=', 'published')
		.where('e.deadlineOn', '>=', span.firstDay);
	const kind = opportunityKindOf(filter);
	if (kind) query = query.where('e.kind', '=', kind);
	if (span.lastDay) query = query.where('e.deadlineOn', '<=', span.lastDay);
	if (filter.districts.length > 0) query = query.where(inDistricts(filter.districts));
	if (filter.language) query = query.where(sql<SqlBool>`e.languages @> array[${filter.language}]`);
	if (filter.area)
		query = query.where(servesArea(sql.ref('e.commitment_id'), sql.ref('e.focus_area'), filter.area));
	if (filter.near) query = query.where(isNear(filter.near));
	if (filter.text) query = query.where(opportunityWords(filter.text));
	return query;
}

const organiser = ['o.name as organiserName', 'o.kind as organiserKind', 'o.slug as organiserSlug'] as const;
const placeColumns = ['e.lat', 'e.lng', 'e.districtNr', 'e.placeName', 'e.address'] as const;

export const soonest = keyset(['e.startsAt', 'asc', 'moment'], ['e.id', 'asc', 'id']);
export const nearestDeadline = keyset(['e.deadlineOn', 'asc', 'day'], ['e.id', 'asc', 'id']);
/** By how far from the point, whatever the time. */
export const nearestTo = (point: Point) => keyset([metresFrom(point), 'asc', 'count'], ['e.id', 'asc', 'id']);

const metres = ({ near }: ExploreFilter) =>
	(near ? sql<number | null>`${metresFrom(near)}` : sql<number | null>`null::int`).as('metres');

/** Events as rows of a list. */
const asRows = (events: Events, filter: ExploreFilter) =>
	events
		.select(metres(filter))
		.select([
			'e.id',
			'e.slug',
			'e.title',
			'e.contentLocale',
			'e.state',
			'e.startsAt',
			'e.endsAt',
			'e.priceKr',
		])
		.select(['e.languages', 'e.danishLevel', 'e.accessibility', 'e.capacity', 'e.signUp', 'e.onlineUrl'])
		.select([...placeColumns, ...organiser])
		.select(
			sql<{ name: string; kind: OrganisationKind; slug: string }[]>`coalesce((
				select json_agg(json_build_object('name', c.name, 'kind', c.kind, 'slug', c.slug) order by c.id)
				from event_organiser eo join organisation c on c.id = eo.organisation_id
				where eo.event_id = e.id and ${holdsWith} and ${isShown('c')}), '[]')`.as('coOrganisers'),
		)
		.select(
			sql<number>`case when e.capacity is null then 0 else (
				select count(*) from registration r where r.event_id = e.id and r.state = 'confirmed') end`.as('taken'),
		);

/** In the order that is asked for. */
export function eventPageQuery(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	place: Place | undefined,
	limit: number,
) {
	if (filter.near && sortsByDistance(filter)) {
		const nearest = nearestTo(filter.near)
			.from(asRows(eventsIn(db, filter, span), filter), place)
			.limit(limit);
		return db.selectFrom(nearest.as('near')).selectAll();
	}
	const [on, later] = halvesOf(db, filter, span);
	const first = (events: Events) =>
		db.selectFrom(soonest.from(asRows(events, filter), place).limit(limit).as('half')).selectAll();
	return first(on).unionAll(first(later)).orderBy('startsAt').orderBy('id').limit(limit);
}

/** What began last and what begins first, at most `limit` of each, by their beginning. */
export function eventsAround(db: Database, filter: ExploreFilter, span: Span, limit: number) {
	const [on, later] = halvesOf(db, filter, span);
	const nearest = (events: Events, direction: 'asc' | 'desc') => {
		const rows = asRows(events, filter)
			.orderBy('e.startsAt', direction)
			.orderBy('e.id', direction)
			.limit(limit);
		return db.selectFrom(rows.as('half')).selectAll();
	};
	return nearest(on, 'desc').unionAll(nearest(later, 'asc')).orderBy('startsAt').orderBy('id').execute();
}

export const eventPage = (...about: Parameters<typeof eventPageQuery>) => eventPageQuery(...about).execute();

export function opportunityPageQuery(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	place: Place | undefined,
	limit: number,
) {
	const query = openOpportunities(db, filter, span)
		.select([
			'e.id',
			'e.slug',
			'e.title',
			'e.contentLocale',
			'e.kind',
			'e.programme',
			'e.places',
			'e.startsOn',
		])
		.select(['e.deadlineOn', 'e.danishLevel', 'e.languages', ...placeColumns, ...organiser])
		.select(metres(filter))
		.select(
			sql<number>`(select count(*) from placement p where p.opportunity_id = e.id and p.taken_back_at is null)`.as(
				'filled',
			),
		);
	const order = filter.near && sortsByDistance(filter) ? nearestTo(filter.near) : nearestDeadline;
	return order.from(query, place).limit(limit);
}

export const opportunityPage = (...about: Parameters<typeof opportunityPageQuery>) =>
	opportunityPageQuery(...about).execute();

/**
 * How many events stand under each day from the one to the other, for the headings of the days on a page; the span's first
 * day has also those that began before it.
 */
export async function eventsPerDay(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	[firstDay, lastDay]: readonly [string, string],
): Promise<Map<string, number>> {
	const until = copenhagenInstant(addDays(lastDay, 1));
	const events =
		firstDay > span.firstDay
			? eventsThatFit(db, filter)
					.where('e.startsAt', '>=', copenhagenInstant(firstDay))
					.where('e.startsAt', '<', until)
			: eventsIn(db, filter, { ...span, until });
	const rows = await events
		.select([
			sql<string>`greatest(e.starts_at::date, ${span.firstDay}::date)`.as('day'),
			sql<number>`count(*)`.as('count'),
		])
		.groupBy(sql`1`)
		.execute();
	return new Map(rows.map(({ day, count }) => [day, count]));
}

export async function countThings(db: Database, filter: ExploreFilter, span: Span): Promise<number> {
	const count = sql<number>`count(*)`.as('count');
	const [events, opportunities] = await Promise.all([
		takesEvents(filter) ? eventsIn(db, filter, span).select(count).executeTakeFirst() : null,
		takesOpportunities(filter) ? openOpportunities(db, filter, span).select(count).executeTakeFirst() : null,
	]);
	return (events?.count ?? 0) + (opportunities?.count ?? 0);
}

/** Where everything lies that fits: how many things at each point, by sector. */
export async function pointCounts(db: Database, filter: ExploreFilter, span: Span): Promise<PointCount[]> {
	const columns = ['e.id', 'e.lat', 'e.lng', 'o.kind as sector'] as const;
	const counted = (
		rows: Expression<{ id: number; lat: number | null; lng: number | null; sector: OrganisationKind }>,
		type: PointCount['type'],
	) =>
		db
			.selectFrom(sql<Omit<PointCount, 'count' | 'type'>>`${rows}`.as('found'))
			.where('found.lat', 'is not', null)
			.select(['found.lat', 'found.lng', 'found.sector'])
			.select([
				sql<number>`count(*)`.as('count'),
				sql<number>`min(found.id)`.as('id'),
				sql.lit(type).as('type'),
			])
			.groupBy(['found.lat', 'found.lng', 'found.sector'])
			.execute();
	const [on, later] = halvesOf(db, filter, span);
	const [events, opportunities] = await Promise.all([
		takesEvents(filter) ? counted(on.select(columns).unionAll(later.select(columns)), 'event') : [],
		takesOpportunities(filter)
			? counted(openOpportunities(db, filter, span).select(columns), 'opportunity')
			: [],
	]);
	return [...events, ...opportunities];
}

/** What is on the map and fits, with its words: those of a place, or those named. */
export async function mapRows(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	{ within, only, limit }: MapChoice,
) {
	const columns = ['e.id', 'e.slug', 'e.title', 'o.kind as sector'] as const;
	const chosen = (ids: readonly number[] | undefined) =>
		sql<SqlBool>`e.lat is not null and ${within ? inBox(within) : sql`true`} and ${ids ? sql`e.id = any(${[...ids]}::int[])` : sql`true`}`;
	const most = limit ?? null;
	const [on, later] = halvesOf(db, filter, span);
	const first = (events: Events) =>
		db
			.selectFrom(
				events
					.where(chosen(only?.events))
					.select(columns)
					.select(['e.startsAt', 'e.endsAt', 'e.state'])
					.orderBy('e.startsAt')
					.orderBy('e.id')
					.limit(most)
					.as('half'),
			)
			.selectAll();
	const [events, opportunities] = await Promise.all([
		!takesEvents(filter)
			? []
			: first(on).unionAll(first(later)).orderBy('startsAt').orderBy('id').limit(most).execute(),
		takesOpportunities(filter)
			? openOpportunities(db, filter, span)
					.where(chosen(only?.opportunities))
					.select(columns)
					.select(['e.deadlineOn', 'e.kind'])
					.orderBy('e.deadlineOn')
					.orderBy('e.id')
					.limit(most)
					.execute()
			: [],
	]);
	return { events, opportunities };
}

const mostTitles = 2000;
const alike = 0.25;

/** To each folded word the one most like it in the titles that are listed and among `names`, spelled as it is there. */
export async function similarWords(
	db: Database,
	words: readonly string[],
	names: readonly string[],
	now: Date,
): Promise<Map<string, string>> {
	const { rows } = await sql<{ word: string; meant: string }>`
		with title as (
			(select title from event where state <> 'draft' and starts_at > ${now} order by starts_at limit ${mostTitles})
			union all
			(select title from opportunity where state = 'published' and deadline_on >= ${copenhagenDate(now)}
				order by deadline_on limit ${mostTitles})
			union all select unnest(${[...names]}::text[])
		), known as materialized (
			select distinct lower(word) as word, fold(word) as folded
			from title, regexp_split_to_table(title, '[^[:alnum:]]+') as word where length(word) > 2
		)
		select asked as word, best.word as meant from unnest(${[...words]}::text[]) as asked, lateral (
			select known.word from known where similarity(folded, asked) >= ${alike}
			order by similarity(folded, asked) desc, known.word limit 1
		) as best`.execute(db);
	return new Map(rows.map(({ word, meant }) => [word, meant]));
}
