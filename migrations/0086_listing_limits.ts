/** How much an organisation has put before the public in a day; and the municipality's lists of flags and takedowns by what they are narrowed to. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		-- One row for an organisation and a way: a new day begins it anew, so that nothing has to be deleted.
		create table publishing_day (
			organisation_id integer not null constraint publishing_day_organisation_fkey
				references organisation on delete cascade,
			way text not null constraint publishing_day_way check (way in ('typed', 'imported')),
			day date not null,
			published integer not null constraint publishing_day_published_check check (published > 0),
			constraint publishing_day_pkey primary key (organisation_id, way)
		);
		create index publishing_day_of_day on publishing_day (day, organisation_id);

		create index flag_open_by_reason on flag (reason, created_at, id) where closed_at is null;
		create index flag_closed_by_reason on flag (reason, closed_at desc, id desc) where closed_at is not null;
		create index takedown_by_decision on takedown (decision, taken_down_at desc, id desc) where decision is not null;
		create index takedown_standing on takedown (taken_down_at desc, id desc)
			where appealed_at is null and decided_at is null;
		-- Each list is read by one of these.
		drop index takedown_newest;
	`.execute(db);
}
