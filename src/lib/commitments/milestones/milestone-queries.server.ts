import type { Milestone } from '#lib/commitments/commitment.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

export async function replaceMilestones(
	trx: Transaction,
	commitmentId: number,
	rows: readonly { title: string; dueOn: string }[],
): Promise<void> {
	await trx.deleteFrom('milestone').where('commitmentId', '=', commitmentId).execute();
	if (rows.length) {
		await trx
			.insertInto('milestone')
			.values(rows.map((row) => ({ ...row, commitmentId })))
			.execute();
	}
}

export const milestonesOf = (db: Handle, commitmentId: number): Promise<Milestone[]> =>
	db
		.selectFrom('milestone')
		.select(['id', 'title', 'dueOn', 'reachedAt'])
		.where('commitmentId', '=', commitmentId)
		.orderBy('dueOn')
		.orderBy('id')
		.execute();

/** @returns whether this call changed it */
export async function setMilestone(
	trx: Transaction,
	commitmentId: number,
	id: number,
	reachedAt: Date | null,
): Promise<boolean> {
	const changed = await trx
		.updateTable('milestone')
		.set({ reachedAt })
		.where('id', '=', id)
		.where('commitmentId', '=', commitmentId)
		.where('reachedAt', reachedAt ? 'is' : 'is not', null)
		.returning('id')
		.executeTakeFirst();
	return changed !== undefined;
}

export const lockMilestone = (trx: Transaction, commitmentId: number, id: number) =>
	trx
		.selectFrom('milestone')
		.select(['id', 'title', 'dueOn'])
		.where('id', '=', id)
		.where('commitmentId', '=', commitmentId)
		.forUpdate()
		.executeTakeFirst();

interface Row {
	title: string;
	dueOn: string;
}

export async function insertMilestone(trx: Transaction, commitmentId: number, row: Row): Promise<number> {
	const values = { commitmentId, ...row };
	return (await trx.insertInto('milestone').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function updateMilestone(trx: Transaction, id: number, row: Row): Promise<void> {
	await trx.updateTable('milestone').set(row).where('id', '=', id).execute();
}

export async function deleteMilestone(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('milestone').where('id', '=', id).execute();
}
