/**
 * Where uploaded files live: a folder, or a bucket that speaks S3 when S3_ENDPOINT is set. Keys are ours (a digest and
 * an ending), never a name somebody sent. Both keep a file under the same path, so that a folder can be copied to a
 * bucket and back.
 */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { FileStore } from '#lib/platform/files/file-store.ts';
import { env } from '#lib/platform/env.server.ts';
import { s3Store } from '#lib/platform/files/s3-store.server.ts';

const keyPattern = /^[0-9a-f]{64}\.[a-z0-9]{2,5}$/;

/** `ab/ab12….webp`. @throws Error for anything that is not a key of ours */
export function pathOfFile(key: string): string {
	if (!keyPattern.test(key)) throw new Error('not a file key');
	return `${key.slice(0, 2)}/${key}`;
}

export function diskStore(folder: string): FileStore {
	const pathOf = (key: string) => join(folder, pathOfFile(key));
	return {
		async put(key, content) {
			const path = pathOf(key);
			const part = `${path}.${randomUUID()}.part`;
			await mkdir(dirname(path), { recursive: true });
			try {
				await writeFile(part, content instanceof Blob ? content.stream() : content);
				await rename(part, path);
			} catch (cause) {
				await rm(part, { force: true }).catch(() => {});
				throw cause;
			}
		},
		async get(key, part) {
			const path = pathOf(key);
			const found = await stat(path).catch(() => null);
			if (!found) return null;
			return {
				body: Readable.toWeb(createReadStream(path, part)) as ReadableStream<Uint8Array>,
				bytes: part ? part.end - part.start + 1 : found.size,
			};
		},
		async delete(key) {
			await rm(pathOf(key), { force: true });
		},
		async tidy(before) {
			const names = await readdir(folder, { recursive: true }).catch(() => []);
			for (const name of names.filter((one) => one.endsWith('.part'))) {
				const found = await stat(join(folder, name)).catch(() => null);
				if (found && found.mtime < before) await rm(join(folder, name), { force: true });
			}
		},
	};
}

/** The store that the settings name. */
function chosenStore(): FileStore {
	const { FILES_DIR, S3 } = env();
	return S3 ? s3Store({ ...S3, pathOf: pathOfFile }) : diskStore(FILES_DIR);
}

let store: FileStore | undefined;
export const files = (): FileStore => (store ??= chosenStore());

/** Tests put files elsewhere. */
export function useFileStore(other: FileStore | undefined): void {
	store = other;
}
