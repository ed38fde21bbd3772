/** A view is saved of the desk's other lists too: approvals, reports by readers, what came to a stop, contributions to look at. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table saved_view drop constraint saved_view_list;
		alter table saved_view add constraint saved_view_list check (list in
			('partners', 'deadlines', 'reporting', 'worklist', 'approvals', 'flags', 'dormant', 'contributions'));
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`
		delete from saved_view where list in ('approvals', 'flags', 'dormant', 'contributions');
		alter table saved_view drop constraint saved_view_list;
		alter table saved_view add constraint saved_view_list check (list in ('partners', 'deadlines', 'reporting', 'worklist'));
	`.execute(db);
}
