/** What waits for a second person, or for a yes, is counted in the menu of every page of the municipality: each has the index of its question. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create index barometer_edition_waiting on barometer_edition (half_year) where state in ('draft', 'checked');
		create index cities_index_edition_waiting on cities_index_edition (year) where state = 'draft';
		create index status_report_waiting on status_report (year) where state in ('hearing', 'presented');
		create index charter_draft_waiting on charter_draft (number) where sent_at is not null;
		create index policy_edition_draft_waiting on policy_edition_draft (number) where sent_at is not null;
		create index organisation_list_ready on organisation_list (uploaded_at, id) where state = 'ready';
		create index barrier_unowned on barrier (shown_at, id) where state = 'shown';
		create index opinion_by_answer_due on opinion (answer_due_on, id) where published_at is not null;
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`
		drop index barometer_edition_waiting, cities_index_edition_waiting, status_report_waiting, charter_draft_waiting,
			policy_edition_draft_waiting, organisation_list_ready, barrier_unowned, opinion_by_answer_due;
	`.execute(db);
}
