/** What is listed: events and opportunities as rows, in the order that is asked for. */
import { sql } from 'kysely';
import { holdsWith, otherDates, partOf } from '#lib/events/rows.server.ts';
import { sortsByDistance, type ExploreFilter } from '#lib/explore/filter.ts';
import {
	currentBenefits,
	eventsIn,
	halvesOf,
	metresFrom,
	openOpportunities,
	partsThatFit,
	type Each,
	type Events,
} from '#lib/explore/queries/fitting-rows.server.ts';
import type { Span } from '#lib/explore/span.ts';
import type { Point } from '#lib/geography/point.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { keyset, type Place } from '#lib/platform/lists/keyset.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

const organiser = ['o.name as organiserName', 'o.kind as organiserKind', 'o.slug as organiserSlug'] as const;
const placeColumns = ['e.lat', 'e.lng', 'e.districtNr', 'e.placeName', 'e.address'] as const;

export const soonest = keyset(['e.startsAt', 'asc', 'moment'], ['e.id', 'asc', 'id']);
export const nearestDeadline = keyset(['e.deadlineOn', 'asc', 'day'], ['e.id', 'asc', 'id']);
/** What was put up last comes first. */
export const newest = keyset(['e.id', 'desc', 'id']);
/** By how far from the point, whatever the time. */
export const nearestTo = (point: Point) => keyset([metresFrom(point), 'asc', 'count'], ['e.id', 'asc', 'id']);

const metres = ({ near }: ExploreFilter) =>
	(near ? sql<number | null>`${metresFrom(near)}` : sql<number | null>`null::int`).as('metres');

/** Events as rows of a list. */
const asRows = (events: Events, filter: ExploreFilter, span: Span) =>
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
		.select(['e.languages', 'e.danishLevel', 'e.accessibility', 'e.categories', 'e.capacity', 'e.signUp'])
		.select([
			sql<boolean>`e.online_url is not null`.as('online'),
			// Where one signs up here, it is told to those who did.
			sql<string | null>`case when e.sign_up <> 'here' then e.online_url end`.as('onlineUrl'),
		])
		.select([...placeColumns, ...organiser])
		.select([otherDates('e', span.from).as('otherDates'), partOf('e').as('partOf')])
		.select(partsThatFit(filter, span).as('parts'))
		.select(
			sql<{ name: string; kind: OrganisationKind; slug: string }[]>`coalesce((
				select json_agg(json_build_object('name', c.name, 'kind', c.kind, 'slug', c.slug) order by c.id)
				from event_organiser eo join organisation c on c.id = eo.organisation_id
				where eo.event_id = e.id and ${holdsWith} and ${isShown('c')}), '[]')`.as('coOrganisers'),
		)
		.select(
			sql<number>`case when e.capacity is null then 0 else (
				select coalesce(sum(r.people), 0) from registration r
				where r.event_id = e.id and r.state in ('confirmed', 'offered')) end`.as('taken'),
		);

/** In the order that is asked for; each series once, or each of its dates. */
export function eventPageQuery(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	place: Place | undefined,
	limit: number,
	each: Each = 'series',
) {
	if (filter.near && sortsByDistance(filter)) {
		const nearest = nearestTo(filter.near)
			.from(asRows(eventsIn(db, filter, span), filter, span), place)
			.limit(limit);
		return db.selectFrom(nearest.as('near')).selectAll();
	}
	const [on, later] = halvesOf(db, filter, span, { each });
	const first = (events: Events) =>
		db
			.selectFrom(
				soonest
					.from(asRows(events, filter, span), place)
					.limit(limit)
					.as('half'),
			)
			.selectAll();
	return first(on).unionAll(first(later)).orderBy('startsAt').orderBy('id').limit(limit);
}

/** What began last and what begins first, at most `limit` of each, by their beginning. */
export function eventsAround(db: Database, filter: ExploreFilter, span: Span, limit: number) {
	const [on, later] = halvesOf(db, filter, span, { direction: 'desc' });
	const nearest = (events: Events, direction: 'asc' | 'desc') => {
		const rows = asRows(events, filter, span)
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
			'e.boardKind',
			'e.electedOn',
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

const benefitRows = (db: Database, filter: ExploreFilter, span: Span) =>
	currentBenefits(db, filter, span)
		.select([
			'e.id',
			'e.slug',
			'e.title',
			'e.contentLocale',
			'e.kind',
			'e.audience',
			'e.reach',
			'e.districts',
		])
		.select(['e.priceKr', 'e.validUntil', ...placeColumns, ...organiser])
		.select(metres(filter));

export function benefitPage(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	place: Place | undefined,
	limit: number,
) {
	const order = filter.near && sortsByDistance(filter) ? nearestTo(filter.near) : newest;
	return order
		.from(benefitRows(db, filter, span), place)
		.limit(limit)
		.execute();
}

/** With how one gets it, newest first: for paper and for programs. */
export const benefitsInFull = (
	db: Database,
	filter: ExploreFilter,
	span: Span,
	place: Place | undefined,
	limit: number,
) =>
	newest
		.from(benefitRows(db, filter, span).select(['e.howToGet', 'e.confirmedAt']), place)
		.limit(limit)
		.execute();
