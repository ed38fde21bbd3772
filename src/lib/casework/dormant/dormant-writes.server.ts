/** SQL that writes what is done about organisations that have come to a stop. */
import type { Transaction } from '#lib/platform/database/database.server.ts';

const none = { closingOn: null, closingReason: null, closingBy: null, closingAt: null };

type Reminded = { remindedAt: Date; remindedBy: number };
type Closing = { closingOn: string; closingReason: string; closingBy: number; closingAt: Date };

/** Writes down that it was reminded, or that it is to be closed. */
export async function setDormancy(
	trx: Transaction,
	organisationId: number,
	row: Reminded | Closing,
): Promise<void> {
	await trx
		.insertInto('caseworkDormancy')
		.values({ organisationId, ...row })
		.onConflict((conflict) => conflict.column('organisationId').doUpdateSet(row))
		.execute();
}

/** @returns those among these that were to be closed on `today` or later, and are not any more */
export async function unsetClosing(
	trx: Transaction,
	organisationIds: readonly number[],
	today: string,
): Promise<number[]> {
	const rows = await trx
		.updateTable('caseworkDormancy')
		.set(none)
		.where('organisationId', 'in', organisationIds)
		.where('closingOn', '>=', today)
		.returning('organisationId')
		.execute();
	return rows.map(({ organisationId }) => organisationId);
}

export async function dropClosing(trx: Transaction, organisationId: number): Promise<void> {
	await trx.updateTable('caseworkDormancy').set(none).where('organisationId', '=', organisationId).execute();
}
