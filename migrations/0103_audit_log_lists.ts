/** The log is read from its newest end: all of it, of one kind of thing, of one person. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create index audit_entry_newest on audit_entry (at desc, id desc);
		create index audit_entry_room on audit_entry (split_part(verb, '.', 1), at desc, id desc);
		drop index audit_entry_person;
		create index audit_entry_person on audit_entry (person_id, at desc, id desc) where person_id is not null;
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`
		drop index audit_entry_newest;
		drop index audit_entry_room;
		drop index audit_entry_person;
		create index audit_entry_person on audit_entry (person_id) where person_id is not null;
	`.execute(db);
}
