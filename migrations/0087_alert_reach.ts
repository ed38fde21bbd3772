/**
 * Who follows a place says how far it reaches, and may say otherwise later: that is another search, from where the last digest
 * ended. Whose digest is due is found by the day it had last.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table alert
			-- What was published later is told.
			add column since timestamptz not null default now(),
			-- When the last digest was made, with news or without.
			add column told_at timestamptz;
		update alert set since = created_at;
		drop index alert_due;
		create index alert_due on alert (rhythm, digested_for, lower(email)) where ended_at is null and confirmed_at is not null;
	`.execute(db);
}
