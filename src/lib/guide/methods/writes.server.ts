/** SQL that writes method cards and what came of trying them. */
import type { Insertable, Updateable } from 'kysely';
import type { MethodTexts } from '#lib/guide/methods/method.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { Method, MethodReport } from '#lib/platform/database/tables.ts';

type Texts = keyof MethodTexts;
export type MethodFields = Omit<Insertable<Method>, Texts> & MethodTexts;

const written = ({ title, summary, forWhom, steps, materials, takes }: MethodTexts) => ({
	title: JSON.stringify(title),
	summary: JSON.stringify(summary),
	forWhom: JSON.stringify(forWhom),
	steps: JSON.stringify(steps),
	materials: materials && JSON.stringify(materials),
	takes: JSON.stringify(takes),
});

/** @returns its number */
export async function insertMethod(trx: Transaction, row: MethodFields): Promise<number> {
	const { id } = await trx
		.insertInto('method')
		.values({ ...row, ...written(row) })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export async function updateMethod(
	trx: Transaction,
	id: number,
	texts: MethodTexts,
	row: Omit<Updateable<Method>, Texts>,
): Promise<void> {
	await trx
		.updateTable('method')
		.set({ ...row, ...written(texts) })
		.where('id', '=', id)
		.execute();
}

export async function setMethodState(
	trx: Transaction,
	id: number,
	row: Pick<Updateable<Method>, 'state' | 'decidedAt' | 'decidedBy' | 'refusal' | 'shownAt'>,
): Promise<void> {
	await trx.updateTable('method').set(row).where('id', '=', id).execute();
}

/** @returns its number */
export async function insertReport(trx: Transaction, row: Insertable<MethodReport>): Promise<number> {
	const { id } = await trx.insertInto('methodReport').values(row).returning('id').executeTakeFirstOrThrow();
	return id;
}

export async function updateReport(
	trx: Transaction,
	id: number,
	row: Updateable<MethodReport>,
): Promise<void> {
	await trx.updateTable('methodReport').set(row).where('id', '=', id).execute();
}
