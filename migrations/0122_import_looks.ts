/** A file that is handed in again is looked at first: what it says otherwise waits at its item until somebody decides. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table import_source
			-- Of what was taken in, how much the last file says as it stands here.
			add column unchanged integer constraint import_source_unchanged check (unchanged >= 0);
		alter table import_item
			-- The last file that it stood in, or another that once stood beside it: which of them belong together.
			add column file_at timestamptz,
			-- What a file would do to its event: change it; or it is missed, on a day that the file covers or beyond them.
			add column pending text constraint import_item_pending check (pending in ('changed', 'gone', 'beyond')),
			-- What the file says of it then.
			add column said jsonb,
			-- The event became another between the look and the yes.
			add column edited_since boolean not null default false,
			add constraint import_item_pending_is_taken check (pending is null or state = 'taken'),
			add constraint import_item_changed_says_how check ((said is not null) = (pending is not distinct from 'changed'));
		create index import_item_pending on import_item (source_id, starts_at, id) where pending is not null;
	`.execute(db);
}
