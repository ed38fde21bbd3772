/** The policy's lighthouse projects: where each is, its steps and what came of it, and the promises that carry it. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table lighthouse (
			id integer generated always as identity primary key,
			key text not null constraint lighthouse_key_key unique,
			what text not null,
			place text not null,
			district_nr smallint constraint lighthouse_district_nr check (district_nr between 1 and 10),
			lat double precision,
			lng double precision,
			changed_at timestamptz not null default now(),
			changed_by integer not null references person,
			constraint lighthouse_point_is_whole check ((lat is null) = (lng is null)),
			constraint lighthouse_words_length check (length(what) between 3 and 4000 and length(place) between 2 and 200)
		);

		create table lighthouse_milestone (
			id integer generated always as identity primary key,
			lighthouse_id integer not null constraint lighthouse_milestone_lighthouse_fkey references lighthouse,
			title text not null constraint lighthouse_milestone_title_length check (length(title) between 3 and 160),
			due_on date not null,
			reached_at timestamptz
		);
		create index lighthouse_milestone_in_order on lighthouse_milestone (lighthouse_id, due_on, id);

		create table lighthouse_result (
			id integer generated always as identity primary key,
			lighthouse_id integer not null constraint lighthouse_result_lighthouse_fkey references lighthouse,
			found_on date not null,
			words text not null,
			source text not null,
			source_url text,
			written_at timestamptz not null default now(),
			written_by integer not null references person,
			constraint lighthouse_result_words_length check (length(words) between 3 and 1000 and length(source) between 3 and 300
				and length(source_url) <= 500)
		);
		create index lighthouse_result_newest on lighthouse_result (lighthouse_id, found_on desc, id desc);

		create table lighthouse_commitment (
			lighthouse_id integer not null constraint lighthouse_commitment_lighthouse_fkey references lighthouse,
			commitment_id integer not null constraint lighthouse_commitment_commitment_fkey references commitment on delete cascade,
			linked_at timestamptz not null default now(),
			linked_by integer not null references person,
			constraint lighthouse_commitment_pkey primary key (lighthouse_id, commitment_id)
		);
		create index lighthouse_commitment_carries on lighthouse_commitment (commitment_id, lighthouse_id);
	`.execute(db);
	for (const table of ['lighthouse', 'lighthouse_milestone', 'lighthouse_result', 'lighthouse_commitment'])
		await sql`create trigger ${sql.ref(`${table}_announce`)} after insert or update or delete on ${sql.table(table)}
			for each row execute function announce_row()`.execute(db);
}
