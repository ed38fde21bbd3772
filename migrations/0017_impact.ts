/** What the totals of goals, areas and districts are read from: a promise's few deciding columns, without its texts. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create index commitment_adds_up on commitment (goal, id)
			include (type, state, organisation_id, partnership_id, target, baseline, lower_is_better, starts_on, due_on)
			where state not in ('draft', 'proposed', 'declined');
		-- Promises for the whole city stand in every district.
		create index commitment_whole_city on commitment (id)
			where districts = '{}' and state not in ('draft', 'proposed', 'declined');
		-- A contribution's row in commitment_total is written in place only while its page has room.
		alter table commitment_total set (fillfactor = 80);
		alter table commitment_half_year set (fillfactor = 80);
	`.execute(db);
}
