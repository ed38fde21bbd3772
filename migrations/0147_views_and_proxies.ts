/**
 * A view is saved of the desk's other lists too: approvals, reports by readers, what came to a stop, contributions to look at. An indicator says
 * whether it stands for something that cannot be measured itself.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table saved_view drop constraint saved_view_list;
		alter table saved_view add constraint saved_view_list check (list in
			('partners', 'deadlines', 'reporting', 'worklist', 'approvals', 'flags', 'dormant', 'contributions'));
		alter table indicator add column proxy boolean not null default false;
		alter table barometer_edition_indicator add column proxy boolean not null default false;
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table indicator drop column proxy;
		alter table barometer_edition_indicator drop column proxy;
		delete from saved_view where list in ('approvals', 'flags', 'dormant', 'contributions');
		alter table saved_view drop constraint saved_view_list;
		alter table saved_view add constraint saved_view_list check (list in ('partners', 'deadlines', 'reporting', 'worklist'));
	`.execute(db);
}
