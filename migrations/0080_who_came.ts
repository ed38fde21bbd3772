/** Walk-ins may say a name and are taken back, organisers write to those who signed up, and counts outlive the names. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- None is one that was taken back: it stays, so that a press which arrives late does not bring it back.
		alter table walk_in
			add column name text constraint walk_in_name_check check (length(name) between 1 and 120),
			drop constraint walk_in_people_check,
			add constraint walk_in_people_check check (people between 0 and 20),
			add constraint walk_in_taken_back_has_no_name check (people > 0 or name is null);

		-- What an organiser wrote to those who signed up.
		create table event_message (
			id integer generated always as identity constraint event_message_pkey primary key,
			event_id integer not null constraint event_message_event_id_fkey references event on delete cascade,
			audience text not null constraint event_message_audience check (audience in ('coming', 'all')),
			body text not null constraint event_message_body_length check (length(body) between 3 and 3000),
			recipients integer not null constraint event_message_recipients check (recipients > 0),
			sent_at timestamptz not null default now(),
			sent_by integer constraint event_message_sent_by_fkey references person on delete set null
		);
		create index event_message_of_event on event_message (event_id, sent_at);
		create index event_message_sent_by on event_message (sent_by) where sent_by is not null;

		-- How many people had signed up and came, once the rows with their names are deleted.
		create table event_turnout (
			event_id integer not null constraint event_turnout_pkey primary key
				constraint event_turnout_event_id_fkey references event on delete cascade,
			signed_up integer not null constraint event_turnout_signed_up_check check (signed_up >= 0),
			came integer not null constraint event_turnout_came_check check (came >= 0),
			counted_at timestamptz not null default now()
		);
	`.execute(db);
}
