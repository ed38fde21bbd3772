/**
 * SQL that moves everything from one organisation to another. Which rows, and which stay, is said in `moves.ts`; where two rows
 * become one, the database's own function does it (`join_organisations`), for it is no room's.
 */
import { sql, type Insertable } from 'kysely';
import { fates } from '#lib/organisations/merging/moves.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';

export const insertMerge = (trx: Transaction, row: Insertable<DB['organisationMerge']>) =>
	trx.insertInto('organisationMerge').values(row).execute();

interface Pair {
	from: number;
	into: number;
}

/** Everything, in one transaction; the merge has to be written down before, for guards let nothing else pass. */
export async function moveEverything(trx: Transaction, pair: Pair, at: Date): Promise<void> {
	await sql`select join_organisations(${pair.from}::integer, ${pair.into}::integer, ${at}::timestamptz)`.execute(
		trx,
	);
	for (const [reference, fate] of Object.entries(fates)) {
		if (typeof fate === 'object' && 'stays' in fate) continue;
		if (fate === 'joins') continue;
		const [table = '', column = ''] = reference.split('.');
		await move(trx, pair, table, column, fate === 'moves' ? [] : fate.unless);
	}
}

async function move(
	trx: Transaction,
	{ from, into }: Pair,
	table: string,
	column: string,
	unless: readonly string[],
): Promise<void> {
	const same = unless.map((one) => sql`twin.${sql.ref(one)} is not distinct from t.${sql.ref(one)}`);
	const isFree = unless.length
		? sql`not exists (select from ${sql.table(table)} twin where twin.${sql.ref(column)} = ${into} and ${sql.join(same, sql` and `)})`
		: sql`true`;
	await sql`update ${sql.table(table)} t set ${sql.ref(column)} = ${into}
		where t.${sql.ref(column)} = ${from} and ${isFree}`.execute(trx);
}

/** The number in the register of companies, where only the one that is given up had it. */
export const takeOverCvr = (trx: Transaction, { from, into }: Pair) =>
	sql`update organisation mine set cvr = theirs.cvr from organisation theirs
		where mine.id = ${into} and theirs.id = ${from} and mine.cvr is null and theirs.cvr is not null and theirs.state = 'closed'`.execute(
		trx,
	);
