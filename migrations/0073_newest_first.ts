/** What was put up last is what a feed of news holds: found by index, in a city of any size. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create index event_newest on event (published_at, id) where state <> 'draft';
		create index opportunity_newest on opportunity (published_at, id) where state = 'published';
	`.execute(db);
}
