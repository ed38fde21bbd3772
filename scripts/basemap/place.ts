/** Puts an archive in place: beside it first, read back whole, and only then under its name, so that the site never serves half of one. */
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { checkArchive } from './cut.ts';
import { openSource } from './source.ts';
import { archiveOf, type Archive } from './write-archive.ts';

const sentences: Record<string, string> = {
	ENOSPC: 'there is no room on the disk',
	EDQUOT: 'there is no room left for this user',
	EROFS: 'the disk is read-only',
	EACCES: 'this user may not write there',
	EPERM: 'this user may not write there',
	EISDIR: 'a folder has that name',
	EEXIST: 'part of the path is a file',
	ENOTDIR: 'part of the path is a file',
};

/** @returns its size in bytes */
export async function placeArchive(archive: Archive, target: string): Promise<number> {
	const part = `${target}.${process.pid}.part`;
	try {
		const pieces = archiveOf(archive);
		const size = pieces.reduce((sum, { length }) => sum + length, 0);
		await mkdir(dirname(target), { recursive: true });
		const { bavail, bsize } = await statfs(dirname(target));
		if (bavail * bsize < size) throw Object.assign(new Error(), { code: 'ENOSPC' });
		const file = await open(part, 'w', 0o644);
		try {
			for (const piece of pieces) await file.writeFile(piece);
			await file.sync();
		} finally {
			await file.close();
		}
		const written = await openSource(part);
		await checkArchive(written, archive).finally(() => written.close());
		await rename(part, target);
		return size;
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		if (!sentences[code]) throw error;
		throw new StartRefused(`${target} cannot be written: ${sentences[code]}. What stood there stays.`);
	} finally {
		await rm(part, { force: true }).catch(() => {});
	}
}
