/**
 * Files on their way in and out. Keys are digests of contents, so one file may serve several rows: it goes when no row
 * of any table names it in a column `file_key`. A row that was taken off (`removed_at`) refers for one more day, and a
 * file that was handed in a moment ago may still be on its way to its row.
 */
import { sql } from 'kysely';
import { inBatches } from '#lib/platform/batches.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { files } from '#lib/platform/files.server.ts';
import { defineTask } from '#lib/platform/jobs.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { termBefore } from '#lib/platform/retention.ts';

/**
 * Keeps a file that a row will soon refer to.
 * @throws Refused `file_not_stored` where the store cannot be reached or is full
 */
export async function storeFile(db: Database, key: string, bytes: Uint8Array): Promise<void> {
	const storedAt = now();
	await db
		.insertInto('storedFile')
		.values({ key, storedAt })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ storedAt }))
		.execute();
	try {
		await files().put(key, bytes);
	} catch (cause) {
		log.error('file not stored', { reason: cause instanceof Error ? cause.message : String(cause) });
		throw Object.assign(new Refused('file_not_stored'), { cause });
	}
}

/** @returns how many files went. */
export async function forgetUnusedFiles(db: Database, limit = 500): Promise<number> {
	const before = termBefore('removedFile', now());
	const tables = await tablesWithFiles(db);
	const candidates = await db
		.selectFrom('storedFile')
		.select('key')
		.where('storedAt', '<', before)
		.where(sql<boolean>`not ${isUsed(tables, before)}`)
		.orderBy('storedAt')
		.limit(limit)
		.execute();
	let gone = 0;
	for (const { key } of candidates) {
		// Holding its row keeps somebody who hands in the same file now waiting until it is gone, and stored anew.
		gone += await db.transaction().execute(async (trx) => {
			const held = await trx
				.deleteFrom('storedFile')
				.where('key', '=', key)
				.where('storedAt', '<', before)
				.where(sql<boolean>`not ${isUsed(tables, before)}`)
				.returning('key')
				.executeTakeFirst();
			if (held) await files().delete(key);
			return held ? 1 : 0;
		});
	}
	return gone;
}

async function tablesWithFiles(db: Database | Transaction): Promise<string[]> {
	const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.columns
		where table_schema = 'public' and column_name = 'file_key' order by 1`.execute(db);
	return rows.map(({ name }) => name);
}

const isUsed = (tables: readonly string[], before: Date) =>
	sql`(false ${sql.join(
		tables.map(
			(table) => sql`or exists (select from ${sql.table(table)} t where t.file_key = stored_file.key
				and coalesce((to_jsonb(t) ->> 'removed_at')::timestamptz > ${before}, true))`,
		),
		sql` `,
	)})`;

export const forgetFiles = defineTask('platform.forget_files', async (db) => {
	const gone = await inBatches((limit) => forgetUnusedFiles(db, limit), 500);
	if (gone) log.info('unused files deleted', { files: gone });
});
