/** What stands at one place of the map, and what serves a focus area, is found by an index. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create index event_place on event (lat, lng) where state <> 'draft';
		create index event_focus_area on event (focus_area) where focus_area is not null;
	`.execute(db);
}
