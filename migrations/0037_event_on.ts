/** What is on at a moment, however long ago it began: found without reading what is over. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create index event_on on event using gist (tstzrange(starts_at, ends_at)) where state <> 'draft';
	`.execute(db);
}
