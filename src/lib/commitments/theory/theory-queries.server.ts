import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { Theory } from '#lib/commitments/theory/theory.ts';

export const theoryOf = (db: Handle, commitmentId: number): Promise<Theory | undefined> =>
	db
		.selectFrom('theoryOfChange')
		.select(['challenge', 'targetGroup', 'effects', 'results', 'activities', 'resources'])
		.where('commitmentId', '=', commitmentId)
		.executeTakeFirst();

export async function saveTheory(
	trx: Transaction,
	commitmentId: number,
	theory: Theory,
	{ at: savedAt, by: savedBy }: { at: Date; by: number | null },
): Promise<void> {
	const row = { ...theory, savedAt, savedBy };
	await trx
		.insertInto('theoryOfChange')
		.values({ commitmentId, ...row })
		.onConflict((conflict) => conflict.column('commitmentId').doUpdateSet(row))
		.execute();
}
