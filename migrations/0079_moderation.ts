/** What readers say is wrong, what the municipality takes down, and what the organisation says to that. */
import { sql, type Kysely } from 'kysely';

const takedownReasons = `('spam', 'misleading', 'discriminates', 'unlawful', 'personal_data', 'other')`;

export async function up(db: Kysely<unknown>): Promise<void> {
	for (const table of ['event', 'opportunity'])
		await sql`
			alter table ${sql.table(table)}
				add column taken_down_at timestamptz,
				add column taken_down_reason text,
				add constraint ${sql.ref(`${table}_taken_down_says_why`)}
					check ((taken_down_at is null) = (taken_down_reason is null)),
				add constraint ${sql.ref(`${table}_taken_down_reason`)} check (taken_down_reason in ${sql.raw(takedownReasons)}),
				-- What the municipality took down is on no list, and nobody publishes it again.
				add constraint ${sql.ref(`${table}_taken_down_is_hidden`)} check (taken_down_at is null or state = 'draft');
		`.execute(db);
	await sql`
		create table flag (
			id integer generated always as identity primary key,
			event_id integer references event on delete cascade,
			opportunity_id integer references opportunity on delete cascade,
			organisation_id integer references organisation on delete cascade,
			reason text not null,
			words text not null default '',
			email text,
			locale text not null default 'da',
			created_at timestamptz not null default now(),
			outcome text,
			note text,
			closed_at timestamptz,
			closed_by integer references person on delete set null,
			constraint flag_reason check (reason in ('wrong_facts', 'not_happening', 'same_as_another', 'spam', 'discriminates',
				'unlawful', 'other')),
			constraint flag_outcome check (outcome in ('taken_down', 'put_right', 'nothing_wrong', 'not_ours')),
			constraint flag_words_length check (length(words) <= 2000),
			constraint flag_note_length check (length(note) <= 1000),
			constraint flag_email_length check (length(email) between 3 and 254),
			constraint flag_locale_is_tag check (is_language_tag(locale)),
			constraint flag_about_one_thing check (num_nonnulls(event_id, opportunity_id, organisation_id) = 1),
			constraint flag_closed_with_outcome check ((outcome is null) = (closed_at is null)),
			constraint flag_closed_by_when_closed check (closed_by is null or closed_at is not null)
		);
		create index flag_open on flag (created_at, id) where closed_at is null;
		create index flag_closed on flag (closed_at desc, id desc) where closed_at is not null;
		create index flag_event on flag (event_id) where event_id is not null;
		create index flag_opportunity on flag (opportunity_id) where opportunity_id is not null;
		create index flag_organisation on flag (organisation_id) where organisation_id is not null;
		create index flag_email on flag (lower(email)) where email is not null;
		create index flag_closed_by on flag (closed_by) where closed_by is not null;

		create table takedown (
			id integer generated always as identity primary key,
			event_id integer references event on delete cascade,
			opportunity_id integer references opportunity on delete cascade,
			organisation_id integer not null references organisation on delete cascade,
			reason text not null,
			words text not null,
			state_before text not null,
			taken_down_at timestamptz not null,
			taken_down_by integer references person on delete set null,
			appeal text,
			appealed_at timestamptz,
			appealed_by integer references person on delete set null,
			decision text,
			decision_words text,
			decided_at timestamptz,
			decided_by integer references person on delete set null,
			constraint takedown_reason check (reason in ${sql.raw(takedownReasons)}),
			constraint takedown_words_length check (length(words) between 3 and 1000),
			constraint takedown_appeal_length check (length(appeal) between 3 and 2000),
			constraint takedown_decision_words_length check (length(decision_words) between 3 and 1000),
			constraint takedown_state_before check (state_before in ('published', 'postponed', 'cancelled', 'closed')),
			constraint takedown_decision check (decision in ('upheld', 'restored')),
			constraint takedown_about_one_thing check (num_nonnulls(event_id, opportunity_id) = 1),
			constraint takedown_appeal_is_whole check ((appeal is null) = (appealed_at is null)),
			constraint takedown_decision_is_whole
				check (num_nonnulls(decision, decision_words, decided_at) in (0, 3)),
			constraint takedown_upheld_after_appeal check (decision is distinct from 'upheld' or appealed_at is not null),
			-- The appeal is read by somebody else.
			constraint takedown_another_decides check (appealed_at is null or decided_by is null
				or decided_by is distinct from taken_down_by)
		);
		create unique index takedown_event_once on takedown (event_id) where decision is distinct from 'restored';
		create unique index takedown_opportunity_once on takedown (opportunity_id)
			where decision is distinct from 'restored';
		create index takedown_event on takedown (event_id, id) where event_id is not null;
		create index takedown_opportunity on takedown (opportunity_id, id) where opportunity_id is not null;
		create index takedown_appealed on takedown (appealed_at, id) where appealed_at is not null and decided_at is null;
		create index takedown_newest on takedown (taken_down_at desc, id desc);
		create index takedown_organisation on takedown (organisation_id);
		create index takedown_taken_down_by on takedown (taken_down_by) where taken_down_by is not null;
		create index takedown_appealed_by on takedown (appealed_by) where appealed_by is not null;
		create index takedown_decided_by on takedown (decided_by) where decided_by is not null;
	`.execute(db);
}
