/**
 * Good practice: methods for meeting across, as cards that the municipality writes or a partner proposes, and what came of
 * trying them. Nothing is shown that nobody at the municipality has read.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table method (
			id integer generated always as identity primary key,
			slug text not null constraint method_slug_key unique,
			state text not null constraint method_state check (state in ('proposed', 'shown', 'declined')),
			-- Whose proposal it is; null: the municipality wrote it.
			organisation_id integer constraint method_organisation_fkey references organisation,
			-- The promise it grew out of.
			commitment_id integer constraint method_commitment_fkey references commitment on delete set null,
			title jsonb not null,
			summary jsonb not null,
			for_whom jsonb not null,
			-- One step a line, in their order.
			steps jsonb not null,
			materials jsonb,
			takes jsonb not null,
			least_people smallint not null,
			most_people smallint,
			duration text not null constraint method_duration check (duration in ('hour', 'evening', 'day', 'several')),
			evidence text not null constraint method_evidence check (evidence in ('described', 'tried', 'evaluated', 'researched')),
			evidence_source text,
			evidence_url text,
			origin text not null constraint method_origin check (origin in ('eurocities', 'intercultural_cities', 'partners', 'other')),
			origin_name text,
			origin_url text,
			areas text[] not null,
			written_by integer references person,
			sent_at timestamptz not null,
			shown_at timestamptz,
			decided_at timestamptz,
			decided_by integer references person,
			refusal text,
			search tsvector generated always as (
				search_words((title ->> 'da') || ' ' || coalesce(title ->> 'en', ''), true)
				|| search_words((summary ->> 'da') || ' ' || coalesce(summary ->> 'en', '') || ' ' || (for_whom ->> 'da') || ' '
					|| coalesce(for_whom ->> 'en', '') || ' ' || (steps ->> 'da') || ' ' || coalesce(steps ->> 'en', ''), false)) stored,
			constraint method_texts_by_language check (is_text_by_language(title) and is_text_by_language(summary)
				and is_text_by_language(for_whom) and is_text_by_language(steps) and is_text_by_language(takes)
				and (materials is null or is_text_by_language(materials))),
			-- A card is one sheet of paper.
			constraint method_texts_are_short check (length(title::text) <= 600 and length(summary::text || for_whom::text
				|| steps::text || takes::text || coalesce(materials::text, '')) <= 20000),
			constraint method_people check (least_people between 1 and 10000 and most_people between least_people and 10000),
			constraint method_areas check (cardinality(areas) between 1 and 8),
			constraint method_evidence_has_source check (evidence not in ('evaluated', 'researched') or evidence_source is not null),
			constraint method_lines_length check (length(evidence_source) <= 300 and length(evidence_url) <= 500
				and length(origin_name) <= 200 and length(origin_url) <= 500),
			constraint method_promise_has_maker check (commitment_id is null or organisation_id is not null),
			constraint method_decided check ((state = 'proposed') = (decided_at is null)
				and num_nonnulls(decided_at, decided_by) in (0, 2)),
			constraint method_is_shown_since check (state <> 'shown' or shown_at is not null),
			constraint method_declined_says_why check ((state = 'declined') = (refusal is not null)),
			constraint method_refusal_length check (length(refusal) between 3 and 1000)
		);
		create index method_newest on method (shown_at desc, id desc) where state = 'shown';
		create index method_waiting on method (sent_at, id) where state = 'proposed';
		create index method_by_sending on method (sent_at desc, id desc);
		create index method_search on method using gin (search);
		create index method_organisation on method (organisation_id) where organisation_id is not null;
		create index method_commitment on method (commitment_id) where commitment_id is not null;
		create index method_written_by on method (written_by) where written_by is not null;
		create index method_decided_by on method (decided_by) where decided_by is not null;

		create table method_report (
			id integer generated always as identity primary key,
			method_id integer not null constraint method_report_method_fkey references method,
			organisation_id integer not null constraint method_report_organisation_fkey references organisation,
			state text not null constraint method_report_state check (state in ('proposed', 'shown', 'declined')),
			tried_on date not null,
			district_nr smallint constraint method_report_district_nr check (district_nr between 1 and 10),
			-- All who were there: a number, and nothing of who they are.
			people integer not null constraint method_report_people check (people between 1 and 100000),
			outcome text not null,
			change text,
			content_locale text not null constraint method_report_locale_is_tag check (is_language_tag(content_locale)),
			written_by integer references person,
			sent_at timestamptz not null,
			decided_at timestamptz,
			decided_by integer references person,
			refusal text,
			constraint method_report_words_length check (length(outcome) between 10 and 3000 and length(change) between 1 and 2000),
			constraint method_report_decided check ((state = 'proposed') = (decided_at is null)
				and num_nonnulls(decided_at, decided_by) in (0, 2)),
			constraint method_report_declined_says_why check ((state = 'declined') = (refusal is not null)),
			constraint method_report_refusal_length check (length(refusal) between 3 and 1000)
		);
		create index method_report_of_method on method_report (method_id, tried_on desc, id desc);
		create index method_report_waiting on method_report (sent_at, id) where state = 'proposed';
		create index method_report_by_sending on method_report (sent_at desc, id desc);
		create index method_report_organisation on method_report (organisation_id, sent_at desc, id desc);
		create index method_report_written_by on method_report (written_by) where written_by is not null;
		create index method_report_decided_by on method_report (decided_by) where decided_by is not null;
	`.execute(db);
	await sql`
		-- What a check of one row cannot say: where a state may go, and that nobody decides the case of their own organisation.
		create function hold_method() returns trigger language plpgsql as $$
		begin
			if (old.state, new.state) not in (('proposed', 'shown'), ('proposed', 'declined'), ('shown', 'declined'),
					('declined', 'shown'), ('declined', 'proposed')) then
				raise exception 'a method goes from % to no %', old.state, new.state using errcode = 'restrict_violation';
			end if;
			if new.state <> 'proposed' then
				perform refuse_own_case(new.organisation_id, new.decided_by, old.sent_at);
			end if;
			return new;
		end $$;
		create trigger method_holds before update of state on method
			for each row when (old.state <> new.state) execute function hold_method();
		create trigger method_report_holds before update of state on method_report
			for each row when (old.state <> new.state) execute function hold_method();

		create trigger method_announce after insert or update or delete on method
			for each row execute function announce_row();
		create trigger method_report_announce after insert or update or delete on method_report
			for each row execute function announce_row();
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`drop table method_report, method`.execute(db);
	await sql`drop function hold_method()`.execute(db);
}
