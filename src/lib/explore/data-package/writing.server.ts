/** Writes the package: whole lists a page at a time into files, these into the storage, and then all of them in place at once. */
import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asked } from '#lib/explore/api/listed.ts';
import { lists } from '#lib/explore/api/lists.server.ts';
import { listNames, type ListName } from '#lib/explore/api/questions.ts';
import { fileName, type PackageFile } from '#lib/explore/data-package/data-package.ts';
import { cellsOf, columnsOf } from '#lib/explore/data-package/fields.ts';
import { currentPackage } from '#lib/explore/data-package/package-queries.server.ts';
import { beginPackage, finishPackage } from '#lib/explore/data-package/package-writes.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { storeOwnFile } from '#lib/platform/files/stored-files.server.ts';
import { defineTask } from '#lib/platform/jobs/jobs.server.ts';
import { plainLines } from '#lib/platform/lists/csv.server.ts';
import { log } from '#lib/platform/log.server.ts';

/** So many rows are in memory at once. */
const rowsAtOnce = 500;

/** The lines of a list from the first to the last, headings before them, a block at a time. */
async function* linesOf(db: Database, list: ListName, asked: Pick<Asked, 'now' | 'origin'>) {
	const columns = columnsOf(list);
	yield { text: plainLines([columns.map(({ field }) => field.name)]), rows: 0 };
	let after: string | null = null;
	do {
		const page: { rows: unknown[]; next: string | null } = await lists[list](db, {
			...asked,
			query: new URLSearchParams(),
			after,
			limit: rowsAtOnce,
			afresh: true,
		});
		yield { text: plainLines(page.rows.map((row) => cellsOf(columns, row))), rows: page.rows.length };
		after = page.next;
	} while (after !== null);
}

/** @param folder for what is on its way to the storage */
async function writeList(
	db: Database,
	folder: string,
	[list, locale]: readonly [ListName, Locale],
	asked: Pick<Asked, 'now' | 'origin'>,
): Promise<PackageFile> {
	const path = join(folder, `${locale}-${fileName(list)}`);
	const digest = createHash('sha256');
	const written = { bytes: 0, rows: 0 };
	const file = await open(path, 'w');
	try {
		for await (const { text, rows } of linesOf(db, list, asked)) {
			const block = Buffer.from(text);
			digest.update(block);
			written.bytes += block.length;
			written.rows += rows;
			await file.writeFile(block);
		}
	} finally {
		await file.close();
	}
	const fileKey = `${digest.digest('hex')}.csv`;
	await storeOwnFile(db, fileKey, await openAsBlob(path));
	await rm(path);
	return { list, locale, fileKey, ...written };
}

/** Whether there is none of today that may be handed out. */
async function isDue(db: Database, at: Date): Promise<boolean> {
	const current = await currentPackage(db);
	return !current || copenhagenDate(current.begunAt) !== copenhagenDate(at);
}

/**
 * Writes today's package unless it is there. What is hidden while it is written takes it back before it was handed out, and
 * asks for another.
 */
export async function writeDataPackage(db: Database): Promise<void> {
	const begunAt = now();
	if (!(await isDue(db, begunAt))) return;
	const id = await db.transaction().execute((trx) => beginPackage(trx, begunAt));
	const folder = await mkdtemp(join(tmpdir(), 'bland-data-package-'));
	try {
		const asked = { now: begunAt, origin: env().ORIGIN };
		const files: PackageFile[] = [];
		for (const locale of locales)
			for (const list of listNames)
				files.push(await withLocale(locale, () => writeList(db, folder, [list, locale], asked)));
		const isReady = await db.transaction().execute((trx) => finishPackage(trx, id, files, now()));
		const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
		log.info(isReady ? 'data package written' : 'data package withdrawn while it was written', { bytes });
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

export const writeDataPackageTask = defineTask<unknown>('explore.write_data_package', writeDataPackage);
