/** A festival with parts: an event may be the umbrella of others, which lie within its days; others' only by their own yes. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table event
			add column is_umbrella boolean not null default false,
			-- What it is a part of. The umbrella's times and that it is one stand beside it and follow it, so that the rules between
			-- the two rows are checks, which hold whoever writes at the same moment.
			add column umbrella_id integer,
			add column umbrella_starts_at timestamptz,
			add column umbrella_ends_at timestamptz,
			add column under_umbrella boolean,
			add constraint event_umbrella_key unique (id, is_umbrella, starts_at, ends_at);
		alter table event
			add constraint event_umbrella_fkey foreign key (umbrella_id, under_umbrella, umbrella_starts_at, umbrella_ends_at)
				references event (id, is_umbrella, starts_at, ends_at) on update cascade on delete set null,
			add constraint event_part_is_whole
				check (num_nonnulls(umbrella_id, under_umbrella, umbrella_starts_at, umbrella_ends_at) in (0, 4)),
			-- One level: what has parts is none, and what is a part has none.
			add constraint event_part_under_umbrella check (under_umbrella),
			add constraint event_umbrella_is_no_part check (not is_umbrella or umbrella_id is null),
			add constraint event_umbrella_does_not_repeat check (not is_umbrella or series_id is null),
			add constraint event_part_is_a_date check (umbrella_id is null or series_id is null or occurrence_on is not null),
			add constraint event_merged_is_no_part check (merged_into_id is null or (umbrella_id is null and not is_umbrella)),
			-- A night belongs to the day before it, until six.
			add constraint event_part_within_days check (
				(starts_at at time zone 'Europe/Copenhagen')::date >= (umbrella_starts_at at time zone 'Europe/Copenhagen')::date
				and (starts_at at time zone 'Europe/Copenhagen')::date <= (umbrella_ends_at at time zone 'Europe/Copenhagen')::date
				and (ends_at at time zone 'Europe/Copenhagen' - interval '6 hours')::date
					<= (umbrella_ends_at at time zone 'Europe/Copenhagen')::date);
		create index event_parts on event (umbrella_id, starts_at, id) where umbrella_id is not null;
		create or replace trigger event_announce after insert or update or delete on event
			for each row execute function announce_row('id', 'organisation_id', 'commitment_id', 'series_id', 'umbrella_id');

		-- Somebody else's event that is asked to be a part.
		create table event_part (
			umbrella_id integer not null constraint event_part_umbrella_id_fkey references event on delete cascade,
			event_id integer not null constraint event_part_event_id_fkey references event on delete cascade,
			state text not null constraint event_part_state
				check (state in ('named', 'asked', 'accepted', 'declined', 'left', 'withdrawn')),
			asked_at timestamptz,
			asked_by integer constraint event_part_asked_by_fkey references person on delete set null,
			asks smallint not null default 0 constraint event_part_asks check (asks >= 0),
			decided_at timestamptz,
			decided_by integer constraint event_part_decided_by_fkey references person on delete set null,
			constraint event_part_pkey primary key (umbrella_id, event_id),
			constraint event_part_of_another check (event_id <> umbrella_id),
			constraint event_part_asked check ((state = 'named') = (asked_at is null)),
			constraint event_part_decided check ((state in ('named', 'asked')) = (decided_at is null))
		);
		create index event_part_event on event_part (event_id, umbrella_id);
		create index event_part_asked_by on event_part (asked_by) where asked_by is not null;
		create index event_part_decided_by on event_part (decided_by) where decided_by is not null;

		create function event_part_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'INSERT' then
				if new.state not in ('named', 'asked') then
					raise exception 'an organisation is asked before its event is a part' using errcode = 'check_violation', constraint = 'event_part_step';
				end if;
				if exists (select from event part join event umbrella on umbrella.organisation_id = part.organisation_id
					where part.id = new.event_id and umbrella.id = new.umbrella_id) then
					raise exception 'nobody asks itself' using errcode = 'check_violation', constraint = 'event_part_other';
				end if;
				return new;
			end if;
			if (new.umbrella_id, new.event_id) is distinct from (old.umbrella_id, old.event_id)
				or new.state <> old.state and (old.state, new.state) not in (
					('named', 'asked'), ('asked', 'accepted'), ('asked', 'declined'), ('asked', 'withdrawn'),
					('accepted', 'left'), ('accepted', 'withdrawn'), ('declined', 'asked'), ('left', 'asked'), ('withdrawn', 'asked')) then
				raise exception 'an organisation is asked, and answers once' using errcode = 'check_violation', constraint = 'event_part_step';
			end if;
			if new.state <> old.state and new.state in ('accepted', 'declined', 'left') and not exists (
				select from event join membership m on m.organisation_id = event.organisation_id
				where event.id = new.event_id and m.person_id = new.decided_by) then
				raise exception 'only its own members answer for an organisation' using errcode = 'check_violation', constraint = 'event_part_own_answer';
			end if;
			if old.state in ('declined', 'left') and new.state = 'asked' and new.asked_at < old.decided_at + interval '720 hours' then
				raise exception 'a no is left in peace for 30 days' using errcode = 'check_violation', constraint = 'event_part_left_in_peace';
			end if;
			return new;
		end $$;
		create trigger event_part_guard before insert or update on event_part
			for each row execute function event_part_guard();
		create trigger event_part_announce after insert or update or delete on event_part
			for each row execute function announce_row('umbrella_id', 'event_id');

		create function event_part_by_consent() returns trigger language plpgsql as $$
		begin
			if exists (select from event umbrella where umbrella.id = new.umbrella_id
					and umbrella.organisation_id <> new.organisation_id)
				and not exists (select from event_part p where p.umbrella_id = new.umbrella_id and p.event_id = new.id
					and p.state = 'accepted') then
				raise exception 'it is a part by its own organisation''s yes' using errcode = 'check_violation', constraint = 'event_part_by_consent';
			end if;
			return new;
		end $$;
		create trigger event_part_by_consent_inserted before insert on event
			for each row when (new.umbrella_id is not null) execute function event_part_by_consent();
		create trigger event_part_by_consent before update of umbrella_id on event
			for each row when (new.umbrella_id is not null and new.umbrella_id is distinct from old.umbrella_id)
			execute function event_part_by_consent();
	`.execute(db);
}
