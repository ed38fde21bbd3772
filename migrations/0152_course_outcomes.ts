/**
 * Who came to a session of a course, as organisations; and six months after the last one, what came of it for each that had a place
 * (decision 0113).
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table course_session add constraint course_session_of_its_course unique (id, course_id);
		alter table course_place add constraint course_place_of_its_course unique (id, course_id);
		-- Session and place are of one course.
		create table course_attendance (
			session_id integer not null,
			place_id integer not null,
			course_id integer not null,
			constraint course_attendance_pkey primary key (session_id, place_id),
			constraint course_attendance_session_fkey foreign key (session_id, course_id)
				references course_session (id, course_id) on delete cascade,
			constraint course_attendance_place_fkey foreign key (place_id, course_id)
				references course_place (id, course_id) on delete cascade
		);
		create index course_attendance_of_course on course_attendance (course_id);
		create index course_attendance_of_place on course_attendance (place_id);

		create table course_outcome (
			place_id integer primary key constraint course_outcome_place_fkey references course_place,
			asked_at timestamptz not null,
			reminded_at timestamptz,
			outcome text,
			words text,
			-- Only with the organisation's yes.
			words_shown boolean not null default false,
			told_at timestamptz,
			told_by integer references person,
			constraint course_outcome_outcome check (outcome in ('used', 'partly', 'not_yet', 'not_wanted')),
			constraint course_outcome_length check (length(words) between 3 and 2000),
			constraint course_outcome_is_whole check (num_nonnulls(outcome, told_at, told_by) in (0, 3)),
			constraint course_outcome_words_of_answer check (words is null or outcome is not null),
			constraint course_outcome_shows_words check (not words_shown or words is not null)
		);
		create index course_outcome_open on course_outcome (asked_at) where outcome is null;

		create function hold_course_outcome() returns trigger language plpgsql as $$
		begin
			if not exists (select from course_place p join course c on c.id = p.course_id
					where p.id = new.place_id and p.state = 'held' and c.state = 'published'
					and c.ends_at + interval '6 months' <= new.asked_at) then
				raise exception 'who had a place is asked six months after' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger course_outcome_holds before insert on course_outcome for each row execute function hold_course_outcome();
		create trigger course_outcome_announce after insert or update or delete on course_outcome
			for each row execute function announce_row();
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop table course_outcome, course_attendance`.execute(db);
	await sql`alter table course_place drop constraint course_place_of_its_course`.execute(db);
	await sql`alter table course_session drop constraint course_session_of_its_course`.execute(db);
	await sql`drop function hold_course_outcome()`.execute(db);
}
