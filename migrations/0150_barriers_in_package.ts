/** The data package holds the register of barriers: one that is taken down, merged or forgotten, or whose words are put right, takes it back. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`create trigger barrier_hides_from_package after update of state, title on barrier for each row
		when (old.state in ('shown', 'owned', 'answered')
			and (new.state in ('down', 'merged') or new.title is distinct from old.title))
		execute function withdraw_data_package()`.execute(db);
	await sql`create trigger barrier_goes_from_package after delete on barrier for each row
		when (old.state in ('shown', 'owned', 'answered')) execute function withdraw_data_package()`.execute(db);
}
