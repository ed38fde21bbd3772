/**
 * Courses for associations (decision 0113), of a network or of the municipality alone. A place is an organisation's: there are never more
 * of them than the course has, and who waits is served in the order in which they came.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table course (
			id integer generated always as identity primary key,
			slug text not null constraint course_slug_key unique,
			-- The network that it is of; none where the municipality stands alone.
			circle_id integer constraint course_circle_fkey references circle,
			state text not null default 'draft',
			topic text not null,
			title text not null,
			description text not null,
			content_locale text not null,
			-- Who gives it.
			giver_id integer constraint course_giver_fkey references organisation,
			giver_name text,
			places integer not null,
			closes_on date not null,
			-- Kept by the sessions' trigger.
			begins_at timestamptz,
			ends_at timestamptz,
			revision integer not null default 0,
			created_at timestamptz not null default now(),
			created_by integer not null references person,
			published_at timestamptz,
			cancelled_at timestamptz,
			cancelled_because text,
			constraint course_state check (state in ('draft', 'published', 'cancelled')),
			constraint course_topic check (topic in ('board', 'fundraising', 'rooms', 'bookkeeping', 'other')),
			constraint course_locale_is_tag check (is_language_tag(content_locale)),
			constraint course_places check (places between 1 and 200),
			constraint course_length check (length(title) between 3 and 160 and length(description) between 10 and 4000
				and length(giver_name) between 2 and 160 and length(cancelled_because) between 3 and 1000),
			constraint course_has_giver check (num_nonnulls(giver_id, giver_name) >= 1),
			constraint course_published_has_sessions check (state = 'draft' or num_nonnulls(published_at, begins_at, ends_at) = 3),
			constraint course_draft_is_not_published check ((state = 'draft') = (published_at is null)),
			constraint course_cancelled_says_why check ((state = 'cancelled') = (cancelled_at is not null)
				and (cancelled_at is null) = (cancelled_because is null))
		);
		create index course_coming on course (begins_at, id) where published_at is not null;
		create index course_over on course (ends_at desc, id desc) where state = 'published';
		create index course_newest on course (created_at desc, id desc);
		create index course_of_circle on course (circle_id, begins_at, id) where circle_id is not null;
		create index course_giver on course (giver_id) where giver_id is not null;

		create table course_session (
			id integer generated always as identity primary key,
			course_id integer not null constraint course_session_course_fkey references course,
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			place text,
			online_url text,
			revision integer not null default 0,
			created_at timestamptz not null default now(),
			changed_at timestamptz not null default now(),
			constraint course_session_ends_later check (ends_at > starts_at),
			constraint course_session_is_somewhere check (num_nonnulls(place, online_url) >= 1),
			constraint course_session_length check (length(place) between 2 and 200 and length(online_url) <= 500)
		);
		create index course_session_of_course on course_session (course_id, starts_at, id);

		-- Whoever waits is served by the number: it is given while the course is held.
		create table course_place (
			id integer generated always as identity primary key,
			course_id integer not null constraint course_place_course_fkey references course,
			organisation_id integer not null constraint course_place_organisation_fkey references organisation,
			state text not null,
			-- How many come, where they say so.
			people integer,
			asked_at timestamptz not null default now(),
			held_at timestamptz,
			signed_by integer not null references person,
			constraint course_place_once unique (course_id, organisation_id),
			constraint course_place_state check (state in ('held', 'waiting')),
			constraint course_place_people check (people > 0 and people < 6),
			constraint course_place_held_since check ((state = 'held') = (held_at is not null))
		);
		create index course_place_line on course_place (course_id, state, id);
		create index course_place_organisation on course_place (organisation_id, id);
	`.execute(db);
	await hold(db);
	for (const table of ['course', 'course_session', 'course_place'])
		await sql`create trigger ${sql.ref(`${table}_announce`)} after insert or update or delete on ${sql.table(table)}
			for each row execute function announce_row()`.execute(db);
}

async function hold(db: Kysely<unknown>): Promise<void> {
	await sql`
		create function hold_course() returns trigger language plpgsql as $$
		begin
			if new.circle_id is not null and not exists (select from circle where id = new.circle_id and kind = 'network') then
				raise exception 'a course is of a network' using errcode = 'restrict_violation';
			end if;
			if tg_op = 'INSERT' then
				return new;
			end if;
			if old.state <> new.state and (old.state, new.state) not in (('draft', 'published'), ('published', 'cancelled')) then
				raise exception 'a course goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if new.places < old.places
					and new.places < (select count(*) from course_place where course_id = new.id and state = 'held') then
				raise exception 'places that are held stay' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger course_holds before insert or update on course for each row execute function hold_course();

		create function date_course() returns trigger language plpgsql as $$
		declare
			dated integer := coalesce(new.course_id, old.course_id);
		begin
			perform from course where id = dated for update;
			update course set begins_at = s.begins_at, ends_at = s.ends_at
				from (select min(starts_at) as begins_at, max(ends_at) as ends_at from course_session where course_id = dated) s
				where id = dated;
			return null;
		end $$;
		create trigger course_session_dates after insert or update or delete on course_session
			for each row execute function date_course();

		-- Held first, counted after: the count sees what everybody before has committed.
		create function hold_course_place() returns trigger language plpgsql as $$
		declare
			has integer;
			stands text;
		begin
			select places, state into has, stands from course where id = new.course_id for update;
			if tg_op = 'INSERT' and stands <> 'published' then
				raise exception 'a place is on a course that is published' using errcode = 'restrict_violation';
			end if;
			if new.state = 'held' and (select count(*) from course_place where course_id = new.course_id and state = 'held') > has then
				raise exception 'a course has no more places than it has' using errcode = 'restrict_violation';
			end if;
			return null;
		end $$;
		create trigger course_place_holds after insert or update of course_id, state on course_place
			for each row execute function hold_course_place();
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop table course_place, course_session, course`.execute(db);
	await sql`drop function hold_course(), date_course(), hold_course_place()`.execute(db);
}
