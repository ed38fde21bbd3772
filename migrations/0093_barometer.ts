/**
 * The barometer: what is measured, the figures, and the editions of each half-year. What an edition says is copied into it,
 * so that nothing that is learnt later changes what was released; the database holds that, and the four eyes.
 */
import { sql, type Kysely } from 'kysely';

/** What is said of an indicator, and said again in each edition as it read then. */
const definition = `
	goal text not null,
	name text not null,
	name_en text,
	unit text not null,
	unit_en text,
	direction text not null,
	decimals smallint not null,
	counts_people boolean not null,
	baseline_on date not null,
	target numeric,
	target_on date,
	tolerance numeric not null,
	source text not null,
	source_url text,
	method text not null,
	method_en text`;

const definitionRules = (table: string) => `
	constraint ${table}_direction check (direction in ('up', 'down', 'closer')),
	constraint ${table}_decimals check (decimals in (0, 1, 2)),
	constraint ${table}_baseline_is_half_year check (baseline_on = half_year_of(baseline_on)),
	constraint ${table}_target_on_is_half_year check (target_on = half_year_of(target_on)),
	constraint ${table}_target_has_its_time check ((target is null) = (target_on is null)),
	constraint ${table}_target_after_baseline check (target_on > baseline_on),
	constraint ${table}_target_has_a_way check (target is null or direction <> 'closer'),
	constraint ${table}_tolerance_check check (tolerance >= 0 and tolerance < 1000000),
	constraint ${table}_words_length check (length(name) between 1 and 160 and length(name_en) <= 160 and length(unit) between 1 and 60
		and length(unit_en) <= 60 and length(source) between 3 and 300 and length(source_url) <= 500
		and length(method) between 3 and 2000 and length(method_en) <= 2000)`;

