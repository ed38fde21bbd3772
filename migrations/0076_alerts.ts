/**
 * Somebody is told by e-mail what is new: of a search, or of a partner. What is asked for stands once however many ask it
 * (`alert_search`), what was found for it once each (`alert_news`), and each step of saying yes and no with the words that
 * stood there (`alert_consent`).
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table alert_search (
			id integer generated always as identity primary key,
			query text not null constraint alert_search_query_length check (length(query) <= 600),
			organisation_id integer constraint alert_search_organisation_fkey references organisation(id) on delete cascade,
			created_at timestamptz not null default now(),
			looked_at timestamptz not null default now(),
			constraint alert_search_once unique nulls not distinct (query, organisation_id),
			constraint alert_search_is_one check (organisation_id is null or query = '')
		);
		create index alert_search_organisation on alert_search (organisation_id) where organisation_id is not null;

		create table alert (
			id integer generated always as identity primary key,
			search_id integer not null constraint alert_search_fkey references alert_search(id) on delete cascade,
			email text not null constraint alert_email_length check (length(email) between 3 and 254),
			locale text not null constraint alert_locale_is_tag check (is_language_tag(locale)),
			rhythm text not null constraint alert_rhythm check (rhythm in ('daily', 'weekly')),
			created_at timestamptz not null default now(),
			mailed_at timestamptz not null default now(),
			confirmed_at timestamptz,
			ended_at timestamptz,
			told_through integer not null default 0,
			digested_for date,
			constraint alert_ended_was_confirmed check (ended_at is null or confirmed_at is not null),
			constraint alert_confirmed_has_period check ((confirmed_at is null) = (digested_for is null))
		);
		create unique index alert_once on alert (lower(email), search_id) where ended_at is null;
		create index alert_by_email on alert (lower(email));
		create index alert_by_search on alert (search_id) where ended_at is null and confirmed_at is not null;
		create index alert_of_search on alert (search_id);
		create index alert_due on alert (rhythm, lower(email), digested_for) where ended_at is null and confirmed_at is not null;
		create index alert_unconfirmed on alert (created_at) where confirmed_at is null;
		create index alert_ended on alert (ended_at) where ended_at is not null;

		create table alert_consent (
			id integer generated always as identity primary key,
			alert_id integer not null constraint alert_consent_alert_fkey references alert(id) on delete cascade,
			step text not null constraint alert_consent_step check (step in ('asked', 'confirmed', 'ended', 'changed')),
			source text not null constraint alert_consent_source check (source in ('form', 'account', 'mail', 'page', 'one_click')),
			locale text not null constraint alert_consent_locale_is_tag check (is_language_tag(locale)),
			said text not null constraint alert_consent_said_length check (length(said) between 1 and 1000),
			at timestamptz not null default now()
		);
		create index alert_consent_alert on alert_consent (alert_id, id);

		create table alert_news (
			id integer generated always as identity primary key,
			search_id integer not null constraint alert_news_search_fkey references alert_search(id) on delete cascade,
			event_id integer constraint alert_news_event_fkey references event(id) on delete cascade,
			series_id integer constraint alert_news_series_fkey references event_series(id) on delete cascade,
			opportunity_id integer constraint alert_news_opportunity_fkey references opportunity(id) on delete cascade,
			published_at timestamptz not null,
			found_at timestamptz not null default now(),
			constraint alert_news_is_one_thing check (num_nonnulls(event_id, opportunity_id) = 1
				and (series_id is null or event_id is not null))
		);
		create unique index alert_news_event on alert_news (event_id, search_id) where event_id is not null;
		create unique index alert_news_series on alert_news (series_id, search_id) where series_id is not null;
		create unique index alert_news_opportunity on alert_news (opportunity_id, search_id) where opportunity_id is not null;
		create index alert_news_of_search on alert_news (search_id, id);
		create index alert_news_found on alert_news (found_at) where series_id is null;

		create index event_published on event (published_at) where published_at is not null;
		create index opportunity_published on opportunity (published_at) where published_at is not null;

		alter table link add column alert_id integer constraint link_alert_fkey references alert(id) on delete cascade;
		create index link_alert on link (alert_id) where alert_id is not null;
	`.execute(db);
	await alsoKinds(db);
}

/** Added to the kinds that stand, whichever they are: others add theirs beside these. */
async function alsoKinds(db: Kysely<unknown>): Promise<void> {
	await sql`
		do $$
		declare
			kinds text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'link_kind');
			about text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'link_says_what_it_is_about');
		begin
			execute 'alter table link drop constraint link_kind, drop constraint link_says_what_it_is_about,
				add constraint link_kind '
				|| replace(kinds, 'ARRAY[', 'ARRAY[''confirm_alert''::text, ''mailings''::text, ')
				|| ', add constraint link_says_what_it_is_about '
				|| replace(about, 'CASE kind', 'CASE kind WHEN ''confirm_alert''::text THEN (alert_id IS NOT NULL)');
		end $$;
	`.execute(db);
}
