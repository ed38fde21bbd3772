/** Where uploaded files live. Keys are ours (a digest and an ending), never a name somebody sent. */
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { env } from '#lib/platform/env.server.ts';

export interface StoredFile {
	body: ReadableStream<Uint8Array>;
	bytes: number;
}

export interface FileStore {
	/** Stores `bytes` under `key`; storing the same key again changes nothing. */
	put(key: string, bytes: Uint8Array): Promise<void>;
	get(key: string): Promise<StoredFile | null>;
	delete(key: string): Promise<void>;
}

const keyPattern = /^[0-9a-f]{64}\.[a-z0-9]{2,5}$/;

export function diskStore(folder: string): FileStore {
	const pathOf = (key: string) => {
		if (!keyPattern.test(key)) throw new Error('not a file key');
		return join(folder, key.slice(0, 2), key);
	};
	return {
		async put(key, bytes) {
			const path = pathOf(key);
			const part = `${path}.${randomUUID()}.part`;
			await mkdir(join(folder, key.slice(0, 2)), { recursive: true });
			await writeFile(part, bytes);
			await rename(part, path);
		},
		async get(key) {
			const path = pathOf(key);
			const found = await stat(path).catch(() => null);
			if (!found) return null;
			return {
				body: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
				bytes: found.size,
			};
		},
		async delete(key) {
			await rm(pathOf(key), { force: true });
		},
	};
}

let store: FileStore | undefined;
export const files = (): FileStore => (store ??= diskStore(env().FILES_DIR));

/** Tests put files elsewhere. */
export function useFileStore(other: FileStore | undefined): void {
	store = other;
}
