/** Answered barriers of which somebody says that they are not solved are looked up for the menu and the desk (decision 0117). */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create index barrier_unsolved on barrier (received_at, id) where state = 'answered' and unsolved > 0`.execute(
		db,
	);
}
