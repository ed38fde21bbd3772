/** Secret links in mails about barriers: to say that it was oneself who wrote, and to one's own voice for as long as it is there. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table link add column voice_id integer constraint link_voice_fkey references barrier_voice on delete cascade;
		create index link_voice on link (voice_id) where voice_id is not null;
		alter table link drop constraint link_ends,
			add constraint link_ends check (kind in ('registration', 'voice') or expires_at is not null);
	`.execute(db);
	// Added to the kinds that stand, whichever they are: others add theirs beside these.
	await sql`
		do $$
		declare
			kinds text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'link_kind');
			about text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'link_says_what_it_is_about');
		begin
			execute 'alter table link drop constraint link_kind, drop constraint link_says_what_it_is_about,
				add constraint link_kind '
				|| replace(kinds, 'ARRAY[', 'ARRAY[''confirm_voice''::text, ''voice''::text, ')
				|| ', add constraint link_says_what_it_is_about '
				|| replace(about, 'CASE kind', 'CASE kind WHEN ''confirm_voice''::text THEN (voice_id IS NOT NULL)
					WHEN ''voice''::text THEN (voice_id IS NOT NULL)');
		end $$;
	`.execute(db);
}
