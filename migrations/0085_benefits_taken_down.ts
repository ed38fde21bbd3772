/** What is wrong with an offer to citizens is said as of an event, and the municipality takes it down as one. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table benefit
			add column taken_down_at timestamptz,
			add column taken_down_reason text,
			add constraint benefit_taken_down_says_why check ((taken_down_at is null) = (taken_down_reason is null)),
			add constraint benefit_taken_down_reason check (taken_down_reason in ('spam', 'misleading', 'discriminates', 'unlawful',
				'personal_data', 'other')),
			-- What the municipality took down is on no list, and nobody publishes it again.
			add constraint benefit_taken_down_is_hidden check (taken_down_at is null or state = 'draft'),
			drop constraint benefit_published_is_dated,
			-- What was taken down is a draft that has been out.
			add constraint benefit_published_is_dated check (case when taken_down_at is null
				then (state = 'draft') = (published_at is null) else published_at is not null end);

		alter table flag
			add column benefit_id integer references benefit on delete cascade,
			drop constraint flag_about_one_thing,
			add constraint flag_about_one_thing check (num_nonnulls(event_id, opportunity_id, benefit_id, organisation_id) = 1);
		create index flag_benefit on flag (benefit_id) where benefit_id is not null;

		alter table takedown
			add column benefit_id integer references benefit on delete cascade,
			drop constraint takedown_about_one_thing,
			add constraint takedown_about_one_thing check (num_nonnulls(event_id, opportunity_id, benefit_id) = 1),
			drop constraint takedown_state_before,
			add constraint takedown_state_before check (state_before in ('published', 'postponed', 'cancelled', 'closed', 'ended'));
		create unique index takedown_benefit_once on takedown (benefit_id) where decision is distinct from 'restored';
		create index takedown_benefit on takedown (benefit_id, id) where benefit_id is not null;
	`.execute(db);
}
