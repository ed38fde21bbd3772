/** The lists of contributions that wait are in the order of the day that they show. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		drop index contribution_waiting, contribution_confirmed_once;
		create index contribution_waiting on contribution (happened_on, id) where level = 0 and counts;
		create index contribution_confirmed_once on contribution (happened_on, id) where level = 1 and counts;
	`.execute(db);
}
