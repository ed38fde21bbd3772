/** The public list of upcoming events as JSON: `/api/v1/events`. Times are ISO 8601 in UTC. */
import { readCursor, writeCursor } from '#lib/explore/cursor.ts';
import type { ExploreFilter } from '#lib/explore/filter.ts';
import { eventPage } from '#lib/explore/queries.server.ts';
import { spanOf } from '#lib/explore/span.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { href } from '#lib/i18n/urls.ts';
import type { Database } from '#lib/platform/database.server.ts';

export async function eventList(
	db: Database,
	filter: ExploreFilter,
	{ after, limit, now, origin }: { after: string | null; limit: number; now: Date; origin: string },
) {
	const rows = await eventPage(db, filter, spanOf(filter.when, now), readCursor(after).event, limit + 1);
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return {
		events: shown.map((row) => ({
			url: origin + href(`/events/${row.slug}`),
			title: row.title,
			state: row.state,
			startsAt: row.startsAt,
			endsAt: row.endsAt,
			organisers: [
				{
					name: row.organiserName,
					kind: row.organiserKind,
					url: origin + href(`/partners/${row.organiserSlug}`),
				},
				...row.coOrganisers.map(({ name, kind, slug }) => ({
					name,
					kind,
					url: origin + href(`/partners/${slug}`),
				})),
			],
			place:
				row.lat === null
					? null
					: {
							name: row.placeName,
							address: row.address,
							lat: row.lat,
							lng: row.lng,
							district: isDistrictNr(row.districtNr) ? districtName(row.districtNr) : null,
						},
			online: row.onlineUrl,
			priceKr: row.priceKr,
			languages: row.languages,
			danishLevel: row.danishLevel,
			accessibility: row.accessibility,
			capacity: row.capacity,
		})),
		next: rows.length > limit && last ? writeCursor({ event: last, opportunity: null }) : null,
	};
}
