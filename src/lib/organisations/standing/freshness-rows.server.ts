import { sql, type RawBuilder } from 'kysely';
import { staleBefore } from '#lib/organisations/standing/freshness.ts';

/** Whether an organisation and its site (by their aliases in the query) may stand on a map. */
export const isFresh = (organisation: string, site: string, now: Date): RawBuilder<boolean> =>
	sql<boolean>`(${sql.ref(`${organisation}.last_confirmed_at`)} >= ${staleBefore(now)}
		and ${sql.ref(`${site}.last_confirmed_at`)} >= ${staleBefore(now)})`;
