/**
 * What was said of an event or a place by mistake is put right, and what stood before stays on record: a number is never
 * overwritten without its correction, a place is taken back and never deleted, and what did not happen counts nowhere.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		update event set attendance = case when held_at is not null then coalesce(attendance, 0) end
			where (held_at is null) <> (attendance is null);
		alter table event add constraint event_attendance_when_held check ((held_at is null) = (attendance is null));

		create table event_correction (
			id integer generated always as identity constraint event_correction_pkey primary key,
			event_id integer not null constraint event_correction_event_fkey references event on delete cascade,
			attendance_before integer not null,
			-- Null: it was not held after all.
			attendance_after integer constraint event_correction_changes check (attendance_after is distinct from attendance_before),
			reason text not null constraint event_correction_reason check (length(reason) between 3 and 1000),
			corrected_by integer constraint event_correction_corrected_by_fkey references person,
			corrected_at timestamptz not null
		);
		create index event_correction_event on event_correction (event_id, id desc);
		create index event_correction_corrected_by on event_correction (corrected_by) where corrected_by is not null;

		-- Erasing a person takes the hand.
		create function event_correction_guard() returns trigger language plpgsql as $$
		begin
			if to_jsonb(new) - 'corrected_by' is distinct from to_jsonb(old) - 'corrected_by' then
				raise exception 'a correction stands' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger event_correction_guard before update on event_correction
			for each row execute function event_correction_guard();

		create function event_attendance_guard() returns trigger language plpgsql as $$
		begin
			if (old.attendance, new.attendance) is distinct from (select (attendance_before, attendance_after)
				from event_correction where event_id = new.id order by id desc limit 1) then
				raise exception 'the number that stood stays on record' using errcode = 'check_violation', constraint = 'event_attendance_corrected';
			end if;
			return new;
		end $$;
		create trigger event_attendance_guard before update of attendance on event for each row
			when (old.attendance is not null and new.attendance is distinct from old.attendance)
			execute function event_attendance_guard();

		alter table placement
			add column taken_back_at timestamptz,
			add column taken_back_by integer constraint placement_taken_back_by_fkey references person,
			add column taken_back_reason text not null default '' constraint placement_taken_back_reason check (length(taken_back_reason) <= 1000),
			add constraint placement_reason_when_taken_back check ((taken_back_at is null) = (taken_back_reason = '')),
			drop constraint placement_ordinal_once;
		create unique index placement_ordinal_once on placement (opportunity_id, ordinal) where taken_back_at is null;
		create index placement_opportunity on placement (opportunity_id, id);

		create function placement_guard() returns trigger language plpgsql as $$
		begin
			if old.taken_back_at is not null and to_jsonb(new) - array['filled_by', 'taken_back_by']
				is distinct from to_jsonb(old) - array['filled_by', 'taken_back_by']
				or (new.opportunity_id, new.ordinal, new.filled_on) is distinct from (old.opportunity_id, old.ordinal, old.filled_on) then
				raise exception 'a filled place is taken back, not rewritten' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger placement_guard before update on placement for each row execute function placement_guard();

		-- Looked at when the transaction ends.
		create function undone_deed_counts_nowhere() returns trigger language plpgsql as $$
		begin
			if exists (select from contribution where source = tg_argv[0] and source_id = new.id and counts) then
				raise exception 'what did not happen does not count' using errcode = 'check_violation', constraint = 'undone_deed_counts_nowhere';
			end if;
			return null;
		end $$;
		create constraint trigger event_undone_counts_nowhere after update of held_at on event deferrable initially deferred
			for each row when (old.held_at is not null and new.held_at is null)
			execute function undone_deed_counts_nowhere('event');
		create constraint trigger placement_undone_counts_nowhere after update of taken_back_at on placement deferrable initially deferred
			for each row when (new.taken_back_at is not null) execute function undone_deed_counts_nowhere('placement');
	`.execute(db);
}
