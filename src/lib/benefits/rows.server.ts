/** Pieces of SQL about offers to citizens, for the questions of other rooms. */
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { staleBefore } from '#lib/organisations/standing/freshness.ts';

/** It is listed: published, not over, and somebody has said within a year that it is right. */
export const isCurrent = (benefit: string, now: Date): RawBuilder<SqlBool> => {
	const column = (name: string) => sql.ref(`${benefit}.${name}`);
	return sql`(${column('state')} = 'published' and ${column('confirmed_at')} >= ${staleBefore(now)}
		and (${column('valid_until')} is null or ${column('valid_until')} >= ${copenhagenDate(now)}::date))`;
};
