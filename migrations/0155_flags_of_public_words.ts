/** A reader says of a barrier, a method, a need or an offer, too, that something is wrong. */
import { sql, type Kysely } from 'kysely';

const columns = { barrier_id: 'barrier', method_id: 'method', posting_id: 'posting' };

export async function up(db: Kysely<unknown>): Promise<void> {
	for (const [column, table] of Object.entries(columns))
		await sql`
			alter table flag
				add column ${sql.ref(column)} integer constraint ${sql.ref(`flag_${table}_fkey`)}
					references ${sql.table(table)} on delete cascade;
			create index ${sql.ref(`flag_${table}`)} on flag (${sql.ref(column)}) where ${sql.ref(column)} is not null;
		`.execute(db);
	// Added to the things that stand, whichever they are.
	await sql`
		do $$
		declare
			about text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'flag_about_one_thing');
		begin
			execute 'alter table flag drop constraint flag_about_one_thing, add constraint flag_about_one_thing '
				|| replace(about, 'num_nonnulls(', 'num_nonnulls(barrier_id, method_id, posting_id, ');
		end $$;
	`.execute(db);
}
