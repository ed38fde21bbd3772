/** SQL that writes the municipality's own words of the mails. */
import type { Insertable } from 'kysely';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';

/** @returns its number */
export async function putWording(trx: Transaction, row: Insertable<DB['mailWording']>): Promise<number> {
	const { words, shipped, changedBy, changedAt } = row;
	const { id } = await trx
		.insertInto('mailWording')
		.values(row)
		.onConflict((conflict) =>
			conflict.columns(['key', 'locale']).doUpdateSet({ words, shipped, changedBy, changedAt }),
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export const deleteWordings = (trx: Transaction, ids: readonly number[]) =>
	trx.deleteFrom('mailWording').where('id', 'in', ids).execute();
