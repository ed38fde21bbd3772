/** Where an archive is read from: a file, or an address whose server answers ranges. What goes wrong is said in a sentence. */
import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { RangeResponse, Source } from 'pmtiles';
import { StartRefused } from '#lib/platform/start-refused.ts';

export interface OpenSource extends Source {
	close(): Promise<void>;
	/** Asked for and got. */
	bytes(): number;
}

const headerBytes = 127;
const triesPerRange = 3;
const waitMs = 60_000;

/** What is before the header's end decides already: an error page is told from an archive. */
export async function openSource(from: string): Promise<OpenSource> {
	const source = /^https?:\/\//i.test(from) ? addressSource(from) : await fileSource(from);
	try {
		const { data } = await source.getBytes(0, headerBytes);
		const start = Buffer.from(data);
		if (start.length < headerBytes || start.toString('latin1', 0, 7) !== 'PMTiles')
			throw new StartRefused(`${from} is not a PMTiles archive.`);
		if (start[7] !== 3)
			throw new StartRefused(`${from} is PMTiles version ${start[7]}; only version 3 is read.`);
		return source;
	} catch (error) {
		await source.close();
		throw error;
	}
}

async function fileSource(path: string): Promise<OpenSource> {
	const file: FileHandle = await open(path).catch((error: NodeJS.ErrnoException) => {
		throw new StartRefused(
			error.code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${error.code}).`,
		);
	});
	let read = 0;
	return {
		getKey: () => path,
		async getBytes(offset, length) {
			const buffer = new Uint8Array(length);
			const { bytesRead } = await file
				.read(buffer, 0, length, offset)
				.catch((error: NodeJS.ErrnoException) => {
					throw new StartRefused(`${path} cannot be read (${error.code}).`);
				});
			read += bytesRead;
			return { data: buffer.buffer.slice(0, bytesRead) };
		},
		close: () => file.close(),
		bytes: () => read,
	};
}

function addressSource(url: string): OpenSource {
	let read = 0;
	/** As the first answer said: a build that is replaced meanwhile would be cut from two. */
	let version: string | null | undefined;
	async function range(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
		const limit = AbortSignal.timeout(waitMs);
		const answer = await fetch(url, {
			headers: { range: `bytes=${offset}-${offset + length - 1}`, 'accept-encoding': 'identity' },
			signal: signal ? AbortSignal.any([signal, limit]) : limit,
		});
		if (answer.status !== 206) await answer.body?.cancel();
		if (answer.status === 200)
			throw new StartRefused(
				`${url} answers without ranges, so only all of it could be fetched. Fetch the file yourself and name it instead.`,
			);
		if (answer.status >= 500 || answer.status === 429) throw new Error(`answered ${answer.status}`);
		if (answer.status === 416) return { data: new ArrayBuffer(0) };
		if (answer.status !== 206) throw new StartRefused(`${url} answers ${answer.status}.`);
		const etag = answer.headers.get('etag');
		version ??= etag;
		if (etag !== version) {
			await answer.body?.cancel();
			throw new StartRefused(`${url} has changed while it was being read. Start again.`);
		}
		const data = await limited(answer, length);
		read += data.byteLength;
		return { data };
	}
	return {
		getKey: () => url,
		async getBytes(offset, length, signal) {
			for (let tried = 1; ; tried++) {
				try {
					return await range(offset, length, signal);
				} catch (error) {
					if (error instanceof StartRefused) throw error;
					if (tried === triesPerRange) throw new StartRefused(`${url} cannot be read: ${reasonOf(error)}.`);
					await pause(200 * tried ** 2);
				}
			}
		},
		close: async () => {},
		bytes: () => read,
	};
}

/** Never more than was asked for, whatever the server sends. */
async function limited(answer: Response, length: number): Promise<ArrayBuffer> {
	const data = new Uint8Array(length);
	let at = 0;
	for await (const piece of answer.body ?? []) {
		if (at + piece.length > length) throw new Error('more came than was asked for');
		data.set(piece, at);
		at += piece.length;
	}
	const said = Number(/^bytes \d+-\d+\/(\d+)$/.exec(answer.headers.get('content-range') ?? '')?.[1]);
	const first = Number(/^bytes (\d+)-/.exec(answer.headers.get('content-range') ?? '')?.[1]);
	if (at < length && !(first + at >= said)) throw new Error('the answer was cut off');
	return data.buffer.slice(0, at);
}

const reasonOf = (error: unknown): string => {
	if (!(error instanceof Error)) return String(error);
	if (error.name === 'TimeoutError') return `no answer within ${waitMs / 1000} seconds`;
	return error.cause instanceof Error ? error.cause.message : error.message;
};
