import type { Database, Transaction } from '#lib/platform/database/database.server.ts';

/**
 * Runs `work` in a transaction at most once for a form's key. A double click or a resend waits for the
 * first and gets the same outcome (usually where to go next). Failed work releases the key.
 */
export async function once(
	db: Database,
	key: string | undefined,
	work: (trx: Transaction) => Promise<string>,
): Promise<string> {
	return db.transaction().execute(async (trx) => {
		if (!key) return work(trx);
		const claimed = await trx
			.insertInto('submission')
			.values({ key })
			.onConflict((conflict) => conflict.doNothing())
			.returning('key')
			.executeTakeFirst();
		if (!claimed) {
			const first = await trx
				.selectFrom('submission')
				.select('outcome')
				.where('key', '=', key)
				.executeTakeFirstOrThrow();
			return first.outcome ?? '';
		}
		const outcome = await work(trx);
		await trx.updateTable('submission').set({ outcome }).where('key', '=', key).execute();
		return outcome;
	});
}
