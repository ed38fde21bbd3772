/**
 * A saved view is of one of the municipality's lists, and its name stands for one view of that list. A decision on an application says since
 * when it waited, and one that was declined can be opened again.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table saved_view add column list text not null default 'partners';
		alter table saved_view alter column list drop default;
		alter table saved_view add constraint saved_view_list check (list in ('partners', 'deadlines', 'reporting'));
		drop index saved_view_name;
		create unique index saved_view_name on saved_view (person_id, list, lower(name));

		alter table organisation_review add column since timestamptz;
		alter table organisation_review drop constraint organisation_review_outcome_check;
		alter table organisation_review add constraint organisation_review_outcome_check check (outcome in
			('approved', 'changes_requested', 'declined', 'suspended', 'reinstated', 'closed', 'reopened'));
		create index organisation_review_by_day on organisation_review (reviewed_at);
	`.execute(db);
}
