/**
 * What is looked for is found as people spell it: ø as oe and as o, å as aa and as a, letters without their marks, parts of
 * compound words, and the kind, holders, address and district of a thing beside its own text.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- Both ways to write a Danish letter without it become one: ø, oe and o are o; å, aa, æ, ae and a are a; other marks fall away.
		create or replace function fold(input text) returns text language sql immutable parallel safe strict as $$
			select regexp_replace(regexp_replace(
				normalize(translate(
					replace(replace(replace(replace(
						regexp_replace(lower(normalize(input, NFKD)), U&'[\\0300-\\036F\\064B-\\065F\\0670]', '', 'g'),
					'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
					'øłđðıħŧς', 'olddihtσ'), NFC),
				'oe+', 'o', 'g'), 'a[ae]+', 'a', 'g')
		$$;

		-- The words of a text, folded; a word of a compound's length also by each of its ends, so that café finds Sprogcafé.
		create function search_words(input text, parts boolean) returns tsvector language sql immutable parallel safe strict return (
			select array_to_tsvector(coalesce(array_agg(distinct substr(word, start)), '{}'))
			from regexp_split_to_table(fold(input), '[\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u00d7\\u00f7\\u060c\\u061b\\u061f\\u06d4\\u2000-\\u2bff\\u2e00-\\u303f\\ufe00-\\uffff\\U0001f000-\\U0001faff]+') as whole,
				left(whole, 60) as word,
				generate_series(1, case when parts then greatest(1, length(word) - 2) else 1 end) as start
			where word <> ''
		);

		create function search_district(nr smallint) returns text language sql immutable parallel safe
			return coalesce((array['Indre By', 'Østerbro', 'Nørrebro', 'Vesterbro Kongens Enghave', 'Valby', 'Vanløse', 'Brønshøj Husum',
				'Bispebjerg', 'Amager Øst', 'Amager Vest'])[nr], '');

		create function search_kind(kind text) returns text language sql immutable parallel safe
			return case kind
				when 'apprenticeship' then 'læreplads elevplads apprenticeship'
				when 'spare_time_job' then 'fritidsjob job spare time'
				when 'work_placement' then 'praktik praktikplads work placement internship'
				when 'mentor' then 'mentor'
				when 'volunteer' then 'frivillig volunteer'
				when 'board_seat' then 'bestyrelse bestyrelsespost board seat'
				else '' end;

		-- What an event and an opportunity are found by: their own words, who holds them and where; those of longer texts whole. The
		-- number of the district is a word that nobody can type, for names and postcodes that stand in no text.
		create function search_place(nr smallint) returns tsvector language sql immutable parallel safe
			return case when nr is null then ''::tsvector else array_to_tsvector(array['~' || nr]) end;

		alter table event drop column search;
		alter table event add column search tsvector;
		create function event_words(e event) returns tsvector language sql stable as $$
			select search_words(concat_ws(' ', e.title, e.place_name, e.address, search_district(e.district_nr),
					case when e.child_friendly then 'børn familie children family' end,
					(select string_agg(o.name, ' ') from organisation o where o.id = e.organisation_id or (o.state = 'approved'
						and o.id in (select eo.organisation_id from event_organiser eo where eo.event_id = e.id and eo.state = 'accepted')))), true)
				|| search_words(e.description, false) || search_place(e.district_nr) $$;
		create index event_search on event using gin (search);

		alter table opportunity drop column search;
		alter table opportunity add column search tsvector;
		create function opportunity_words(e opportunity) returns tsvector language sql stable as $$
			select search_words(concat_ws(' ', e.title, e.programme, e.place_name, e.address, search_district(e.district_nr), search_kind(e.kind),
					(select o.name from organisation o where o.id = e.organisation_id)), true)
				|| search_words(e.description || ' ' || e.learn, false) || search_place(e.district_nr) $$;
		create index opportunity_search on opportunity using gin (search);

		-- The words follow what they are made of. What is over forgets its words at night, and an index of what is to come stays small.
		create function event_search() returns trigger language plpgsql as $$
		begin
			new.search := event_words(new);
			return new;
		end $$;
		create trigger event_search before insert or update of title, description, starts_at, ends_at, place_name, address, district_nr,
			child_friendly, organisation_id on event for each row execute function event_search();

		create function opportunity_search() returns trigger language plpgsql as $$
		begin
			new.search := opportunity_words(new);
			return new;
		end $$;
		create trigger opportunity_search before insert or update of title, programme, description, learn, place_name, address, district_nr,
			kind, organisation_id on opportunity for each row execute function opportunity_search();

		-- Whoever changes who holds an event holds the event first.
		create function event_organiser_search() returns trigger language plpgsql as $$
		declare
			held integer := coalesce(new.event_id, old.event_id);
		begin
			if (old.state is not distinct from 'accepted') <> (new.state is not distinct from 'accepted') then
				update event set search = event_words(event) where id = held and search is not null;
			end if;
			return null;
		end $$;
		create trigger event_organiser_search after insert or update of state or delete on event_organiser
			for each row execute function event_organiser_search();

		create function organisation_search() returns trigger language plpgsql as $$
		begin
			update event set search = event_words(event) where id in (
				select e.id from event e where e.search is not null and e.id in (
					select own.id from event own where own.organisation_id = new.id and new.name <> old.name
					union all
					select eo.event_id from event_organiser eo where eo.organisation_id = new.id and eo.state = 'accepted')
				order by e.id for no key update);
			update opportunity set search = opportunity_words(opportunity) where organisation_id = new.id and new.name <> old.name;
			return null;
		end $$;
		create trigger organisation_search after update of name, state on organisation for each row
			when (new.name <> old.name or (new.state = 'approved') <> (old.state = 'approved')) execute function organisation_search();

		update event set search = event_words(event) where ends_at > now() - interval '1 day';
		update opportunity set search = opportunity_words(opportunity);

		alter table commitment drop column search;
		alter table commitment add column search tsvector generated always as (
			search_words(title, true) || search_words(description || ' ' || target_group, false)) stored;
		create index commitment_search on commitment using gin (search);

		alter table organisation drop column search, drop column folded_name;
		alter table organisation
			add column search tsvector generated always as (search_words(name, true) || search_words(purpose, false)) stored,
			add column folded_name text generated always as (fold(name)) stored;
		create index organisation_named on organisation using gin (search_words(name, true));
		create index organisation_search on organisation using gin (search);
		create index organisation_folded_name on organisation using btree (folded_name text_pattern_ops);
		create index organisation_similar_name on organisation using gin (folded_name gin_trgm_ops);

		alter table site drop column folded_address;
		alter table site add column folded_address text
			generated always as (fold(address || ' ' || coalesce(postcode, '') || ' ' || coalesce(city, ''))) stored;
		create index site_address on site using btree (folded_address text_pattern_ops);
	`.execute(db);
}
