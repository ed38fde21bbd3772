/** What pages ask of everything at once. */
import type { ExploreFilter } from '#lib/explore/filter.ts';
import { countThings } from '#lib/explore/queries/count-queries.server.ts';
import { partnerNamed } from '#lib/explore/queries/partner-queries.server.ts';
import { spanAsked } from '#lib/explore/span.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';

/** How many things fit now, at most one more than `mostCounted`; the same number for all who ask. */
export const howMuchFits = (db: Database, filter: ExploreFilter, now: Date): Promise<number> =>
	figure(`things ${JSON.stringify(filter)} ${copenhagenDate(now)}`, () =>
		countThings(db, filter, spanAsked(filter, now)),
	);

/** The name of the partner that is asked for; null where none is, or nobody is shown under that address. */
export const partnerAsked = async (db: Database, { partner }: ExploreFilter): Promise<string | null> =>
	partner === null ? null : ((await partnerNamed(db, partner)) ?? null);
