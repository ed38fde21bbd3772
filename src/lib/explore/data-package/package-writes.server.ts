/** Keeps what a package is made of: a row for it, and one for each of its files. */
import type { PackageFile } from '#lib/explore/data-package/data-package.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/**
 * Whatever was hidden up to now is hidden from what is read after this; so it need not be remembered, but the packages that
 * were written or begun before are not to be handed out.
 * @returns the new package's number
 */
export async function beginPackage(trx: Transaction, begunAt: Date): Promise<number> {
	const { numDeletedRows } = await trx.deleteFrom('dataPackageWithdrawal').executeTakeFirstOrThrow();
	if (numDeletedRows > 0n)
		await trx.updateTable('dataPackage').set({ withdrawn: true }).where('withdrawn', '=', false).execute();
	const { id } = await trx
		.insertInto('dataPackage')
		.values({ begunAt })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Puts it in the place of those before it. @returns false where something was hidden while it was written */
export async function finishPackage(
	trx: Transaction,
	id: number,
	files: readonly PackageFile[],
	readyAt: Date,
): Promise<boolean> {
	const ready = await trx
		.updateTable('dataPackage')
		.set({ readyAt })
		.where('id', '=', id)
		.where('withdrawn', '=', false)
		.returning('id')
		.executeTakeFirst();
	if (!ready) return false;
	await trx
		.insertInto('dataPackageFile')
		.values(files.map((file) => ({ ...file, packageId: id })))
		.execute();
	// Their files go with those that no row names (`forgetUnusedFiles`).
	await trx.deleteFrom('dataPackage').where('id', '<', id).execute();
	return true;
}
