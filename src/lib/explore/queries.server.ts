/** All SQL of the explore room: events that have not ended and open opportunities of partners that are shown. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Point } from '#lib/geography/point.ts';
import {
	nearKm,
	opportunityKindOf,
	takesEvents,
	takesOpportunities,
	type ExploreFilter,
} from '#lib/explore/filter.ts';
import { holdsWith, isOnAt, overlaps } from '#lib/events/rows.server.ts';
import type { Span } from '#lib/explore/span.ts';
import { addDays, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { focusAreaBySlug, goalsAt } from '#lib/policy/edition.ts';
import { keyset, type Place } from '#lib/platform/lists/keyset.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';

const wheelchair = ['step_free', 'lift'];

const kmPerDegree = 111.2;
/** A square around the point; cheap, and as good as a circle for "near me". */
const withinReach = (lat: Expression<unknown>, lng: Expression<unknown>, { lat: y, lng: x }: Point) => {
	const dLat = nearKm / kmPerDegree;
	const dLng = dLat / Math.cos((y * Math.PI) / 180);
	return sql<SqlBool>`${lat} between ${y - dLat} and ${y + dLat} and ${lng} between ${x - dLng} and ${x + dLng}`;
};

/** @param area a focus area's slug */
const servesArea = (commitmentId: Expression<unknown>, focusArea: Expression<unknown>, area: string) =>
	sql<SqlBool>`(${focusArea} = ${focusAreaBySlug(area)?.key ?? ''} or exists (
		select from commitment c where c.id = ${commitmentId} and c.goal = any(${goalsAt(area).map((goal) => goal.key)})))`;

// As arrays, so that the planner can join them to the indexes of the things.
const isOrganised = (words: Expression<unknown>) =>
	sql<boolean>`e.organisation_id = any(array(
		select named.id from organisation named where search_words(named.name, true) @@ ${words}))`;

const isOrganisedWith = (words: Expression<unknown>) =>
	sql<boolean>`e.id = any(array(
		select eo.event_id from event_organiser eo join organisation named on named.id = eo.organisation_id
		where search_words(named.name, true) @@ ${words} and ${holdsWith} and ${isShown('named')}))`;

/** Public events that fit, of any time. */
function eventsThatFit(db: Database, filter: ExploreFilter) {
	let query = db
		.selectFrom('event as e')
		.innerJoin('organisation as o', (join) => join.onRef('o.id', '=', 'e.organisationId').on(isShown('o')))
		.where('e.state', '<>', 'draft');
	if (filter.district) query = query.where('e.districtNr', '=', filter.district);
	if (filter.free) query = query.where('e.priceKr', '=', 0);
	if (filter.language) query = query.where(sql<SqlBool>`e.languages @> array[${filter.language}]`);
	if (filter.accessible) query = query.where(sql<SqlBool>`e.accessibility && ${wheelchair}::text[]`);
	if (filter.area)
		query = query.where(servesArea(sql.ref('e.commitment_id'), sql.ref('e.focus_area'), filter.area));
	if (filter.near) query = query.where(withinReach(sql.ref('e.lat'), sql.ref('e.lng'), filter.near));
	if (filter.text)
		query = query.where(
			matches('e.search', filter.text, (words) => [isOrganised(words), isOrganisedWith(words)]),
		);
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
	if (filter.district) query = query.where('e.districtNr', '=', filter.district);
	if (filter.language) query = query.where(sql<SqlBool>`e.languages @> array[${filter.language}]`);
	if (filter.area)
		query = query.where(servesArea(sql.ref('e.commitment_id'), sql.ref('e.focus_area'), filter.area));
	if (filter.near) query = query.where(withinReach(sql.ref('e.lat'), sql.ref('e.lng'), filter.near));
	if (filter.text) query = query.where(matches('e.search', filter.text, (words) => [isOrganised(words)]));
	return query;
}

const organiser = ['o.name as organiserName', 'o.kind as organiserKind', 'o.slug as organiserSlug'] as const;
const placeColumns = ['e.lat', 'e.lng', 'e.districtNr', 'e.placeName', 'e.address'] as const;

export const soonest = keyset(['e.startsAt', 'asc', 'moment'], ['e.id', 'asc', 'id']);
export const nearestDeadline = keyset(['e.deadlineOn', 'asc', 'day'], ['e.id', 'asc', 'id']);

/** Events as rows of a list. */
const asRows = (events: Events) =>
	events
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

export function eventPageQuery(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	place: Place | undefined,
	limit: number,
) {
	const [on, later] = halvesOf(db, filter, span);
	const first = (events: Events) =>
		db.selectFrom(soonest.from(asRows(events), place).limit(limit).as('half')).selectAll();
	return first(on).unionAll(first(later)).orderBy('startsAt').orderBy('id').limit(limit);
}

/** What began last and what begins first, at most `limit` of each, by their beginning. */
export function eventsAround(db: Database, filter: ExploreFilter, span: Span, limit: number) {
	const [on, later] = halvesOf(db, filter, span);
	const nearest = (events: Events, direction: 'asc' | 'desc') => {
		const rows = asRows(events).orderBy('e.startsAt', direction).orderBy('e.id', direction).limit(limit);
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
		.select(sql<number>`(select count(*) from placement p where p.opportunity_id = e.id)`.as('filled'));
	return nearestDeadline.from(query, place).limit(limit);
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

/** Compact rows for the map: the same filter as the list, soonest first, at most `limit` of each kind. */
export async function mapRows(db: Database, filter: ExploreFilter, span: Span, limit: number) {
	const columns = ['e.slug', 'e.title', 'e.lat', 'e.lng', 'o.kind as sector'] as const;
	const [on, later] = halvesOf(db, filter, span);
	const first = (events: Events) =>
		db
			.selectFrom(
				events
					.where('e.lat', 'is not', null)
					.select(columns)
					.select(['e.id', 'e.startsAt', 'e.endsAt', 'e.state'])
					.orderBy('e.startsAt')
					.orderBy('e.id')
					.limit(limit)
					.as('half'),
			)
			.selectAll();
	const [events, opportunities] = await Promise.all([
		!takesEvents(filter)
			? []
			: first(on).unionAll(first(later)).orderBy('startsAt').orderBy('id').limit(limit).execute(),
		takesOpportunities(filter)
			? openOpportunities(db, filter, span)
					.where('e.lat', 'is not', null)
					.select(columns)
					.select(['e.deadlineOn', 'e.kind'])
					.orderBy('e.deadlineOn')
					.orderBy('e.id')
					.limit(limit)
					.execute()
			: [],
	]);
	return { events, opportunities };
}
