/**
 * A debate's summary says what is used, and beside it what is not: the second is what a writer of a post that came to nothing looks
 * for. Summaries from before say both in one text.
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table debate
			add column unused text,
			add constraint debate_unused_length check (length(unused) between 10 and 10000),
			add constraint debate_unused_is_of_a_summary check (unused is null or summary is not null);

		create function hold_debate_unused() returns trigger language plpgsql as $$
		begin
			if tg_op = 'UPDATE' and old.state = 'summarised' then
				if new.unused is distinct from old.unused then
					raise exception 'a summary stands as it was sent' using errcode = 'restrict_violation';
				end if;
			elsif new.unused is null then
				raise exception 'a summary says what is not used, too' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger debate_says_what_is_not_used before insert or update of state, unused on debate for each row
			when (new.state = 'summarised') execute function hold_debate_unused();
	`.execute(db);
}
