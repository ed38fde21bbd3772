/**
 * The yearly conference: what it adds to a festival of the event hub (decision 0112). Its sessions are that festival's parts, and who
 * comes to them signs up there.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table conference (
			id integer generated always as identity primary key,
			-- One a year.
			year smallint not null generated always as (extract(year from held_on)::smallint) stored
				constraint conference_one_a_year unique,
			title text not null,
			theme text not null,
			held_on date not null,
			place text not null,
			umbrella_id integer constraint conference_umbrella_once unique
				constraint conference_umbrella_fkey references event on delete set null,
			published_at timestamptz,
			created_at timestamptz not null default now(),
			created_by integer not null references person,
			constraint conference_held_on_in_years check (extract(year from held_on) between 2011 and 2099),
			constraint conference_words_length check (length(title) between 3 and 160 and length(theme) between 3 and 1000
				and length(place) between 2 and 200)
		);
		create index conference_shown_by_day on conference (held_on) where published_at is not null;

		create table conference_session (
			event_id integer primary key constraint conference_session_event_fkey references event on delete cascade,
			track text not null constraint conference_session_track_length check (length(track) between 1 and 80)
		);

		create table conference_speaker (
			id integer generated always as identity primary key,
			event_id integer not null constraint conference_speaker_event_fkey references event on delete cascade,
			name text not null,
			title text,
			organisation text,
			-- Shown to nobody: by it they are found when they ask for a copy, or to be taken out.
			email text,
			-- Nobody's name is kept who has not said yes to its being shown.
			consented_at timestamptz not null,
			added_by integer not null references person,
			constraint conference_speaker_words_length check (length(name) between 1 and 120 and length(title) between 1 and 120
				and length(organisation) between 1 and 160 and length(email) between 3 and 254)
		);
		create index conference_speaker_of_event on conference_speaker (event_id, id);
		create index conference_speaker_email on conference_speaker (lower(email)) where email is not null;

		create table conference_paper (
			id integer generated always as identity primary key,
			conference_id integer not null constraint conference_paper_conference_fkey references conference on delete cascade,
			event_id integer constraint conference_paper_event_fkey references event on delete set null,
			title text not null,
			url text not null,
			added_at timestamptz not null default now(),
			added_by integer not null references person,
			constraint conference_paper_words_length check (length(title) between 2 and 200 and length(url) between 8 and 500)
		);
		create index conference_paper_of_conference on conference_paper (conference_id, id);
		create index conference_paper_of_event on conference_paper (event_id) where event_id is not null;
	`.execute(db);
	for (const table of ['conference', 'conference_session', 'conference_speaker', 'conference_paper'])
		await sql`create trigger ${sql.ref(`${table}_announce`)} after insert or update or delete on ${sql.table(table)}
			for each row execute function announce_row()`.execute(db);
}
