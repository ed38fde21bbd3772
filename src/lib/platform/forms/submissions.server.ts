import type { Database, Transaction } from '#lib/platform/database/database.server.ts';

interface Claim {
	/** Must be so where it is the first; asked in the same round trip as the key. */
	before?: (trx: Transaction) => Promise<void>;
	/** What comes of it, where that is known already: it is written with the key, and not once more at the end. */
	outcome?: string | null;
}

/**
 * Runs `work` in a transaction at most once for a form's key. A double click or a resend waits for the
 * first and gets the same outcome (usually where to go next). Failed work releases the key.
 */
export async function once(
	db: Database,
	key: string | undefined,
	work: (trx: Transaction) => Promise<string>,
	{ before = async () => {}, outcome: known = null }: Claim = {},
): Promise<string> {
	return db.transaction().execute(async (trx) => {
		if (!key) return before(trx).then(() => work(trx));
		const claiming = trx
			.insertInto('submission')
			.values({ key, outcome: known })
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
		if (known === null) await trx.updateTable('submission').set({ outcome }).where('key', '=', key).execute();
		return outcome;
	});
}
