/**
 * The audit trail says whether a person or the system acted; what can be imported says where it came from, once.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table audit_entry add column actor text not null default 'person'
			constraint audit_entry_actor check (actor in ('person', 'system'));
		-- So far nobody was written where the calendar or the command line acted.
		alter table audit_entry disable trigger audit_entry_append_only;
		update audit_entry set actor = 'system' where person_id is null;
		alter table audit_entry enable trigger audit_entry_append_only;
		alter table audit_entry add constraint audit_entry_persons_are_named
			check ((actor = 'person') = (person_id is not null));

		-- The feed or list it came from, and what it is called there.
		alter table event
			add column source text constraint event_source_length check (length(source) between 1 and 80),
			add column source_key text constraint event_source_key_length check (length(source_key) between 1 and 500),
			add constraint event_source_is_whole check ((source is null) = (source_key is null));
		create unique index event_imported_once on event (source, source_key) where source_key is not null;

		alter table opportunity
			add column source text constraint opportunity_source_length check (length(source) between 1 and 80),
			add column source_key text constraint opportunity_source_key_length check (length(source_key) between 1 and 500),
			add constraint opportunity_source_is_whole check ((source is null) = (source_key is null));
		create unique index opportunity_imported_once on opportunity (source, source_key) where source_key is not null;

		alter table organisation
			drop constraint organisation_imported_once,
			add constraint organisation_source_length check (length(source) between 1 and 80),
			add constraint organisation_source_key_length check (length(source_key) between 1 and 500),
			add constraint organisation_source_is_whole check ((source is null) = (source_key is null));
		create unique index organisation_imported_once on organisation (source, source_key) where source_key is not null;
	`.execute(db);
}
