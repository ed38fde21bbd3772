/** Two entries of one event: pairs that look alike, and one that has gone up in another. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table event
			add column merged_into_id integer references event on delete set null,
			-- What has gone up in another is on no list, and cannot be published again.
			add constraint event_merged_is_hidden check (merged_into_id is null or state = 'draft'),
			add constraint event_merged_into_another check (merged_into_id <> id);
		create index event_merged_into on event (merged_into_id) where merged_into_id is not null;

		create table look_alike (
			event_id integer not null references event on delete cascade,
			other_id integer not null references event on delete cascade,
			found_at timestamptz not null default now(),
			different_at timestamptz,
			different_by integer references person on delete set null,
			constraint look_alike_pkey primary key (event_id, other_id),
			constraint look_alike_in_order check (event_id < other_id),
			constraint look_alike_decided_by_somebody check (different_by is null or different_at is not null)
		);
		create index look_alike_other on look_alike (other_id);
		create index look_alike_newest on look_alike (found_at desc, event_id desc, other_id desc)
			where different_at is null;
		create index look_alike_different_by on look_alike (different_by) where different_by is not null;
	`.execute(db);
}
