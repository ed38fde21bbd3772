/** How much of what is confirmed somebody objects to: a promise is not kept by a figure that is in dispute. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		alter table commitment_total add column contested numeric not null default 0
			constraint commitment_total_contested_check check (contested >= 0);

		create function commitment_total_contest(the_commitment integer) returns void language plpgsql as $$
		begin
			-- Held first, so that two objections at once are both seen.
			perform 1 from commitment_total where commitment_id = the_commitment for update;
			update commitment_total t set contested = coalesce((
				select sum(c.amount) from contribution c
				where c.commitment_id = the_commitment and c.counts and c.level > 0
				and exists (select from objection o where o.contribution_id = c.id and o.resolved_at is null)
				and (not (select lower_is_better from commitment where id = the_commitment) or c.id = (
					select latest.id from contribution latest where latest.commitment_id = the_commitment and latest.counts
					order by latest.happened_on desc, latest.id desc limit 1))), 0)
				where t.commitment_id = the_commitment;
		end $$;

		create function objection_contests() returns trigger language plpgsql as $$
		begin
			perform commitment_total_contest((select commitment_id from contribution where id = new.contribution_id));
			return null;
		end $$;
		create trigger objection_contests after insert or update of resolved_at on objection
			for each row execute function objection_contests();

		-- Another reading takes the place of the one that is objected to.
		create function reading_contests() returns trigger language plpgsql as $$
		begin
			if (select lower_is_better from commitment where id = new.commitment_id) then
				perform commitment_total_contest(new.commitment_id);
			end if;
			return null;
		end $$;
		create trigger reading_contests after insert or update of counts on contribution
			for each row execute function reading_contests();

		select commitment_total_contest(c.commitment_id) from (
			select distinct contribution.commitment_id from contribution
			join objection on objection.contribution_id = contribution.id and objection.resolved_at is null) c;
	`.execute(db);
}
