/** What fits a filter, to be listed, counted and put on the map: events that have not ended and open opportunities of partners that are shown. */
import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import { holdsWith, leadsSeries, onAt, overlaps, partsFound, standsAlone } from '#lib/events/rows.server.ts';
import { opportunityKindOf, type ExploreFilter, type NearKm } from '#lib/explore/filter.ts';
import type { Span } from '#lib/explore/span.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { districtsNamed } from '#lib/geography/place-names.ts';
import { kmPerDegree, type Point } from '#lib/geography/point.ts';
import type { Box } from '#lib/geography/view.ts';
import type { Category } from '#lib/listings/listing.ts';
import type { OpportunityKind } from '#lib/opportunities/opportunity.ts';
import { isCurrent } from '#lib/benefits/rows.server.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';
import { focusAreaBySlug, goalsAt } from '#lib/policy/edition.ts';

const wheelchair = ['step_free', 'lift'];

/** Metres from the point, by the flat approximation of `distanceKm`. */
export const metresFrom = ({ lat, lng }: Point, t = 'e') =>
	sql<number>`round(${1000 * kmPerDegree} * sqrt(power((${sql.ref(`${t}.lng`)} - ${lng}) * cos(radians((${sql.ref(`${t}.lat`)} + ${lat}) / 2)), 2)
		+ power(${sql.ref(`${t}.lat`)} - ${lat}, 2)))::int`;

const isNear = (point: Point, km: NearKm, t = 'e') => sql<boolean>`${metresFrom(point, t)} <= ${1000 * km}`;

/** @param area a focus area's slug */
const servesArea = (commitmentId: Expression<unknown>, focusArea: Expression<unknown>, area: string) =>
	sql<SqlBool>`(${focusArea} = ${focusAreaBySlug(area)?.key ?? ''} or ${commitmentId} = any(array(
		select c.id from commitment c where c.goal = any(${goalsAt(area).map((goal) => goal.key)}))))`;

/** The rim belongs to it, and what rounding took away. */
export const inBox = ([south, west, north, east]: Box, t = 'e') =>
	sql<SqlBool>`${sql.ref(`${t}.lat`)} between ${south - 2e-6} and ${north + 2e-6}
		and ${sql.ref(`${t}.lng`)} between ${west - 2e-6} and ${east + 2e-6}`;

const inDistricts = (nrs: readonly DistrictNr[], t = 'e') =>
	nrs.length === 1
		? sql<boolean>`${sql.ref(`${t}.district_nr`)} = ${nrs[0]}`
		: sql<boolean>`${sql.ref(`${t}.district_nr`)} = any(${[...nrs]}::smallint[])`;

/** What is for the whole city is for these districts too. */
const reaches = (nrs: readonly DistrictNr[]) =>
	sql<SqlBool>`(e.reach = 'city' or e.districts && ${[...nrs]}::smallint[] or ${inDistricts(nrs)})`;

/** What it is about, as its holder says, or as it says itself. */
const isAbout = (category: Category, saysItself: RawBuilder<boolean>, t = 'e') =>
	sql<SqlBool>`(${sql.ref(`${t}.categories`)} @> array[${category}]::text[] or ${saysItself})`;
const eventIsAbout = (category: Category, t: string) =>
	isAbout(category, category === 'children' ? sql`${sql.ref(`${t}.child_friendly`)}` : sql`false`, t);
const leadsToWork: readonly OpportunityKind[] = ['apprenticeship', 'spare_time_job', 'work_placement'];
const opportunityIsAbout = (category: Category) =>
	isAbout(category, category === 'work' ? sql`e.kind = any(${[...leadsToWork]}::text[])` : sql`false`);

/** A word may name where a thing is, as `sydhavn` and `2200` do, though it does not say so: the districts' words of `search_place`. */
const placesNamed = (word: string): string[] =>
	word.length > 2 ? (districtsNamed(word) ?? []).map((nr) => `~${nr}`) : [];
const hasWords = (text: string, t = 'e') => matches(`${t}.search`, text, placesNamed);

const partnerAt = (slug: string) => sql`(select id from organisation where slug = ${slug})`;
/** Few enough to be named, so that they are found by their keys and not along the time of all others. */
const heldBy = (slug: string, t: string) =>
	sql<SqlBool>`${sql.ref(`${t}.id`)} = any(array(select own.id from event own where own.organisation_id = ${partnerAt(slug)}
		union select eo.event_id from event_organiser eo where eo.organisation_id = ${partnerAt(slug)} and ${holdsWith}))`;

/** As the indexes of what is public write it. */
export const published = (db: Database) =>
	db
		.selectFrom('event')
		.selectAll()
		.where(sql<SqlBool>`event.state <> 'draft'`);

