import { audiencesLabel, kindLabel as benefitKindLabel } from '#lib/benefits/labels.ts';
import { whenLabel } from '#lib/events/labels.ts';
import {
	isFiltered,
	takesBenefits,
	takesEvents,
	takesOpportunities,
	type ExploreFilter,
} from '#lib/explore/filter.ts';
import { Grid, type PointCount, type ThingType } from '#lib/explore/map/cells.ts';
import { marksOf } from '#lib/explore/map/clusters.ts';
import { keptEvents } from '#lib/explore/map/kept-events.server.ts';
import { namedEvents } from '#lib/explore/map/named-events.server.ts';
import type { MapMarks, MapThing, MapThings } from '#lib/explore/map/map.ts';
import {
	benefitCounts,
	eventCounts,
	mapRows,
	mapRowsOf,
	opportunityCounts,
} from '#lib/explore/map/map-queries.server.ts';
import { spanAsked } from '#lib/explore/span.ts';
import { viewOf, type Box, type View } from '#lib/geography/view.ts';
import { copenhagenDate, formatDate } from '#lib/i18n/dates.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';
import { KeptFigures } from '#lib/platform/visitors/kept-figures.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { kindLabel } from '#lib/opportunities/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';

const mostThings = 100;
export const wholeCity = viewOf([55.6, 12.44, 55.74, 12.67], 11);

/** The same things as the list has, as marks: as many as one view can show, however many they stand for. */
export function mapMarks(
	db: Database,
	filter: ExploreFilter,
	view: View | null,
	now: Date,
): Promise<MapMarks> {
	const seen = view ?? wholeCity;
	// Those of each filter would be too many to keep.
	if (isFiltered(filter)) return marksOfView(db, filter, seen, now);
	return figure(
		`marks ${currentLocale()} ${JSON.stringify(seen)} ${filter.kind} ${copenhagenDate(now)}`,
		() => marksOfView(db, filter, seen, now),
	);
}

async function marksOfView(db: Database, filter: ExploreFilter, view: View, now: Date): Promise<MapMarks> {
	const grid = await gridThatFits(db, filter, view, now);
	const found = marksOf(grid, view);
	const alone = found.flatMap(({ one }) => one ?? []);
	const idsOf = (type: ThingType) => alone.filter((one) => one.type === type).map(({ id }) => id);
	const only = {
		events: idsOf('event'),
		opportunities: idsOf('opportunity'),
		benefits: idsOf('benefit'),
	};
	const things = thingsOf(await mapRowsOf(db, only), now);
	const byKey = new Map(things.map(({ key, thing }) => [key, thing]));
	return {
		around: grid.around,
		marks: found.map(({ one, ...mark }) => {
			const thing = one && byKey.get(`${one.type} ${one.id}`);
			return thing ? { ...mark, thing } : mark;
		}),
	};
}

/** Everything that fits, by where it lies. */
export async function gridThatFits(
	db: Database,
	filter: ExploreFilter,
	view: View,
	now: Date,
): Promise<Grid> {
	const span = spanAsked(filter, now);
	const follows = pageCache.listening;
	const grid = new Grid(view);
	const [named, kept, ...counted] = await Promise.all([
		follows && takesEvents(filter) ? namedEvents.thatFit(db, filter) : null,
		follows && takesEvents(filter) ? keptEvents.now(db, now) : null,
		!follows && takesEvents(filter) ? eventCounts(db, filter, span) : [],
		takesOpportunities(filter)
			? keptCounts('opportunities', filter, now, () => opportunityCounts(db, filter, span))
			: [],
		takesBenefits(filter) ? keptCounts('benefits', filter, now, () => benefitCounts(db, filter, span)) : [],
	]);
	kept?.addTo(grid, { filter, ...span, among: named });
	for (const points of counted) grid.addAll(points);
	return grid;
}

const pointCounts = new KeptFigures(100);
pageCache.followers.add((change) => pointCounts.changed(change));

/** Kept for who moves the map. */
const keptCounts = (what: string, filter: ExploreFilter, now: Date, count: () => Promise<PointCount[]>) =>
	figure(`${what} ${JSON.stringify(filter)} ${copenhagenDate(now)}`, count, pointCounts);

/** What stands in a place, or anywhere. */
export async function mapThings(
	db: Database,
	filter: ExploreFilter,
	within: Box | null,
	now: Date,
): Promise<MapThings> {
	const limit = mostThings + 1;
	const things = thingsOf(await mapRows(db, filter, spanAsked(filter, now), within, limit), now);
	return {
		things: things.slice(0, mostThings).map(({ thing }) => thing),
		cut: things.length > mostThings,
	};
}

function thingsOf(
	{ events, opportunities, benefits }: Awaited<ReturnType<typeof mapRowsOf>>,
	now: Date,
): { key: string; thing: MapThing }[] {
	return [
		...events.map((row) => ({
			key: `event ${row.id}`,
			thing: {
				sector: row.sector,
				title: row.title,
				note: whenLabel(row, now),
				href: href(`/events/${row.slug}`),
			},
		})),
		...opportunities.map((row) => ({
			key: `opportunity ${row.id}`,
			thing: {
				sector: row.sector,
				title: row.title,
				note: `${kindLabel(row.kind)} · ${m.explore_apply_by({ date: formatDate(row.deadlineOn) })}`,
				href: href(`/opportunities/${row.slug}`),
			},
		})),
		...benefits.map((row) => ({
			key: `benefit ${row.id}`,
			thing: {
				sector: row.sector,
				title: row.title,
				note: `${benefitKindLabel(row.kind)} · ${audiencesLabel(row.audience)}`,
				href: href(`/benefits/${row.slug}`),
			},
		})),
	];
}
