/** A draft is found by nobody: its words are worked out once it is public. They were most of what writing one cost. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create or replace function event_search() returns trigger language plpgsql as $$
		begin
			new.search := case when new.state <> 'draft' then event_words(new) end;
			return new;
		end $$;
		drop trigger event_search on event;
		create trigger event_search before insert or update of title, description, starts_at, ends_at, place_name, address, district_nr,
			child_friendly, categories, organisation_id, state on event for each row execute function event_search();
		update event set search = null where state = 'draft' and search is not null;
	`.execute(db);
}
