/**
 * Who told of a barrier, or wrote in a debate, takes their words back. What others knew too, answered or replied to keeps its place
 * without them (decision 0118).
 */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table barrier
			add column taken_back_at timestamptz,
			add constraint barrier_taken_back_has_no_words_left check (taken_back_at is null or (help is null
				and num_nonnulls(written_title, written_body, written_help, written_source, written_source_url) = 0));

		alter table debate_post
			add column taken_back_at timestamptz,
			drop constraint debate_post_has_words,
			add constraint debate_post_has_words check (body is not null or state = 'down' or taken_back_at is not null),
			add constraint debate_post_taken_back_has_no_words_left check (taken_back_at is null or (body is null and shown_name is null));

		create function hold_taken_back() returns trigger language plpgsql as $$
		begin
			if new.taken_back_at is distinct from old.taken_back_at then
				raise exception 'what was taken back stays so' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger barrier_stays_taken_back before update of taken_back_at on barrier for each row
			when (old.taken_back_at is not null) execute function hold_taken_back();
		create trigger debate_post_stays_taken_back before update of taken_back_at on debate_post for each row
			when (old.taken_back_at is not null) execute function hold_taken_back();
	`.execute(db);
}
