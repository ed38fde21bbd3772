/** An event is announced by who holds it, too: a partner's page is made from that partner's events, not from every event. */
import { sql, type Kysely } from 'kysely';

const announced: Record<string, readonly string[]> = {
	event: ['id', 'organisation_id', 'commitment_id'],
	event_organiser: ['event_id', 'organisation_id'],
};

export async function up(db: Kysely<unknown>): Promise<void> {
	for (const [table, columns] of Object.entries(announced)) {
		const trigger = sql.ref(`${table}_announce`);
		await sql`drop trigger ${trigger} on ${sql.table(table)}`.execute(db);
		await sql`
			create trigger ${trigger} after insert or update or delete on ${sql.table(table)}
				for each row execute function announce_row(${sql.join(columns.map((column) => sql.lit(column)))})`.execute(
			db,
		);
	}
}
