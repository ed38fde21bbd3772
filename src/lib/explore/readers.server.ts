/** What pages ask of everything at once. */
import type { ExploreFilter } from '#lib/explore/filter.ts';
import { countThings } from '#lib/explore/queries/count-queries.server.ts';
import { partnerNamed } from '#lib/explore/queries/partner-queries.server.ts';
import { spanAsked } from '#lib/explore/span.ts';
import { districts, type DistrictNr } from '#lib/geography/districts.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';

/** How many things fit now, at most one more than `mostCounted`; the same number for all who ask. */
export const howMuchFits = (db: Database, filter: ExploreFilter, now: Date): Promise<number> =>
	figure(`things ${JSON.stringify(filter)} ${copenhagenDate(now)}`, () =>
		countThings(db, filter, spanAsked(filter, now)),
	);

/** The same for each district; more than `mostCounted` is one more than that. */
export const howMuchFitsByDistrict = async (
	db: Database,
	filter: ExploreFilter,
	now: Date,
): Promise<Record<DistrictNr, number>> =>
	Object.fromEntries(
		await Promise.all(
			districts.map(async ({ nr }) => [nr, await howMuchFits(db, { ...filter, districts: [nr] }, now)]),
		),
	) as Record<DistrictNr, number>;

/** The name of the partner that is asked for; null where none is, or nobody is shown under that address. */
export const partnerAsked = async (db: Database, { partner }: ExploreFilter): Promise<string | null> =>
	partner === null ? null : ((await partnerNamed(db, partner)) ?? null);
