/** Offers to citizens: free or cheaper leisure, rights, grants, longer opening hours. They last, and fade unless somebody says that they are still right. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table benefit (
			id integer generated always as identity primary key,
			slug text not null constraint benefit_slug_key unique,
			organisation_id integer not null constraint benefit_organisation_id_fkey references organisation(id),
			kind text not null constraint benefit_kind_check check (kind in ('leisure', 'discount', 'right', 'grant', 'opening_hours')),
			title text not null constraint benefit_title_check check (length(title) between 3 and 120),
			description text not null constraint benefit_description_check check (length(description) <= 8000),
			how_to_get text not null constraint benefit_how_to_get_check check (length(how_to_get) <= 2000),
			content_locale text default 'da' not null constraint benefit_content_locale_check check (content_locale ~ '^[a-z]{2,3}$'),
			audience text[] not null constraint benefit_audience_check check (audience <@ array['everyone', 'children', 'young', 'parents', 'pensioners', 'students', 'job_seekers', 'low_income', 'volunteers']),
			reach text not null constraint benefit_reach_check check (reach in ('place', 'districts', 'city')),
			districts smallint[] default '{}' not null constraint benefit_districts_check check (districts <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]::smallint[]),
			site_id integer constraint benefit_site_id_fkey references site(id) on delete set null,
			place_name text constraint benefit_place_name_check check (length(place_name) <= 120),
			address text constraint benefit_address_check check (length(address) <= 200),
			lat double precision constraint benefit_lat_check check (lat between 54.4 and 58),
			lng double precision constraint benefit_lng_check check (lng between 7.5 and 15.3),
			district_nr smallint constraint benefit_district_nr_check check (district_nr between 1 and 10),
			price_kr integer constraint benefit_price_kr_check check (price_kr between 0 and 100000),
			link text constraint benefit_link_check check (length(link) <= 500),
			valid_until date,
			confirmed_at timestamptz not null,
			state text default 'draft' not null constraint benefit_state_check check (state in ('draft', 'published', 'ended')),
			state_changed_at timestamptz not null,
			state_changed_by integer constraint benefit_state_changed_by_fkey references person(id),
			state_reason text constraint benefit_state_reason_check check (length(state_reason) <= 1000),
			published_at timestamptz,
			created_at timestamptz not null,
			created_by integer constraint benefit_created_by_fkey references person(id),
			search tsvector,
			constraint benefit_audience_is_said check (cardinality(audience) > 0),
			constraint benefit_everyone_is_all check (not 'everyone' = any(audience) or cardinality(audience) = 1),
			constraint benefit_districts_are_said check ((reach = 'districts') = (cardinality(districts) > 0)),
			constraint benefit_place_is_said check (reach = 'place' or num_nonnulls(site_id, place_name, address, lat, lng, district_nr) = 0),
			constraint benefit_point_is_whole check ((lat is null) = (lng is null)),
			constraint benefit_published_is_dated check ((state = 'draft') = (published_at is null))
		);
		create index benefit_current on benefit (id) where state = 'published';
		create index benefit_organisation on benefit (organisation_id, id);
		create index benefit_search on benefit using gin (search);
		create index benefit_site on benefit (site_id) where site_id is not null;
		create index benefit_created_by on benefit (created_by) where created_by is not null;
		create index benefit_state_changed_by on benefit (state_changed_by) where state_changed_by is not null;

		create function search_audience(audience text[]) returns text language sql immutable parallel safe
			return concat_ws(' ',
				case when 'everyone' = any(audience) then 'alle everyone' end,
				case when 'children' = any(audience) then 'børn children' end,
				case when 'young' = any(audience) then 'unge young' end,
				case when 'parents' = any(audience) then 'forældre familie parents family' end,
				case when 'pensioners' = any(audience) then 'pensionister folkepension pensioners' end,
				case when 'students' = any(audience) then 'studerende elever students' end,
				case when 'job_seekers' = any(audience) then 'jobsøgende ledige job seekers' end,
				case when 'low_income' = any(audience) then 'lav indkomst kontanthjælp low income' end,
				case when 'volunteers' = any(audience) then 'frivillige volunteers' end);
		create function benefit_words(e benefit) returns tsvector language sql stable as $$
			select search_words(concat_ws(' ', e.title, e.place_name, e.address, search_district(e.district_nr), search_audience(e.audience),
					(select string_agg(search_district(nr), ' ') from unnest(e.districts) nr), 'tilbud offer',
					(select o.name from organisation o where o.id = e.organisation_id)), true)
				|| search_words(e.description || ' ' || e.how_to_get, false) || search_place(e.district_nr)
				|| coalesce((select array_to_tsvector(array_agg('~' || nr)) from unnest(e.districts) nr), ''::tsvector) $$;
		create function benefit_search() returns trigger language plpgsql as $$
		begin
			new.search := benefit_words(new);
			return new;
		end $$;
		create trigger benefit_search before insert or update of title, description, how_to_get, audience, districts, place_name, address,
			district_nr, organisation_id on benefit for each row execute function benefit_search();
		create function benefit_organisation_search() returns trigger language plpgsql as $$
		begin
			update benefit set search = benefit_words(benefit) where organisation_id = new.id;
			return null;
		end $$;
		create trigger organisation_benefit_search after update of name on organisation for each row
			when (new.name <> old.name) execute function benefit_organisation_search();
		create trigger benefit_announce after insert or update or delete on benefit for each row execute function announce_row('id');
	`.execute(db);
}
