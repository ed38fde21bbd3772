import type { Database, Transaction } from '#lib/platform/database/database.server.ts';

/**
 * Runs `work` in a transaction at most once for a form's key. A double click or a resend waits for the
 * first and gets the same outcome (usually where to go next). Failed work releases the key.
 * @param before must be so where it is the first; asked in the same round trip as the key
 */
export async function once(
	db: Database,
	key: string | undefined,
	work: (trx: Transaction) => Promise<string>,
	before: (trx: Transaction) => Promise<void> = async () => {},
): Promise<string> {
	return db.transaction().execute(async (trx) => {
		if (!key) return before(trx).then(() => work(trx));
		const claiming = trx
			.insertInto('submission')
			.values({ key })
			.onConflict((conflict) => conflict.doNothing())
			.returning('key')
			.executeTakeFirst();
		const ready = before(trx);
		// Whether it failed is asked below: what was done before keeps its outcome.
		ready.catch(() => {});
		if (!(await claiming)) {
			const first = await trx
				.selectFrom('submission')
				.select('outcome')
				.where('key', '=', key)
				.executeTakeFirstOrThrow();
			return first.outcome ?? '';
		}
		await ready;
		const outcome = await work(trx);
		await trx.updateTable('submission').set({ outcome }).where('key', '=', key).execute();
		return outcome;
	});
}
