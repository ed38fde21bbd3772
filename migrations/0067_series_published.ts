/** A series that is published publishes what is made of it; lists show a series once and find its other dates by index. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table event_series
			-- What the job makes goes before the public at once: its organiser has said so, and its words were read.
			add column publishes boolean not null default false;
		create index event_of_series on event (series_id, state, ends_at)
			where series_id is not null and state <> 'draft';
		-- A page names the other dates of its series.
		create or replace trigger event_announce after insert or update or delete on event
			for each row execute function announce_row('id', 'organisation_id', 'commitment_id', 'series_id');
	`.execute(db);
}
