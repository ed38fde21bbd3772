/**
 * A draft is found by nobody: its words are worked out once it is public. And those who hold an event are found by their keys: for
 * every event that was written, all organisations were read. It was most of what writing one cost.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create or replace function event_words(e event) returns tsvector language sql stable as $$
			select search_words(concat_ws(' ', e.title, e.place_name, e.address, search_district(e.district_nr), search_categories(e.categories),
					case when e.child_friendly then 'børn familie children family' end,
					(select string_agg(o.name, ' ') from organisation o where o.id = any(array(select e.organisation_id union all
						select eo.organisation_id from event_organiser eo where eo.event_id = e.id and eo.state = 'accepted'))
						and (o.id = e.organisation_id or o.state = 'approved'))), true)
				|| search_words(e.description, false) || search_place(e.district_nr) $$;
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
