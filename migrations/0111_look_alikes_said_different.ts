/** Those that were said to be two are found again, the last said first. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create index look_alike_said_different on look_alike (different_at desc) where different_at is not null`.execute(
		db,
	);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop index look_alike_said_different`.execute(db);
}
