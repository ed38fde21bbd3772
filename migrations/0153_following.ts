/**
 * What is followed by mail is no longer only what `Oplev` finds (decision 0114): a topic of the dialogue, a forum and a network stand
 * beside a search and a partner, and what is new of them is written down as everything else that is.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table alert_search
			-- A focus area, by its key.
			add column area text,
			add column circle_id integer constraint alert_search_circle_fkey references circle on delete cascade,
			drop constraint alert_search_once,
			add constraint alert_search_once unique nulls not distinct (query, organisation_id, area, circle_id),
			drop constraint alert_search_is_one,
			add constraint alert_search_is_one check (num_nonnulls(organisation_id, area, circle_id)
				<= case query when '' then 1 else 0 end);
		create index alert_search_circle on alert_search (circle_id) where circle_id is not null;

		alter table alert_news
			add column barrier_id integer constraint alert_news_barrier_fkey references barrier on delete cascade,
			add column debate_id integer constraint alert_news_debate_fkey references debate on delete cascade,
			add column meeting_id integer constraint alert_news_meeting_fkey references circle_meeting on delete cascade,
			add column decision_id integer constraint alert_news_decision_fkey references circle_decision on delete cascade,
			-- What happened to it; of an event and an opportunity it is only that it is there.
			add column step text,
			drop constraint alert_news_is_one_thing,
			add constraint alert_news_is_one_thing check (
				num_nonnulls(event_id, opportunity_id, barrier_id, debate_id, meeting_id, decision_id) = 1
				and (series_id is null or event_id is not null)),
			add constraint alert_news_step check (step in ('shown', 'answered', 'opened', 'summarised', 'called', 'minutes',
				'decided', 'done')),
			add constraint alert_news_has_step check (coalesce(case
				when barrier_id is not null then step in ('shown', 'answered')
				when debate_id is not null then step in ('opened', 'summarised')
				when meeting_id is not null then step in ('called', 'minutes')
				when decision_id is not null then step in ('decided', 'done')
				else step is null end, false));
		create unique index alert_news_barrier on alert_news (barrier_id, step, search_id) where barrier_id is not null;
		create unique index alert_news_debate on alert_news (debate_id, step, search_id) where debate_id is not null;
		create unique index alert_news_meeting on alert_news (meeting_id, step, search_id) where meeting_id is not null;
		create unique index alert_news_decision on alert_news (decision_id, step, search_id) where decision_id is not null;
	`.execute(db);
}
