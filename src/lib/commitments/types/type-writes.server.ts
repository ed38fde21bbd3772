/** SQL that writes types of promises. */
import type { TypeTexts } from '#lib/commitments/types/added.ts';
import type { AddedTypeState } from '#lib/policy/added-types.ts';
import type { Confirmer } from '#lib/policy/commitment-type.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

const written = ({ name, question, help, unitOne, unitOther, symbol }: TypeTexts) => ({
	name: JSON.stringify(name),
	question: JSON.stringify(question),
	help: JSON.stringify(help),
	unitOne: JSON.stringify(unitOne),
	unitOther: JSON.stringify(unitOther),
	symbol: symbol && JSON.stringify(symbol),
});

interface NewType {
	key: string;
	state: AddedTypeState;
	goal: string;
	defaultTarget: number;
	confirms: Confirmer;
	organisationId: number | null;
	proposedBy: number | null;
	proposedAt: Date;
	decidedBy?: number | null;
	decidedAt?: Date | null;
}

/** @returns its number */
export async function insertType(trx: Transaction, row: NewType, texts: TypeTexts): Promise<number> {
	const { id } = await trx
		.insertInto('addedCommitmentType')
		.values({ ...row, ...written(texts) })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export async function updateTexts(
	trx: Transaction,
	id: number,
	row: { goal: string; defaultTarget: number; confirms: Confirmer },
	texts: TypeTexts,
): Promise<void> {
	await trx
		.updateTable('addedCommitmentType')
		.set({ ...row, ...written(texts) })
		.where('id', '=', id)
		.execute();
}

export async function setTypeState(
	trx: Transaction,
	id: number,
	state: AddedTypeState,
	decision: { decidedBy: number | null; decidedAt: Date; refusal?: string },
): Promise<void> {
	await trx
		.updateTable('addedCommitmentType')
		.set({ state, ...decision })
		.where('id', '=', id)
		.execute();
}

/** @returns its number; null where it was retired already */
export async function retireShipped(
	trx: Transaction,
	row: { key: string; retiredBy: number | null; retiredAt: Date },
): Promise<number | null> {
	const added = await trx
		.insertInto('retiredCommitmentType')
		.values(row)
		.onConflict((conflict) => conflict.column('key').doNothing())
		.returning('id')
		.executeTakeFirst();
	return added?.id ?? null;
}

/** @returns the number it had; null where it was offered already */
export async function offerShipped(trx: Transaction, key: string): Promise<number | null> {
	const gone = await trx
		.deleteFrom('retiredCommitmentType')
		.where('key', '=', key)
		.returning('id')
		.executeTakeFirst();
	return gone?.id ?? null;
}
