/** The data package holds the lighthouse projects: a result or a milestone that is taken off, or a promise that it leans on no more, takes it back. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	for (const table of ['lighthouse_result', 'lighthouse_milestone', 'lighthouse_commitment'])
		await sql`create trigger ${sql.ref(`${table}_goes_from_package`)} after delete on ${sql.table(table)}
			for each row execute function withdraw_data_package()`.execute(db);
}
