/** SQL that writes the files. */
import type { Insertable } from 'kysely';
import type { Case } from '#lib/casework/case.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';

export const insertNote = (trx: Transaction, row: Insertable<DB['caseworkNote']>): Promise<{ id: number }> =>
	trx.insertInto('caseworkNote').values(row).returning('id').executeTakeFirstOrThrow();

/** The note in this organisation's file, held; with whether it was corrected. */
export const lockNote = (trx: Transaction, organisationId: number, id: number) =>
	trx
		.selectFrom('caseworkNote')
		.select(['id', 'kind', 'words'])
		.where('id', '=', id)
		.where('organisationId', '=', organisationId)
		.forUpdate()
		.executeTakeFirst();

export const isCorrected = async (trx: Transaction, id: number): Promise<boolean> =>
	(await trx.selectFrom('caseworkNote').select('id').where('correctsId', '=', id).executeTakeFirst()) !==
	undefined;

export const insertTask = (trx: Transaction, row: Insertable<DB['caseworkTask']>): Promise<{ id: number }> =>
	trx.insertInto('caseworkTask').values(row).returning('id').executeTakeFirstOrThrow();

export const lockTask = (trx: Transaction, organisationId: number, id: number) =>
	trx
		.selectFrom('caseworkTask')
		.select(['id', 'doneAt'])
		.where('id', '=', id)
		.where('organisationId', '=', organisationId)
		.forUpdate()
		.executeTakeFirst();

export const setDone = (trx: Transaction, id: number, done: { doneAt: Date; doneBy: number } | null) =>
	trx
		.updateTable('caseworkTask')
		.set(done ?? { doneAt: null, doneBy: null })
		.where('id', '=', id)
		.execute();

/** The organisation's case, made if need be, and held until the transaction ends. */
export async function lockCase(
	trx: Transaction,
	organisationId: number,
	at: Date,
): Promise<Omit<Case, 'ownerName'>> {
	await trx
		.insertInto('caseworkCase')
		.values({ organisationId, changedAt: at })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	return trx
		.selectFrom('caseworkCase')
		.select(['ownerId', 'nextCallOn', 'advertProtected'])
		.where('organisationId', '=', organisationId)
		.forUpdate()
		.executeTakeFirstOrThrow();
}

export const updateCase = (
	trx: Transaction,
	organisationId: number,
	row: Partial<Omit<Case, 'ownerName'>> & { changedAt: Date },
) => trx.updateTable('caseworkCase').set(row).where('organisationId', '=', organisationId).execute();

export const setReminded = (trx: Transaction, ids: readonly number[], remindedAt: Date) =>
	trx.updateTable('caseworkTask').set({ remindedAt }).where('id', 'in', ids).execute();
