/** Secret links in mails about debates: to say that it was oneself, and to one's own page for as long as the voice is there. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table link add column debate_voice_id integer constraint link_debate_voice_fkey references debate_voice on delete cascade;
		create index link_debate_voice on link (debate_voice_id) where debate_voice_id is not null;
	`.execute(db);
	// Added to the kinds that stand, whichever they are: others add theirs beside these.
	await sql`
		do $$
		declare
			kinds text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'link_kind');
			ends text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'link_ends');
			about text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'link_says_what_it_is_about');
		begin
			execute 'alter table link drop constraint link_kind, drop constraint link_says_what_it_is_about,
				drop constraint link_ends, add constraint link_ends ' || replace(ends, 'ARRAY[', 'ARRAY[''debate_voice''::text, ')
				|| ', add constraint link_kind '
				|| replace(kinds, 'ARRAY[', 'ARRAY[''confirm_debate_voice''::text, ''debate_voice''::text, ')
				|| ', add constraint link_says_what_it_is_about '
				|| replace(about, 'CASE kind', 'CASE kind WHEN ''confirm_debate_voice''::text THEN (debate_voice_id IS NOT NULL)
					WHEN ''debate_voice''::text THEN (debate_voice_id IS NOT NULL)');
		end $$;
	`.execute(db);
}
