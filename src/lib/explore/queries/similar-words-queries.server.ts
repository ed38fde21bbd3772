/** Words like those that were typed, from what is listed. */
import { sql } from 'kysely';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

const mostTitles = 500;
const alike = 0.25;

/** To each folded word the one most like it in the titles that are listed and among `names`, spelled as it is there. */
export async function similarWords(
	db: Database,
	words: readonly string[],
	names: readonly string[],
	now: Date,
): Promise<Map<string, string>> {
	const { rows } = await sql<{ word: string; meant: string }>`
		with title as (
			(select title from event where state <> 'draft' and starts_at > ${now} order by starts_at limit ${mostTitles})
			union all
			(select title from opportunity where state = 'published' and deadline_on >= ${copenhagenDate(now)}
				order by deadline_on limit ${mostTitles})
			union all
			(select title from benefit where state = 'published' order by id desc limit ${mostTitles})
			union all select unnest(${[...names]}::text[])
		), known as materialized (
			select distinct lower(word) as word, fold(word) as folded
			from title, regexp_split_to_table(title, '[^[:alnum:]]+') as word where length(word) > 2
		)
		select asked as word, best.word as meant from unnest(${[...words]}::text[]) as asked, lateral (
			select known.word from known where similarity(folded, asked) >= ${alike}
			order by similarity(folded, asked) desc, known.word limit 1
		) as best`.execute(db);
	return new Map(rows.map(({ word, meant }) => [word, meant]));
}
