/**
 * Standing forums of dialogue (decision 0108): a circle has seats, meetings that those who hold one are asked to, and decisions
 * that stand until they are done. Whoever answers for a meeting holds a seat in its own circle: the keys say so.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table circle (
			id integer generated always as identity primary key,
			slug text not null constraint circle_slug_key unique,
			name text not null,
			purpose text not null,
			is_public boolean not null,
			created_at timestamptz not null default now(),
			created_by integer not null references person,
			constraint circle_words_length check (length(name) between 1 and 160 and length(purpose) between 10 and 4000)
		);
		create index circle_by_name on circle (name collate "da-x-icu", id);

		create table circle_seat (
			id integer generated always as identity primary key,
			circle_id integer not null constraint circle_seat_circle_fkey references circle,
			state text not null default 'invited',
			kind text not null,
			-- Whose seat it is, where it is an organisation's.
			organisation_id integer constraint circle_seat_organisation_fkey references organisation,
			-- Empty once they are no longer needed, or their owner asked for it.
			name text,
			email text,
			locale text not null,
			from_on date not null,
			to_on date,
			shows_name boolean not null default false,
			muted boolean not null default false,
			invited_at timestamptz not null default now(),
			invited_by integer not null references person,
			answered_at timestamptz,
			left_at timestamptz,
			constraint circle_seat_in_circle unique (id, circle_id),
			constraint circle_seat_state check (state in ('invited', 'held', 'declined', 'left')),
			constraint circle_seat_kind check (kind in ('authority', 'education', 'business', 'association', 'organisation',
				'neighbourhood', 'citizen')),
			constraint circle_seat_locale_is_tag check (is_language_tag(locale)),
			constraint circle_seat_length check (length(name) between 1 and 120 and length(email) between 3 and 254),
			constraint circle_seat_term check (to_on >= from_on),
			constraint circle_seat_citizen_is_nobodys check (kind <> 'citizen' or organisation_id is null),
			constraint circle_seat_waits_unanswered check ((state = 'invited') = (answered_at is null)),
			constraint circle_seat_left_when check ((state = 'left') = (left_at is not null)),
			constraint circle_seat_is_somebodys check (state not in ('invited', 'held') or num_nonnulls(name, email) = 2),
			-- A name is public with its owner's yes, and while they sit there.
			constraint circle_seat_name_with_a_yes check (not shows_name or state = 'held')
		);
		create unique index circle_seat_once on circle_seat (circle_id, lower(email)) where state in ('invited', 'held');
		create index circle_seat_of_circle on circle_seat (circle_id, id);
		create index circle_seat_email on circle_seat (lower(email)) where email is not null;
		create index circle_seat_organisation on circle_seat (organisation_id) where organisation_id is not null;

		create table circle_meeting (
			id integer generated always as identity primary key,
			circle_id integer not null constraint circle_meeting_circle_fkey references circle,
			title text not null,
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			place text,
			online_url text,
			agenda text not null,
			revision integer not null default 0,
			created_at timestamptz not null default now(),
			created_by integer not null references person,
			changed_at timestamptz not null default now(),
			called_at timestamptz,
			called_by integer references person,
			cancelled_at timestamptz,
			cancelled_by integer references person,
			minutes text,
			minutes_at timestamptz,
			minutes_by integer references person,
			constraint circle_meeting_in_circle unique (id, circle_id),
			constraint circle_meeting_length check (length(title) between 3 and 160 and length(place) between 2 and 200
				and length(online_url) <= 500 and length(agenda) between 3 and 4000 and length(minutes) between 3 and 20000),
			constraint circle_meeting_ends_later check (ends_at > starts_at and ends_at < starts_at + interval '1 day'),
			constraint circle_meeting_is_somewhere check (num_nonnulls(place, online_url) > 0),
			constraint circle_meeting_called_by check ((called_at is null) = (called_by is null)),
			constraint circle_meeting_cancelled_by check ((cancelled_at is null) = (cancelled_by is null)),
			constraint circle_meeting_minutes_are_whole check (num_nonnulls(minutes, minutes_at, minutes_by) in (0, 3)),
			-- What did not take place has no minutes, and none are written before it began.
			constraint circle_meeting_minutes_of_what_was check (minutes_at is null
				or (cancelled_at is null and minutes_at >= starts_at))
		);
		create index circle_meeting_of_circle on circle_meeting (circle_id, starts_at, id);
		create index circle_meeting_coming on circle_meeting (starts_at) where called_at is not null and cancelled_at is null
			and minutes_at is null;

		create table circle_answer (
			meeting_id integer not null,
			seat_id integer not null,
			circle_id integer not null,
			asked_at timestamptz not null default now(),
			answer text,
			answered_at timestamptz,
			reminded_at timestamptz,
			constraint circle_answer_pkey primary key (meeting_id, seat_id),
			constraint circle_answer_meeting_fkey foreign key (meeting_id, circle_id) references circle_meeting (id, circle_id),
			constraint circle_answer_seat_fkey foreign key (seat_id, circle_id) references circle_seat (id, circle_id),
			constraint circle_answer_answer check (answer in ('yes', 'no', 'maybe')),
			constraint circle_answer_is_whole check ((answer is null) = (answered_at is null))
		);
		create index circle_answer_of_seat on circle_answer (seat_id, meeting_id);

		create table circle_decision (
			id integer generated always as identity primary key,
			circle_id integer not null constraint circle_decision_circle_fkey references circle,
			meeting_id integer,
			words text not null,
			owner text not null,
			due_on date not null,
			decided_at timestamptz not null default now(),
			decided_by integer not null references person,
			done_on date,
			done_by integer references person,
			constraint circle_decision_meeting_fkey foreign key (meeting_id, circle_id) references circle_meeting (id, circle_id),
			constraint circle_decision_length check (length(words) between 3 and 2000 and length(owner) between 2 and 160),
			constraint circle_decision_done_by check ((done_on is null) = (done_by is null))
		);
		create index circle_decision_of_circle on circle_decision (circle_id, due_on, id);
		create index circle_decision_of_meeting on circle_decision (meeting_id) where meeting_id is not null;

		-- What was decided stands as it was decided, with its day: lateness is not moved away. That it is done is said once.
		create function hold_circle_decision() returns trigger language plpgsql as $$
		begin
			if (new.circle_id, new.words, new.owner, new.due_on) is distinct from (old.circle_id, old.words, old.owner, old.due_on)
					or (old.done_on is not null and new.done_on is distinct from old.done_on) then
				raise exception 'a decision stands as it was made' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger circle_decision_holds before update on circle_decision
			for each row execute function hold_circle_decision();

		-- Nobody is asked to a meeting, or answers for it, without a seat that they hold.
		create function hold_circle_answer() returns trigger language plpgsql as $$
		begin
			if (select state from circle_seat where id = new.seat_id for share) is distinct from 'held' then
				raise exception 'only who holds a seat is asked' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger circle_answer_holds before insert or update of answer on circle_answer
			for each row execute function hold_circle_answer();
	`.execute(db);
	for (const table of ['circle', 'circle_seat', 'circle_meeting', 'circle_decision'])
		await sql`create trigger ${sql.ref(`${table}_announce`)} after insert or update or delete on ${sql.table(table)}
			for each row execute function announce_row()`.execute(db);
	await sql`
		alter table link add column seat_id integer constraint link_seat_fkey references circle_seat on delete cascade;
		create index link_seat on link (seat_id) where seat_id is not null;
	`.execute(db);
	// Added to the kinds that stand, whichever they are: others add theirs beside these.
	await sql`
		do $$
		declare
			ends text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'link_ends');
			kinds text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'link_kind');
			about text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'link_says_what_it_is_about');
		begin
			execute 'alter table link drop constraint link_kind, drop constraint link_says_what_it_is_about,
				drop constraint link_ends, add constraint link_ends ' || replace(ends, 'ARRAY[', 'ARRAY[''seat''::text, ')
				|| ', add constraint link_kind '
				|| replace(kinds, 'ARRAY[', 'ARRAY[''seat''::text, ')
				|| ', add constraint link_says_what_it_is_about '
				|| replace(about, 'CASE kind', 'CASE kind WHEN ''seat''::text THEN (seat_id IS NOT NULL)');
		end $$;
	`.execute(db);
}
