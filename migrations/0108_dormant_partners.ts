/** What the municipality does about organisations that have come to a stop: reminds them once, and closes them in the night after it said so. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table casework_dormancy (
			organisation_id integer primary key references organisation,
			reminded_at timestamptz,
			reminded_by integer references person,
			-- The last day on which closing can be undone.
			closing_on date,
			closing_reason text,
			closing_by integer references person,
			closing_at timestamptz,
			constraint casework_dormancy_reminded_by_somebody check ((reminded_at is null) = (reminded_by is null)),
			constraint casework_dormancy_closing_is_whole
				check (num_nonnulls(closing_on, closing_reason, closing_by, closing_at) in (0, 4)),
			constraint casework_dormancy_reason_length check (length(closing_reason) between 1 and 1000)
		);
		create index casework_dormancy_closing on casework_dormancy (closing_on, organisation_id) where closing_on is not null;
		create index casework_dormancy_reminded_by on casework_dormancy (reminded_by) where reminded_by is not null;
		create index casework_dormancy_closing_by on casework_dormancy (closing_by) where closing_by is not null;

		-- Those that may have come to a stop, the longest untouched first.
		create index organisation_untouched on organisation ((greatest(state_changed_at, last_confirmed_at)), id)
			where state in ('draft', 'email_confirmed', 'changes_requested', 'approved');
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop table casework_dormancy; drop index organisation_untouched`.execute(db);
}
