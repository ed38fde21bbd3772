/**
 * Files on their way in and out. Keys are digests of contents, so one file may serve several rows: it goes when no row
 * of any table names it in a column `file_key`. A row that was taken off (`removed_at`) refers for one more day, and a
 * file that was handed in a moment ago may still be on its way to its row.
 */
import { sql } from 'kysely';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { files } from '#lib/platform/files/files.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { mostCounted } from '#lib/platform/personal-data/keeping.server.ts';
import { termBefore } from '#lib/platform/personal-data/retention.ts';

export interface Allowance {
	bytes: number;
	files: number;
}

export interface FileToStore {
	key: string;
	content: Uint8Array;
}

/**
 * Keeps files that rows will soon refer to, all or none, as an organisation's own: each takes of its room, once.
 * @throws Refused `file_no_room`; `file_not_stored` where the store cannot be reached or is full
 */
export async function storeFiles(
	db: Database,
	organisationId: number,
	allowance: Allowance,
	handedIn: readonly FileToStore[],
): Promise<void> {
	const added: string[] = [];
	try {
		for (const { key, content } of handedIn) {
			if (await takeRoom(db, organisationId, allowance, { key, bytes: content.length })) added.push(key);
			await put(key, content);
		}
	} catch (thrown) {
		// What lies there already goes with the files nobody refers to.
		if (added.length)
			await db
				.deleteFrom('handedInFile')
				.where('organisationId', '=', organisationId)
				.where('key', 'in', added)
				.execute();
		throw thrown;
	}
}

/** Keeps a file of the site's own that a row will soon name in its `file_key`. @throws Refused `file_not_stored` */
export async function storeOwnFile(db: Database, key: string, content: Blob): Promise<void> {
	const storedAt = now();
	await db
		.insertInto('storedFile')
		.values({ key, storedAt })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ storedAt }))
		.execute();
	await put(key, content);
}

async function put(key: string, content: Uint8Array | Blob): Promise<void> {
	try {
		await files().put(key, content);
	} catch (cause) {
		log.error('file not stored', { reason: cause instanceof Error ? cause.message : String(cause) });
		throw Object.assign(new Refused('file_not_stored'), { cause });
	}
}

/** @returns whether it is new to the organisation. @throws Refused `file_no_room` */
const takeRoom = (
	db: Database,
	organisationId: number,
	allowance: Allowance,
	{ key, bytes }: { key: string; bytes: number },
): Promise<boolean> =>
	db.transaction().execute(async (trx) => {
		// One at a time for each organisation, so that files sent at once do not each find the last free place.
		await sql`select pg_advisory_xact_lock(hashtext('handed_in_file'), ${organisationId})`.execute(trx);
		const storedAt = now();
		await trx
			.insertInto('storedFile')
			.values({ key, storedAt })
			.onConflict((conflict) => conflict.column('key').doUpdateSet({ storedAt }))
			.execute();
		const held = await trx
			.selectFrom('handedInFile')
			.select(({ fn, val, eb }) => [
				sql<number>`coalesce(sum(bytes), 0)::integer`.as('bytes'),
				fn.countAll<number>().as('files'),
				fn.coalesce(fn.max(eb.case().when('key', '=', key).then(1).else(0).end()), val(0)).as('known'),
			])
			.where('organisationId', '=', organisationId)
			.executeTakeFirstOrThrow();
		if (Number(held.known)) return false;
		if (held.bytes + bytes > allowance.bytes || Number(held.files) >= allowance.files)
			throw new Refused('file_no_room', '', {
				megabytes: String(Math.round(allowance.bytes / 1024 / 1024)),
				files: String(allowance.files),
			});
		await trx.insertInto('handedInFile').values({ organisationId, key, bytes }).execute();
		return true;
	});

/** How many no row names and were stored before `before`, at most `mostCounted`. */
export async function countUnusedFiles(db: Database, before: Date): Promise<number> {
	const tables = await tablesWithFiles(db);
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from (select from stored_file
		where stored_at < ${before} and not ${isUsed(tables, before)} limit ${mostCounted}) as unused`.execute(db);
	return rows[0]?.n ?? 0;
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
