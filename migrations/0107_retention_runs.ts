/** When each promise of how long something is kept was last kept, and how many rows went. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table retention_run (
			-- As platform/personal-data/retention.ts calls it.
			term text primary key,
			ran_at timestamptz not null,
			took integer not null,
			-- The last run that found anything.
			last_took_at timestamptz,
			last_took integer not null default 0,
			constraint retention_run_counts check (took >= 0 and last_took >= 0),
			constraint retention_run_found_something check ((last_took_at is null) = (last_took = 0)),
			constraint retention_run_last_is_last check (last_took_at <= ran_at)
		)
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop table retention_run`.execute(db);
}
