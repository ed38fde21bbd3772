/** Two organisations may upload the same picture; a calendar entry of an opportunity has a revision number. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table image drop constraint image_file_key_key;
		alter table image add constraint image_once unique (organisation_id, file_key);
		create index image_file on image (file_key);
		alter table opportunity add column sequence integer not null default 0;
		create index registration_secret_event on registration (event_id, created_at);
	`.execute(db);
}
