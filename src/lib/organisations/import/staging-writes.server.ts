/** Writing of lists that were handed in. */
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';
import { deleteInBatches } from '#lib/platform/lists/batches.server.ts';
import { batches } from '#lib/platform/lists/portions.ts';

/** Undefined where the same file waits already. */
export const insertList = (trx: Transaction, row: Insertable<DB['organisationList']>) =>
	trx
		.insertInto('organisationList')
		.values(row)
		.onConflict((conflict) =>
			conflict
				.column('sha256')
				.where(sql<boolean>`state in ('reading', 'ready', 'taking')`)
				.doNothing(),
		)
		.returning('id')
		.executeTakeFirst();

export const updateList = (trx: Transaction, id: number, row: Updateable<DB['organisationList']>) =>
	trx.updateTable('organisationList').set(row).where('id', '=', id).execute();

export const deleteList = (trx: Transaction, id: number) =>
	trx.deleteFrom('organisationList').where('id', '=', id).execute();

type Line = Omit<Insertable<DB['organisationListLine']>, 'listId'>;

/** In the place of what was said of the list before. */
export async function replaceLines(trx: Transaction, listId: number, lines: readonly Line[]): Promise<void> {
	await trx.deleteFrom('organisationListLine').where('listId', '=', listId).execute();
	for (const batch of batches(lines, 1000))
		await trx
			.insertInto('organisationListLine')
			.values(batch.map((line) => ({ ...line, listId })))
			.execute();
}

/** Lists that nobody said yes to, with their lines. */
export const deleteWaiting = (db: Database, before: Date): Promise<number> =>
	deleteInBatches(
		db,
		'organisationList',
		sql<boolean>`t.state in ('reading', 'unread', 'ready') and t.uploaded_at < ${before}`,
		10,
	);
