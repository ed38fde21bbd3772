/** What people look for (food, sport, languages, children ...), as its holder says it: of an event and of an opportunity. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table event add column categories text[] default '{}' not null
			constraint event_categories_check check (categories <@ array['food', 'sport', 'language', 'children', 'work', 'culture', 'nature', 'company', 'advice']);
		alter table opportunity add column categories text[] default '{}' not null
			constraint opportunity_categories_check check (categories <@ array['food', 'sport', 'language', 'children', 'work', 'culture', 'nature', 'company', 'advice']);

		create function search_categories(categories text[]) returns text language sql immutable parallel safe
			return concat_ws(' ',
				case when 'food' = any(categories) then 'mad food' end,
				case when 'sport' = any(categories) then 'sport idræt bevægelse exercise' end,
				case when 'language' = any(categories) then 'sprog language languages' end,
				case when 'children' = any(categories) then 'børn familie children family' end,
				case when 'work' = any(categories) then 'job arbejde uddannelse work training' end,
				case when 'culture' = any(categories) then 'kultur culture' end,
				case when 'nature' = any(categories) then 'natur nature' end,
				case when 'company' = any(categories) then 'samvær company' end,
				case when 'advice' = any(categories) then 'råd rådgivning hjælp advice help' end);

		create or replace function event_words(e event) returns tsvector language sql stable as $$
			select search_words(concat_ws(' ', e.title, e.place_name, e.address, search_district(e.district_nr), search_categories(e.categories),
					case when e.child_friendly then 'børn familie children family' end,
					(select string_agg(o.name, ' ') from organisation o where o.id = e.organisation_id or (o.state = 'approved'
						and o.id in (select eo.organisation_id from event_organiser eo where eo.event_id = e.id and eo.state = 'accepted')))), true)
				|| search_words(e.description, false) || search_place(e.district_nr) $$;
		drop trigger event_search on event;
		create trigger event_search before insert or update of title, description, starts_at, ends_at, place_name, address, district_nr,
			child_friendly, categories, organisation_id on event for each row execute function event_search();

		create or replace function opportunity_words(e opportunity) returns tsvector language sql stable as $$
			select search_words(concat_ws(' ', e.title, e.programme, e.place_name, e.address, search_district(e.district_nr),
					search_categories(e.categories), search_kind(e.kind),
					(select o.name from organisation o where o.id = e.organisation_id)), true)
				|| search_words(e.description || ' ' || e.learn, false) || search_place(e.district_nr) $$;
		drop trigger opportunity_search on opportunity;
		create trigger opportunity_search before insert or update of title, programme, description, learn, place_name, address, district_nr,
			kind, categories, organisation_id on opportunity for each row execute function opportunity_search();
	`.execute(db);
}
