/** The Intercultural Cities Index: editions with their own indicators, our score beside that of chosen cities. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table cities_index_edition (
			id integer generated always as identity primary key,
			year smallint not null constraint cities_index_edition_year_key unique
				constraint cities_index_edition_year_check check (year between 2000 and 2199),
			title text not null,
			our_city text not null,
			source text not null,
			source_url text,
			-- What is to be known before this edition is held beside an earlier one; without it, it is not.
			comparison_note text,
			comparison_note_en text,
			state text not null default 'draft',
			created_at timestamptz not null default now(),
			created_by integer not null references person,
			released_at timestamptz,
			released_by integer references person,
			constraint cities_index_edition_state check (state in ('draft', 'released')),
			constraint cities_index_edition_released_when_released check ((state = 'released') = (released_at is not null)
				and (released_at is null) = (released_by is null)),
			-- Four eyes.
			constraint cities_index_edition_another_releases check (released_by <> created_by),
			constraint cities_index_edition_words_length check (length(title) between 3 and 120 and length(our_city) between 2 and 80
				and length(source) between 3 and 300 and length(source_url) <= 500 and length(comparison_note) between 3 and 1000
				and length(comparison_note_en) <= 1000)
		);

		create table cities_index_score (
			edition_id integer not null constraint cities_index_score_edition_fkey references cities_index_edition on delete cascade,
			area text not null,
			city text not null,
			place smallint not null,
			score numeric not null,
			constraint cities_index_score_pkey primary key (edition_id, area, city),
			constraint cities_index_score_in_bounds check (score between 0 and 100),
			constraint cities_index_score_words_length check (length(area) between 2 and 120 and length(city) between 2 and 80)
		);
		create index cities_index_score_in_order on cities_index_score (edition_id, place, city);

		create function hold_cities_index() returns trigger language plpgsql as $$
		begin
			if old.state = 'released' then
				raise exception 'a released edition is frozen' using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $$;
		create trigger cities_index_edition_holds before update or delete on cities_index_edition
			for each row execute function hold_cities_index();

		create function hold_cities_index_scores() returns trigger language plpgsql as $$
		declare
			of_edition integer := case when tg_op = 'DELETE' then old.edition_id else new.edition_id end;
		begin
			if (select state from cities_index_edition where id = of_edition for share) = 'released'
				or (tg_op = 'UPDATE' and new.edition_id <> old.edition_id) then
				raise exception 'the scores of a released edition are frozen' using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $$;
		create trigger cities_index_score_frozen before insert or update or delete on cities_index_score
			for each row execute function hold_cities_index_scores();

		create trigger cities_index_edition_announce after insert or update or delete on cities_index_edition
			for each row execute function announce_row();
		create trigger cities_index_score_announce after insert or update or delete on cities_index_score
			for each row execute function announce_row();
	`.execute(db);
}
