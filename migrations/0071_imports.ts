/** Where events come from besides the form: feeds that an organisation subscribes to, files it hands in, and what each of their events became. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table import_source (
			id integer generated always as identity constraint import_source_pkey primary key,
			organisation_id integer not null constraint import_source_organisation_fkey references organisation,
			kind text not null constraint import_source_kind check (kind in ('file', 'feed')),
			-- The feed's address; a file has none, and all files of an organisation are one source.
			url text constraint import_source_url_length check (length(url) between 1 and 500),
			-- What the source does not say of its events.
			danish_level text not null
				constraint import_source_danish_level check (danish_level in ('none', 'little', 'good', 'fluent')),
			-- What is complete goes before the public at once.
			publishes boolean not null default false,
			created_at timestamptz not null default now(),
			created_by integer constraint import_source_created_by_fkey references person,
			-- Its first events were taken in: from then on a feed is followed.
			accepted_at timestamptz,
			ended_at timestamptz,
			etag text constraint import_source_etag_length check (length(etag) <= 300),
			last_modified text constraint import_source_last_modified_length check (length(last_modified) <= 300),
			fetched_at timestamptz,
			next_fetch_at timestamptz,
			failures integer not null default 0 constraint import_source_failures check (failures >= 0),
			problem text constraint import_source_problem_length check (length(problem) between 1 and 40),
			constraint import_source_feed_has_url check ((kind = 'feed') = (url is not null)),
			constraint import_source_fails_for_a_reason check ((failures > 0) = (problem is not null))
		);
		create unique index import_source_one_of_files on import_source (organisation_id) where kind = 'file';
		create unique index import_source_once on import_source (organisation_id, url) where ended_at is null and url is not null;
		create index import_source_due on import_source (next_fetch_at) where ended_at is null and url is not null;
		create index import_source_created_by on import_source (created_by) where created_by is not null;

		create table import_item (
			id integer generated always as identity constraint import_item_pkey primary key,
			source_id integer not null constraint import_item_source_fkey references import_source on delete cascade,
			uid text constraint import_item_uid_length check (length(uid) between 1 and 400),
			recurrence text not null constraint import_item_recurrence_length check (length(recurrence) <= 40),
			state text not null default 'proposed' constraint import_item_state check (state in ('proposed', 'taken', 'left')),
			event_id integer constraint import_item_event_fkey references event on delete set null,
			-- What its source said last.
			title text not null constraint import_item_title_length check (length(title) between 3 and 120),
			description text not null constraint import_item_description_length check (length(description) <= 8000),
			starts_at timestamptz not null,
			ends_at timestamptz not null,
			place text constraint import_item_place_length check (length(place) <= 120),
			url text constraint import_item_url_length check (length(url) <= 500),
			cancelled boolean not null,
			sequence integer not null,
			modified_at timestamptz,
			notes text[] not null default '{}',
			-- Parts of the event that people have written since, and that the source says otherwise.
			kept text[] not null default '{}'
				constraint import_item_kept check (kept <@ array['title', 'description', 'time', 'place']),
			-- Digests of the title, description, time and place that were last written to the event: what differs a person changed.
			written text[] constraint import_item_written check (cardinality(written) = 4),
			gone_at timestamptz,
			constraint import_item_ends_after_start check (ends_at > starts_at),
			constraint import_item_events_are_taken check (event_id is null or state = 'taken')
		);
		-- What the last reading could not take, with why.
		create table import_refusal (
			id integer generated always as identity constraint import_refusal_pkey primary key,
			source_id integer not null constraint import_refusal_source_fkey references import_source on delete cascade,
			title text not null constraint import_refusal_title_length check (length(title) <= 120),
			starts_at timestamptz,
			refusal text not null constraint import_refusal_length check (length(refusal) between 1 and 40)
		);
		create index import_refusal_source on import_refusal (source_id, id);
		create index import_item_source on import_item (source_id, starts_at, id);
		create unique index import_item_once on import_item (source_id, uid, recurrence) where uid is not null;
		create unique index import_item_event on import_item (event_id) where event_id is not null;
	`.execute(db);
}
