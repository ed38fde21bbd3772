/** All SQL of the explore room: upcoming events and open opportunities of partners that are shown. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql, type Expression, type SqlBool } from 'kysely';
import type { Point } from '#lib/geography/point.ts';
import { nearKm, type ExploreFilter } from '#lib/explore/filter.ts';
import { holdsWith } from '#lib/events/rows.server.ts';
import type { Span } from '#lib/explore/span.ts';
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

export function upcomingEvents(db: Database, filter: ExploreFilter, span: Span) {
	let query = db
		.selectFrom('event as e')
		.innerJoin('organisation as o', (join) => join.onRef('o.id', '=', 'e.organisationId').on(isShown('o')))
		.where('e.state', '<>', 'draft')
		.where('e.startsAt', '>=', span.from);
	if (span.until) query = query.where('e.startsAt', '<', span.until);
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

export function openOpportunities(db: Database, filter: ExploreFilter, span: Span) {
	let query = db
		.selectFrom('opportunity as e')
		.innerJoin('organisation as o', (join) => join.onRef('o.id', '=', 'e.organisationId').on(isShown('o')))
		.where('e.state', '=', 'published')
		.where('e.deadlineOn', '>=', span.firstDay);
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

export function eventPageQuery(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	place: Place | undefined,
	limit: number,
) {
	const query = upcomingEvents(db, filter, span)
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
	return soonest.from(query, place).limit(limit);
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

/** How many events there are on each day of the span, for the headings of the days on a page. */
export async function eventsPerDay(
	db: Database,
	filter: ExploreFilter,
	span: Span,
): Promise<Map<string, number>> {
	const rows = await upcomingEvents(db, filter, span)
		.select([sql<string>`e.starts_at::date`.as('day'), sql<number>`count(*)`.as('count')])
		.groupBy(sql`1`)
		.execute();
	return new Map(rows.map(({ day, count }) => [day, count]));
}

export async function countThings(db: Database, filter: ExploreFilter, span: Span): Promise<number> {
	const count = sql<number>`count(*)`.as('count');
	const [events, opportunities] = await Promise.all([
		filter.kind === 'apprenticeships'
			? null
			: upcomingEvents(db, filter, span).select(count).executeTakeFirst(),
		takesOpportunities(filter) ? openOpportunities(db, filter, span).select(count).executeTakeFirst() : null,
	]);
	return (events?.count ?? 0) + (opportunities?.count ?? 0);
}

/** An apprenticeship has neither a price nor a room; those questions are about events. */
export const takesOpportunities = (filter: ExploreFilter): boolean =>
	filter.kind === 'apprenticeships' || (filter.kind === 'all' && !filter.free && !filter.accessible);

/** Compact rows for the map: the same filter as the list, soonest first, at most `limit` of each kind. */
export async function mapRows(db: Database, filter: ExploreFilter, span: Span, limit: number) {
	const columns = ['e.slug', 'e.title', 'e.lat', 'e.lng', 'o.kind as sector'] as const;
	const [events, opportunities] = await Promise.all([
		filter.kind === 'apprenticeships'
			? []
			: upcomingEvents(db, filter, span)
					.where('e.lat', 'is not', null)
					.select(columns)
					.select('e.startsAt')
					.orderBy('e.startsAt')
					.orderBy('e.id')
					.limit(limit)
					.execute(),
		takesOpportunities(filter)
			? openOpportunities(db, filter, span)
					.where('e.lat', 'is not', null)
					.select(columns)
					.select('e.deadlineOn')
					.orderBy('e.deadlineOn')
					.orderBy('e.id')
					.limit(limit)
					.execute()
			: [],
	]);
	return { events, opportunities };
}