const figure = (table: string) => `
	half_year date not null,
	half_year_label text,
	district_nr smallint,
	value numeric,
	reference numeric,
	withheld text,
	provisional boolean not null default false,
	base integer,
	note text,
	constraint ${table}_half_year_check check (half_year = half_year_of(half_year)),
	constraint ${table}_district_nr check (district_nr between 1 and 10),
	constraint ${table}_withheld check (withheld in ('few', 'not_measured', 'not_ready', 'uncertain')),
	constraint ${table}_value_or_why check ((value is null) = (withheld is not null)),
	constraint ${table}_reference_beside_value check (reference is null or value is not null),
	constraint ${table}_base_check check (base >= 0),
	constraint ${table}_words_length check (length(note) <= 300 and length(half_year_label) <= 40)`;

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql
		.raw(
			`
		create table indicator (
			id integer generated always as identity primary key,
			slug text not null constraint indicator_slug_key unique,
			${definition},
			created_at timestamptz not null default now(),
			created_by integer references person,
			retired_at timestamptz,
			${definitionRules('indicator')}
		);
		create index indicator_by_goal on indicator (goal, id) where retired_at is null;

		create table indicator_break (
			indicator_id integer not null constraint indicator_break_indicator_fkey references indicator on delete cascade,
			half_year date not null constraint indicator_break_half_year_check check (half_year = half_year_of(half_year)),
			words text not null constraint indicator_break_words_length check (length(words) between 3 and 300),
			constraint indicator_break_pkey primary key (indicator_id, half_year)
		);

		create table observation (
			id integer generated always as identity primary key,
			indicator_id integer not null constraint observation_indicator_fkey references indicator on delete cascade,
			${figure('observation')},
			entered_at timestamptz not null default now(),
			entered_by integer references person,
			constraint observation_once unique nulls not distinct (indicator_id, half_year, district_nr)
		);

		create table observation_import (
			id integer generated always as identity primary key,
			indicator_id integer not null constraint observation_import_indicator_fkey references indicator on delete cascade,
			file_name text not null constraint observation_import_file_name_length check (length(file_name) <= 120),
			-- The file as base64, until it is read.
			content text,
			state text not null default 'waiting' constraint observation_import_state
				check (state in ('waiting', 'read', 'unread')),
			problem text,
			detail text,
			taken integer not null default 0,
			refused integer not null default 0,
			uploaded_at timestamptz not null default now(),
			uploaded_by integer references person,
			read_at timestamptz,
			constraint observation_import_kept_until_read check ((content is not null) = (state = 'waiting')),
			constraint observation_import_read_at_when_read check ((read_at is null) = (state = 'waiting')),
			constraint observation_import_unread_says_why check ((problem is not null) = (state = 'unread'))
		);
		create index observation_import_newest on observation_import (indicator_id, uploaded_at desc, id desc);

		create table observation_import_refusal (
			id integer generated always as identity primary key,
			import_id integer not null constraint observation_import_refusal_import_fkey
				references observation_import on delete cascade,
			line integer not null,
			refusal text not null,
			detail text not null default ''
		);
		create index observation_import_refusal_by_line on observation_import_refusal (import_id, line, id);

		create table barometer_edition (
			id integer generated always as identity primary key,
			half_year date not null constraint barometer_edition_half_year_key unique
				constraint barometer_edition_half_year_check check (half_year = half_year_of(half_year)),
			state text not null default 'collecting',
			begun_at timestamptz not null default now(),
			begun_by integer references person,
			drafted_at timestamptz,
			drafted_by integer references person,
			checked_at timestamptz,
			checked_by integer references person,
			check_words text,
			released_at timestamptz,
			released_by integer references person,
			returned_at timestamptz,
			returned_by integer references person,
			return_words text,
			constraint barometer_edition_state check (state in ('collecting', 'draft', 'checked', 'released')),
			constraint barometer_edition_drafted_when_draft
				check ((state <> 'collecting') = (drafted_at is not null) and (drafted_at is null) = (drafted_by is null)),
			constraint barometer_edition_checked_when_checked check ((state in ('checked', 'released')) = (checked_at is not null)
				and (checked_at is null) = (checked_by is null) and (checked_at is null) = (check_words is null)),
			constraint barometer_edition_released_when_released check ((state = 'released') = (released_at is not null)
				and (released_at is null) = (released_by is null)),
			constraint barometer_edition_returned_says_why
				check (num_nonnulls(returned_at, returned_by, return_words) in (0, 3)),
			-- Four eyes: whoever drafted it neither checks nor releases it.
			constraint barometer_edition_another_checks check (checked_by <> drafted_by),
			constraint barometer_edition_another_releases check (released_by <> drafted_by),
			constraint barometer_edition_words_length
				check (length(check_words) between 3 and 1000 and length(return_words) between 3 and 1000)
		);

		create table barometer_edition_indicator (
			edition_id integer not null constraint barometer_edition_indicator_edition_fkey references barometer_edition,
			indicator_id integer not null constraint barometer_edition_indicator_indicator_fkey references indicator,
			slug text not null,
			${definition},
			-- What the class was made from, empty until the draft.
			class text,
			because text,
			base_on date,
			base_value numeric,
			last_on date,
			last_value numeric,
			current_on date,
			current_value numeric,
			against_base text,
			against_last text,
			ratio double precision,
			cautions text[] not null default '{}',
			constraint barometer_edition_indicator_pkey primary key (edition_id, indicator_id),
			constraint barometer_edition_indicator_class check (class in ('achieved', 'on_track', 'too_slow', 'limited', 'better',
				'still', 'mixed', 'worse', 'unknown')),
			constraint barometer_edition_indicator_because
				check (because in ('too_few', 'break', 'withheld', 'no_figures', 'no_reference')),
			constraint barometer_edition_indicator_unknown_says_why check ((class = 'unknown') = (because is not null)),
			constraint barometer_edition_indicator_against_base check (against_base in ('better', 'still', 'worse')),
			constraint barometer_edition_indicator_against_last check (against_last in ('better', 'still', 'worse')),
			constraint barometer_edition_indicator_cautions
				check (cautions <@ array['from_start', 'small_base', 'small_start', 'provisional', 'old_figure', 'after_break']),
			${definitionRules('barometer_edition_indicator')}
		);
		create unique index barometer_edition_indicator_by_slug on barometer_edition_indicator (edition_id, slug);
		create index barometer_edition_indicator_of on barometer_edition_indicator (indicator_id);

		create table barometer_edition_break (
			edition_id integer not null,
			indicator_id integer not null,
			half_year date not null,
			words text not null,
			constraint barometer_edition_break_pkey primary key (edition_id, indicator_id, half_year),
			constraint barometer_edition_break_of foreign key (edition_id, indicator_id) references barometer_edition_indicator
		);

		create table barometer_edition_value (
			edition_id integer not null,
			indicator_id integer not null,
			${figure('barometer_edition_value')},
			constraint barometer_edition_value_once unique nulls not distinct (edition_id, indicator_id, half_year, district_nr),
			constraint barometer_edition_value_of foreign key (edition_id, indicator_id) references barometer_edition_indicator
		);

		create table barometer_erratum (
			id integer generated always as identity primary key,
			edition_id integer not null constraint barometer_erratum_edition_fkey references barometer_edition,
			indicator_id integer,
			words text not null constraint barometer_erratum_words_length check (length(words) between 3 and 1000),
			written_at timestamptz not null default now(),
			written_by integer not null references person,
			constraint barometer_erratum_about foreign key (edition_id, indicator_id) references barometer_edition_indicator
		);
		create index barometer_erratum_newest on barometer_erratum (edition_id, indicator_id, written_at desc, id desc);
		`,
		)
		.execute(db);
	await sql`
		create function hold_barometer_edition() returns trigger language plpgsql as $$
		begin
			if old.state = 'released' then
				raise exception 'a released edition is frozen' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'DELETE' then
				return old;
			end if;
			if new.half_year <> old.half_year or (old.state <> new.state and (old.state, new.state) not in (
					('collecting', 'draft'), ('draft', 'checked'), ('checked', 'released'), ('draft', 'collecting'), ('checked', 'collecting'))) then
				raise exception 'an edition goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger barometer_edition_holds before update or delete on barometer_edition
			for each row execute function hold_barometer_edition();

		-- What somebody has checked is what is released: the data of a draft does not move, and of a released edition never.
		create function hold_barometer_data() returns trigger language plpgsql as $$
		declare
			of_edition integer := case when tg_op = 'DELETE' then old.edition_id else new.edition_id end;
		begin
			if (select state from barometer_edition where id = of_edition for share) is distinct from 'collecting'
				or (tg_op = 'UPDATE' and new.edition_id <> old.edition_id) then
				raise exception '% of an edition that is no longer being collected is frozen', tg_table_name
					using errcode = 'restrict_violation';
			end if;
			return case when tg_op = 'DELETE' then old else new end;
		end $$;

		-- What a figure is measured by was said before the figures were in.
		create function hold_barometer_measure() returns trigger language plpgsql as $$
		begin
			if (new.direction, new.tolerance, new.target, new.target_on, new.baseline_on)
				is distinct from (old.direction, old.tolerance, old.target, old.target_on, old.baseline_on)
				and exists (select from observation o join barometer_edition e on e.id = new.edition_id
					where o.indicator_id = new.indicator_id and o.half_year = e.half_year and o.district_nr is null) then
				raise exception 'what a figure is measured by is said before the figure is in' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger barometer_edition_indicator_measure before update on barometer_edition_indicator
			for each row execute function hold_barometer_measure();

		create function hold_barometer_errata() returns trigger language plpgsql as $$
		begin
			if tg_op <> 'INSERT' then
				raise exception 'barometer_erratum is append-only' using errcode = 'restrict_violation';
			end if;
			if (select state from barometer_edition where id = new.edition_id for share) is distinct from 'released' then
				raise exception 'only a released edition has errata' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger barometer_erratum_append_only before insert or update or delete on barometer_erratum
			for each row execute function hold_barometer_errata();
	`.execute(db);
	for (const table of ['barometer_edition_indicator', 'barometer_edition_break', 'barometer_edition_value'])
		await sql`create trigger ${sql.ref(`${table}_frozen`)} before insert or update or delete on ${sql.table(table)}
			for each row execute function hold_barometer_data()`.execute(db);
	for (const table of [
		'barometer_edition',
		'barometer_edition_indicator',
		'barometer_edition_break',
		'barometer_edition_value',
		'barometer_erratum',
	])
		await sql`create trigger ${sql.ref(`${table}_announce`)} after insert or update or delete on ${sql.table(table)}
			for each row execute function announce_row()`.execute(db);
}
