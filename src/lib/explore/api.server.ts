/** The public list of upcoming events as JSON: `/api/v1/events`. Times are ISO 8601 in UTC. */
import type { ExploreFilter } from '#lib/explore/filter.ts';
import { eventPage, soonest } from '#lib/explore/queries/list-queries.server.ts';
import { spanAsked } from '#lib/explore/span.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { href } from '#lib/i18n/urls.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';

export async function eventList(
	db: Database,
	filter: ExploreFilter,
	{ after, limit, now, origin }: { after: string | null; limit: number; now: Date; origin: string },
) {
	const place = soonest.read({ after });
	const asked = { ...filter, sort: 'time' as const };
	const search = () => eventPage(db, asked, spanAsked(filter, now), place, limit + 1, 'date');
	// No two people stand at the same spot: kept, it would only push out what others ask for.
	const found = await (filter.near
		? search()
		: figure(`events ${JSON.stringify([asked, after, limit])} ${copenhagenDate(now)}`, search));
	const { rows, next } = soonest.cut(found, place, limit);
	return {
		events: rows.map((row) => ({
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
			categories: row.categories,
			capacity: row.capacity,
		})),
		next,
	};
}
