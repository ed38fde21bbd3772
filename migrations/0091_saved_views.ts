/** What somebody at the municipality narrows the list of partners to, by a name of theirs. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table saved_view (
			id integer generated always as identity primary key,
			person_id integer not null references person on delete cascade,
			name text not null,
			query text not null,
			on_desk boolean not null default false,
			created_at timestamptz not null,
			constraint saved_view_name_length check (length(name) between 1 and 60),
			constraint saved_view_query_length check (length(query) <= 500)
		);
		-- A name stands for one view: saving another never takes its place.
		create unique index saved_view_name on saved_view (person_id, lower(name));
	`.execute(db);
}
