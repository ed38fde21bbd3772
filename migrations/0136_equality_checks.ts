/** An organisation's own look at how it treats people: each a row of its day, nobody else's until it is shared (decision 0107). */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table equality_check (
			id integer generated always as identity primary key,
			organisation_id integer not null constraint equality_check_organisation_fkey references organisation,
			theme text not null constraint equality_check_theme check (theme in ('recruitment', 'service', 'events')),
			-- By question: yes, partly, no, or none where it does not concern them.
			answers jsonb not null,
			taken_at timestamptz not null,
			taken_by integer references person on delete set null,
			shared_at timestamptz,
			constraint equality_check_shared_later check (shared_at >= taken_at)
		);
		create index equality_check_newest on equality_check (organisation_id, taken_at desc, id desc);
		create index equality_check_taken_by on equality_check (taken_by) where taken_by is not null;

		-- What was answered on a day stands as it was answered.
		create function hold_equality_check() returns trigger language plpgsql as $$
		begin
			if (new.theme, new.answers, new.taken_at) is distinct from (old.theme, old.answers, old.taken_at) then
				raise exception 'an answer stands as it was given' using errcode = 'restrict_violation';
			end if;
			return new;
		end $$;
		create trigger equality_check_holds before update on equality_check
			for each row execute function hold_equality_check();
		create trigger equality_check_announce after insert or update or delete on equality_check
			for each row execute function announce_row();
	`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
	await sql`
		drop table equality_check;
		drop function hold_equality_check();
	`.execute(db);
}
