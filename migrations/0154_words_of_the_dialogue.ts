/** Debates and what is written in them, circles and steps of the guide are found by their words, as barriers and methods are (decision 0114). */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table debate add column search tsvector generated always as (
			search_words(question, true) || search_words(background || ' ' || coalesce(summary, ''), false)) stored;
		create index debate_search on debate using gin (search);
		alter table debate_post add column search tsvector generated always as (search_words(coalesce(body, ''), false)) stored;
		create index debate_post_search on debate_post using gin (search) where state = 'shown';
		alter table circle add column search tsvector generated always as (
			search_words(name, true) || search_words(purpose || ' ' || coalesce(goals, ''), false)) stored;
		create index circle_search on circle using gin (search);
		alter table guide_text add column search tsvector generated always as (
			search_words(title, true) || search_words(lead || ' ' || body, false)) stored;
		create index guide_text_search on guide_text using gin (search);
	`.execute(db);
}
