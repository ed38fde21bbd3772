/** Types of promises that the municipality adds to those the site comes with, and which of these are no longer offered. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table added_commitment_type (
			id integer generated always as identity primary key,
			-- What promises name it by; never that of a type the site comes with.
			key text not null unique,
			state text not null,
			name jsonb not null,
			question jsonb not null,
			help jsonb not null,
			unit_one jsonb not null,
			unit_other jsonb not null,
			symbol jsonb,
			goal text not null,
			default_target integer not null,
			confirms text not null,
			-- Whose draft waits for it; null: the municipality added it.
			organisation_id integer references organisation,
			proposed_by integer references person,
			proposed_at timestamptz not null,
			decided_by integer references person,
			decided_at timestamptz,
			refusal text,
			constraint added_commitment_type_key_check check (key ~ '^added-[a-z0-9]{4,20}$'),
			constraint added_commitment_type_state_check check (state in ('proposed', 'offered', 'retired', 'refused')),
			constraint added_commitment_type_texts_by_language check (is_text_by_language(name) and is_text_by_language(question)
				and is_text_by_language(help) and is_text_by_language(unit_one) and is_text_by_language(unit_other)
				and (symbol is null or is_text_by_language(symbol))),
			-- Every page carries them, so they stay short.
			constraint added_commitment_type_texts_are_short check (length(name::text || question::text || help::text
				|| unit_one::text || unit_other::text || coalesce(symbol::text, '')) <= 4000),
			constraint added_commitment_type_offered_in_english check (state in ('proposed', 'refused')
				or name ? 'en' and question ? 'en' and help ? 'en' and unit_one ? 'en' and unit_other ? 'en'),
			constraint added_commitment_type_goal_has_edition check (has_edition(goal)),
			constraint added_commitment_type_target_check check (default_target between 1 and 100000),
			constraint added_commitment_type_confirms_check check (confirms in ('counterpart', 'municipality')),
			constraint added_commitment_type_decided check ((state = 'proposed') = (decided_at is null)),
			constraint added_commitment_type_refused_with_reason check ((state = 'refused') = (refusal is not null)),
			constraint added_commitment_type_refusal_length check (length(refusal) between 1 and 1000)
		);
		-- What is offered can be told apart by its name.
		create unique index added_commitment_type_named_once on added_commitment_type (lower(name ->> 'da'))
			where state in ('offered', 'retired');
		create index added_commitment_type_waiting on added_commitment_type (proposed_at, id) where state = 'proposed';
		create index added_commitment_type_organisation on added_commitment_type (organisation_id) where organisation_id is not null;
		create index added_commitment_type_proposed_by on added_commitment_type (proposed_by) where proposed_by is not null;
		create index added_commitment_type_decided_by on added_commitment_type (decided_by) where decided_by is not null;
		create index commitment_of_type on commitment (type);

		-- Types that the site comes with and nobody may promise anew.
		create table retired_commitment_type (
			id integer generated always as identity primary key,
			key text not null unique,
			retired_by integer references person,
			retired_at timestamptz not null,
			constraint retired_commitment_type_key_check check (key ~ '^[a-z][a-z-]{1,60}$' and key not like 'added-%')
		);
		create index retired_commitment_type_retired_by on retired_commitment_type (retired_by) where retired_by is not null;
	`.execute(db);
	await sql`
		-- What was promised with it is counted in it: its unit and its key are for good, and it stays.
		create function added_commitment_type_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				if old.state in ('offered', 'retired') then
					raise exception 'a type of promise that was offered stays' using errcode = 'restrict_violation';
				end if;
				return old;
			end if;
			if new.key <> old.key then
				raise exception 'a type of promise keeps its key' using errcode = 'restrict_violation';
			end if;
			if old.state in ('offered', 'retired') and (new.unit_one <> old.unit_one or new.unit_other <> old.unit_other
				or new.symbol is distinct from old.symbol or new.state not in ('offered', 'retired')) then
				raise exception 'a type of promise that was offered keeps its unit' using errcode = 'restrict_violation';
			end if;
			if old.state = 'refused' and new.state <> 'refused' then
				raise exception 'a type of promise that was refused stays so' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger added_commitment_type_stays before update or delete on added_commitment_type
			for each row execute function added_commitment_type_guard();

		-- A promise is of a type that there is, and leaves its draft only while that is offered. Whoever retires it waits.
		create function commitment_type_is_offered() returns trigger language plpgsql as $$
		declare
			standing text;
			promises boolean := new.state <> 'draft' and (tg_op = 'INSERT' or old.state = 'draft');
		begin
			if new.type like 'added-%' then
				select t.state into standing from added_commitment_type t where t.key = new.type for share;
				if standing is null then
					raise exception 'there is no type of promise %', new.type using errcode = 'foreign_key_violation';
				end if;
			elsif promises and exists (select from retired_commitment_type r where r.key = new.type) then
				standing := 'retired';
			end if;
			if promises and standing <> 'offered' then
				raise exception 'the type of promise % is not offered', new.type using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger commitment_type_offered before insert or update of type, state on commitment
			for each row execute function commitment_type_is_offered();

		-- A type that was proposed for a draft goes with it.
		create function commitment_type_unwanted() returns trigger language plpgsql as $$
		begin
			if old.type like 'added-%' and (tg_op = 'DELETE' or new.type <> old.type) then
				delete from added_commitment_type t where t.key = old.type and t.state = 'proposed'
					and not exists (select from commitment c where c.type = t.key);
			end if;
			return null;
		end $$;
		create trigger commitment_type_unwanted after delete or update of type on commitment
			for each row execute function commitment_type_unwanted();

		create trigger added_commitment_type_announce after insert or update or delete on added_commitment_type
			for each row execute function announce_row();
		create trigger retired_commitment_type_announce after insert or update or delete on retired_commitment_type
			for each row execute function announce_row();
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`
		drop trigger commitment_type_offered on commitment;
		drop trigger commitment_type_unwanted on commitment;
		drop function commitment_type_is_offered(), commitment_type_unwanted();
		drop index commitment_of_type;
		drop table added_commitment_type, retired_commitment_type;
		drop function added_commitment_type_guard();
	`.execute(db);
}
