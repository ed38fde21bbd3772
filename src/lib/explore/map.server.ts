import { whenLabel } from '#lib/events/labels.ts';
import type { ExploreFilter } from '#lib/explore/filter.ts';
import type { MapPoint, MapPoints } from '#lib/explore/map.ts';
import { mapRows } from '#lib/explore/queries.server.ts';
import { spanAsked } from '#lib/explore/span.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { href } from '#lib/i18n/urls.ts';
import { kindLabel } from '#lib/opportunities/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';

const mostPoints = 500;
const round = (degrees: number | null) => Math.round((degrees ?? 0) * 1e5) / 1e5;

/** The same things as the list, as points; the soonest 500 of each kind. */
export async function mapPoints(db: Database, filter: ExploreFilter, now: Date): Promise<MapPoints> {
	const { events, opportunities } = await mapRows(db, filter, spanAsked(filter, now), mostPoints);
	const points: MapPoint[] = [
		...events.map((row): MapPoint => ({
			at: [round(row.lat), round(row.lng)],
			sector: row.sector,
			title: row.title,
			note: whenLabel(row, now),
			href: href(`/events/${row.slug}`),
		})),
		...opportunities.map((row): MapPoint => ({
			at: [round(row.lat), round(row.lng)],
			sector: row.sector,
			title: row.title,
			note: `${kindLabel(row.kind)} · ${m.explore_apply_by({ date: formatDate(row.deadlineOn) })}`,
			href: href(`/opportunities/${row.slug}`),
		})),
	];
	return { points, cut: events.length === mostPoints || opportunities.length === mostPoints };
}
