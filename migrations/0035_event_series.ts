/** Series: a rule, and the events it makes. An event stays one occurrence; the series' template is an event without a day. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table event_series (
			id integer generated always as identity constraint event_series_pkey primary key,
			organisation_id integer not null constraint event_series_organisation_fkey references organisation,
			-- RFC 5545's RRULE, by whole days in Copenhagen from the template's own day.
			rule text not null
				constraint event_series_rule_length check (length(rule) <= 200)
				constraint event_series_rule_form check (rule ~ '^FREQ=[A-Z]+(;[A-Z]+=[A-Z0-9,+-]+)*$'),
			extra_dates date[] not null default '{}' constraint event_series_extra_dates check
				(cardinality(extra_dates) <= 366 and array_position(extra_dates, null) is null),
			except_dates date[] not null default '{}' constraint event_series_except_dates check
				(cardinality(except_dates) <= 3660 and array_position(except_dates, null) is null),
			skip_holidays boolean not null default false,
			created_at timestamptz not null default now(),
			constraint event_series_of_organisation unique (organisation_id, id)
		);

		alter table event
			add column series_id integer,
			-- The day the rule gave it, also when it was moved; null in the template.
			add column occurrence_on date,
			-- Changed by hand: it no longer follows its series.
			add column detached boolean not null default false,
			add constraint event_series_is_own foreign key (series_id, organisation_id)
				references event_series (id, organisation_id),
			add constraint event_occurrence_has_series check (occurrence_on is null or series_id is not null),
			add constraint event_template_stays_draft
				check (series_id is null or occurrence_on is not null or state = 'draft'),
			add constraint event_only_occurrences_detach check (not detached or occurrence_on is not null);
		create unique index event_once_per_day on event (series_id, occurrence_on) nulls not distinct
			where series_id is not null;
	`.execute(db);
}