/** What a filter asks of an event beside its time, of the one which the query calls `t`. */
export function asksOf(filter: ExploreFilter, t: string): Expression<SqlBool>[] {
	const of = (column: string) => sql.ref(`${t}.${column}`);
	const asks: (Expression<SqlBool> | false | null | '')[] = [
		filter.districts.length > 0 && inDistricts(filter.districts, t),
		filter.free && sql<SqlBool>`${of('price_kr')} = 0`,
		filter.language && sql<SqlBool>`${of('languages')} @> array[${filter.language}]`,
		filter.accessible && sql<SqlBool>`${of('accessibility')} && ${wheelchair}::text[]`,
		filter.category && eventIsAbout(filter.category, t),
		filter.area && servesArea(of('commitment_id'), of('focus_area'), filter.area),
		filter.partner && heldBy(filter.partner, t),
		filter.near && isNear(filter.near, filter.km, t),
		filter.at && inBox(filter.at, t),
		filter.text && hasWords(filter.text, t),
	];
	return asks.filter((ask) => ask !== false && ask !== null && ask !== '');
}

/** Public events that fit, of any time; or those of `events` that do. */
export function eventsThatFit(db: Database, filter: ExploreFilter, events = published(db)) {
	let query = db
		.selectFrom(events.as('e'))
		.innerJoin('organisation as o', (join) => join.onRef('o.id', '=', 'e.organisationId').on(isShown('o')));
	for (const ask of asksOf(filter, 'e')) query = query.where(ask);
	return query;
}

/** Each date of a series, or the series once, at the first of its dates in the span. */
export type Each = 'date' | 'series';

/** A part stands under its festival where that fits too. @param more what is asked of the festival, `u`, besides */
export const standsForItself = (
	filter: ExploreFilter,
	span: Span,
	t: string,
	more: readonly Expression<SqlBool>[] = [],
) => standsAlone(t, span, [...asksOf(filter, 'u'), ...more]);

/** The parts of a festival that fit, for its row. */
export const partsThatFit = (filter: ExploreFilter, span: Span) => partsFound('e', span, asksOf(filter, 'p'));

/**
 * A series stands in a list once, at the first of its dates that fits and that no festival shows, and a festival once: the
 * list, its numbers and the map ask this alike.
 */
const once = (filter: ExploreFilter, span: Span) =>
	sql<boolean>`${standsForItself(filter, span, 'e')}
		and ${leadsSeries('e', span.from, [...asksOf(filter, 's'), standsForItself(filter, span, 's')])}`;

export type Events = ReturnType<typeof eventsThatFit>;

/** Public events that fit, a series once, or each of its dates. */
export function listedEvents(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	each: Each = 'series',
	among = published(db),
): Events {
	const events = eventsThatFit(db, filter, among);
	return each === 'series' ? events.where(once(filter, span)) : events;
}

/** Those that overlap the span, to be counted. */
export const eventsIn = (db: Database, filter: ExploreFilter, span: Span, each?: Each): Events =>
	listedEvents(db, filter, span, each).where(overlaps('e', span));

/**
 * The same in two halves, to be listed: what is on as the span begins, of which there is little, and what begins later,
 * which lies in order. Asked for as one, sorted by their beginning, they would be looked for among all that is over.
 */
export function halvesOf(
	db: Database,
	filter: ExploreFilter,
	span: Span,
	{ direction = 'asc', each = 'series' }: { direction?: 'asc' | 'desc'; each?: Each } = {},
): [on: Events, later: Events] {
	const { from, until } = span;
	const on = listedEvents(db, filter, span, each, onAt(published(db), from, direction));
	const later = listedEvents(db, filter, span, each).where('e.startsAt', '>', from);
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
	if (filter.category) query = query.where(opportunityIsAbout(filter.category));
	if (filter.area)
		query = query.where(servesArea(sql.ref('e.commitment_id'), sql.ref('e.focus_area'), filter.area));
	if (filter.partner) query = query.where(sql<SqlBool>`e.organisation_id = ${partnerAt(filter.partner)}`);
	if (filter.near) query = query.where(isNear(filter.near, filter.km));
	if (filter.at) query = query.where(inBox(filter.at));
	if (filter.text) query = query.where(hasWords(filter.text));
	return query;
}

/** Offers to citizens that are right and valid as the span begins. */
export function currentBenefits(db: Database, filter: ExploreFilter, span: Span) {
	let query = db
		.selectFrom('benefit as e')
		.innerJoin('organisation as o', (join) => join.onRef('o.id', '=', 'e.organisationId').on(isShown('o')))
		.where(isCurrent('e', span.from));
	if (filter.districts.length > 0) query = query.where(reaches(filter.districts));
	if (filter.free) query = query.where('e.priceKr', '=', 0);
	if (filter.partner) query = query.where(sql<SqlBool>`e.organisation_id = ${partnerAt(filter.partner)}`);
	if (filter.near) query = query.where(isNear(filter.near, filter.km));
	if (filter.at) query = query.where(inBox(filter.at));
	if (filter.text) query = query.where(hasWords(filter.text));
	return query;
}
