/** Deleting a lot without holding a lot: bounded statements, one after another, each done when it is done. */
import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';

const batch = 1000;

/** Repeats `step` until it finds less than a whole batch. @returns how many in all */
export async function inBatches(step: (limit: number) => Promise<number>, limit = batch): Promise<number> {
	let all = 0;
	for (;;) {
		const done = await step(limit);
		all += done;
		if (done < limit) return all;
	}
}

/** Deletes the rows `t` of which `condition` holds. @returns how many went */
export const deleteInBatches = (
	db: Database,
	table: keyof DB & string,
	condition: RawBuilder<boolean>,
	limit = batch,
): Promise<number> =>
	inBatches(async (most) => {
		const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ctid = any(array(
			select t.ctid from ${sql.table(table)} t where ${condition} limit ${most}))`.execute(db);
		return Number(numAffectedRows ?? 0);
	}, limit);
