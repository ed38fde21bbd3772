/** A reader says of a post in a debate, too, that something is wrong. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table flag
			add column post_id integer constraint flag_post_fkey references debate_post on delete cascade;
		create index flag_post on flag (post_id) where post_id is not null;
	`.execute(db);
	// Added to the things that stand, whichever they are.
	await sql`
		do $$
		declare
			about text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'flag_about_one_thing');
		begin
			execute 'alter table flag drop constraint flag_about_one_thing, add constraint flag_about_one_thing '
				|| replace(about, 'num_nonnulls(', 'num_nonnulls(post_id, ');
		end $$;
	`.execute(db);
}
