/** Families sign up together; who waits is offered a place until a given moment; who came is noted. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table event
			add column most_people smallint not null default 6
				constraint event_most_people_check check (most_people > 0 and most_people <= 10),
			add column asks_names boolean not null default false,
			add column questions jsonb not null default '[]'
				constraint event_questions_are_few check (jsonb_typeof(questions) = 'array'
					and jsonb_array_length(questions) <= 3 and length(questions::text) <= 4000),
			-- Time and place as those who signed up know them, from a change until they are told of it.
			add column known_before jsonb
				constraint event_known_before_is_object check (jsonb_typeof(known_before) = 'object');

		alter table registration
			add column people smallint not null default 1
				constraint registration_people_check check (people > 0 and people <= 10),
			add column companions text[] not null default '{}'
				constraint registration_companions_length check (length(array_to_string(companions, '')) <= 1080),
			add column answers jsonb not null default '[]'
				constraint registration_answers_are_few check (jsonb_typeof(answers) = 'array'
					and jsonb_array_length(answers) <= 3 and length(answers::text) <= 4000),
			add column offered_until timestamptz,
			-- How many people got seats that this group, before them in the line, was too large for.
			add column passed integer not null default 0
				constraint registration_passed_check check (passed >= 0),
			add column reminded_of timestamptz,
			add column attended smallint
				constraint registration_attended_check check (attended between 0 and 20),
			add column checked_in_at timestamptz,
			add column checked_in_by integer
				constraint registration_checked_in_by_fkey references person on delete set null,
			add constraint registration_companions_are_among_people check (cardinality(companions) < people),
			add constraint registration_attended_has_moment check ((attended is null) = (checked_in_at is null)),
			add constraint registration_checked_in_has_moment
				check (checked_in_by is null or checked_in_at is not null),
			drop constraint registration_state,
			add constraint registration_state
				check (state in ('unconfirmed', 'confirmed', 'waiting', 'offered', 'cancelled')),
			-- It stays with one that ran out, which is how its owner is told so.
			add constraint registration_offer_has_end check (case state
				when 'offered' then offered_until is not null
				when 'cancelled' then true
				else offered_until is null end);
		create index registration_checked_in_by on registration (checked_in_by) where checked_in_by is not null;

		-- Who came without signing up is counted and not named. The key is made where it is noted.
		create table walk_in (
			id integer generated always as identity constraint walk_in_pkey primary key,
			event_id integer not null constraint walk_in_event_id_fkey references event on delete cascade,
			key uuid not null,
			people smallint not null default 1 constraint walk_in_people_check check (people > 0 and people <= 20),
			arrived_at timestamptz not null default now(),
			noted_by integer constraint walk_in_noted_by_fkey references person on delete set null,
			constraint walk_in_once unique (event_id, key)
		);
		create index walk_in_noted_by on walk_in (noted_by) where noted_by is not null;

		-- Never more people than there are seats, and no offer beyond the beginning. Whoever writes holds the event's row.
		create or replace function refuse_overbooking() returns trigger language plpgsql as $$
		declare
			seats integer;
			begins timestamptz;
		begin
			select capacity, starts_at into seats, begins from event where id = new.event_id for no key update;
			if new.offered_until > begins and new.state = 'offered' then
				raise exception 'event % begins before the offer ends', new.event_id
					using errcode = 'check_violation', constraint = 'registration_offer_before_start';
			end if;
			if seats is not null and seats < new.people + (
				select coalesce(sum(people), 0) from registration
				where event_id = new.event_id and state in ('confirmed', 'offered') and id <> new.id
			) then
				raise exception 'event % has no seat left', new.event_id
					using errcode = 'check_violation', constraint = 'registration_within_capacity';
			end if;
			return new;
		end $$;
		drop trigger registration_within_capacity on registration;
		create trigger registration_within_capacity
			before insert or update of state, event_id, people, offered_until on registration
			for each row when (new.state in ('confirmed', 'offered')) execute function refuse_overbooking();
	`.execute(db);
}
