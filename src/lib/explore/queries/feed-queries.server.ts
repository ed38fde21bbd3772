/** What a feed holds: everything that fits and is still to come, without seats, so that a sign-up changes no feed. */
import { sql } from 'kysely';
import { holdsWith, partOf } from '#lib/events/rows.server.ts';
import { takesBenefits, takesEvents, takesOpportunities, type ExploreFilter } from '#lib/explore/filter.ts';
import {
	currentBenefits,
	eventsIn,
	halvesOf,
	openOpportunities,
	type Events,
} from '#lib/explore/queries/fitting-rows.server.ts';
import { nearestDeadline, soonest } from '#lib/explore/queries/list-queries.server.ts';
import type { Span } from '#lib/explore/span.ts';
import type { Category } from '#lib/listings/listing.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

interface FeedOrganiser {
	slug: string;
	name: string;
	kind: OrganisationKind;
}

const organiser = sql<FeedOrganiser>`json_build_object('slug', o.slug, 'name', o.name, 'kind', o.kind)`.as(
	'organiser',
);
const place = ['e.placeName', 'e.address', 'e.lat', 'e.lng', 'e.districtNr'] as const;
const shared = ['e.id', 'e.slug', 'e.title', 'e.description', 'e.contentLocale', 'e.languages'] as const;
const life = ['e.categories', 'e.sequence', 'e.createdAt', 'e.publishedAt'] as const;
const changed = sql<Date>`greatest(e.state_changed_at, e.changed_at)`.as('changedAt');

const eventFacts = (events: Events) =>
	events
		.select([...shared, ...place, ...life, changed, organiser])
		.select(['e.state', 'e.startsAt', 'e.endsAt', 'e.priceKr', 'e.accessibility', 'e.danishLevel'])
		.select([sql<boolean>`e.online_url is not null`.as('online'), partOf('e').as('partOf')])
		.select(
			sql<FeedOrganiser[]>`coalesce((
				select json_agg(json_build_object('slug', c.slug, 'name', c.name, 'kind', c.kind) order by c.id)
				from event_organiser eo join organisation c on c.id = eo.organisation_id
				where eo.event_id = e.id and ${holdsWith} and ${isShown('c')}), '[]')`.as('coOrganisers'),
		);

const openings = (db: Database, filter: ExploreFilter, span: Span) =>
	openOpportunities(db, filter, span)
		.select([...shared, ...place, ...life, changed, organiser])
		.select(['e.kind', 'e.programme', 'e.places', 'e.startsOn', 'e.deadlineOn', 'e.danishLevel']);

/** An offer says not what it is about. */
const noCategories = sql<Category[]>`array[]::text[]`.as('categories');

const offers = (db: Database, filter: ExploreFilter, span: Span) =>
	currentBenefits(db, filter, span)
		.select(['e.id', 'e.slug', 'e.title', 'e.description', 'e.contentLocale', ...place, organiser])
		.select(['e.kind', 'e.audience', 'e.reach', 'e.districts', 'e.priceKr', 'e.validUntil'])
		.select(['e.createdAt', 'e.publishedAt', 'e.stateChangedAt as changedAt', noCategories]);

const each = async <Event, Opportunity, Benefit>(
	filter: ExploreFilter,
	events: () => Promise<Event[]>,
	opportunities: () => Promise<Opportunity[]>,
	benefits: () => Promise<Benefit[]>,
) => {
	const [held, open, current] = await Promise.all([
		takesEvents(filter) ? events() : [],
		takesOpportunities(filter) ? opportunities() : [],
		takesBenefits(filter) ? benefits() : [],
	]);
	return { events: held, opportunities: open, benefits: current };
};

/** Soonest first, each date of a series, at most `limit` of each kind. */
export const comingFirst = (db: Database, filter: ExploreFilter, span: Span, limit: number) =>
	each(
		filter,
		() => {
			const [on, later] = halvesOf(db, filter, span, { each: 'date' });
			const first = (events: Events) =>
				db.selectFrom(soonest.from(eventFacts(events), undefined).limit(limit).as('half')).selectAll();
			return first(on).unionAll(first(later)).orderBy('startsAt').orderBy('id').limit(limit).execute();
		},
		() =>
			nearestDeadline
				.from(openings(db, filter, span), undefined)
				.limit(limit)
				.execute(),
		() => offers(db, filter, span).orderBy('e.id', 'desc').limit(limit).execute(),
	);

/** What was put up last first, a series once, at most `limit` of each kind. */
export const newestFirst = (db: Database, filter: ExploreFilter, span: Span, limit: number) =>
	each(
		filter,
		() =>
			eventFacts(eventsIn(db, filter, span))
				.orderBy('e.publishedAt', 'desc')
				.orderBy('e.id', 'desc')
				.limit(limit)
				.execute(),
		() =>
			openings(db, filter, span)
				.orderBy('e.publishedAt', 'desc')
				.orderBy('e.id', 'desc')
				.limit(limit)
				.execute(),
		() =>
			offers(db, filter, span)
				.orderBy('e.publishedAt', 'desc')
				.orderBy('e.id', 'desc')
				.limit(limit)
				.execute(),
	);

export type FeedEvent = Awaited<ReturnType<typeof newestFirst>>['events'][number];
export type FeedOpportunity = Awaited<ReturnType<typeof newestFirst>>['opportunities'][number];
export type FeedBenefit = Awaited<ReturnType<typeof newestFirst>>['benefits'][number];
