/**
 * An answer that every visitor gets alike, as the bytes that go over the wire: plain, and packed once for each encoding
 * that somebody asks for.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Reads } from '#lib/platform/database/reads.server.ts';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface KeptPage {
	/** As they go out; without what each answer has of its own. */
	headers: readonly (readonly [string, string])[];
	/** Weak: the same for every encoding. */
	etag: string;
	plain: Buffer;
	/** The same bytes packed, as far as somebody asked for them. */
	packed: Map<Encoding, Buffer | Promise<Buffer>>;
	/** Milliseconds since the epoch. */
	expiresAt: number;
	/** What of the database it was made from. */
	reads: Reads;
	/** From when on it is old, in milliseconds since the epoch; null while nothing of it has changed. */
	staleSince: number | null;
}

const textual = /^(text\/|image\/svg|application\/([\w.-]+\+)?(json|xml))/;
/** Each answer's own, or worked out from the bytes. */
const ownToAnAnswer = new Set(['x-request-id', 'date', 'content-length', 'etag', 'vary']);
/** A browser asks again each time, and mostly hears that nothing changed. */
const revalidated = 'public, max-age=0, must-revalidate';

const brotli = promisify(brotliCompress);
const gunzippable = promisify(gzip);
const packing: Record<Exclude<Encoding, 'identity'>, (plain: Buffer) => Promise<Buffer>> = {
	// Quality 5 of 11: a tenth larger than the best, in a fiftieth of its time. A window beyond the page is memory for nothing.
	br: (plain) =>
		brotli(plain, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: 5,
				[constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
				[constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(plain.length + 16)))),
			},
		}),
	gzip: (plain) => gunzippable(plain, { level: 6 }),
};

export async function keptPageOf(response: Response, reads: Reads, expiresAt: number): Promise<KeptPage> {
	const plain = Buffer.from(await response.clone().arrayBuffer());
	const headers = [...response.headers].filter(([name]) => !ownToAnAnswer.has(name));
	const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
	if (!response.headers.has('cache-control')) headers.push(['cache-control', revalidated]);
	headers.push(['etag', etag], ['vary', 'accept-encoding, cookie']);
	return { headers, etag, plain, packed: new Map(), expiresAt, reads, staleSince: null };
}

/** What it weighs in memory at most: plain, and both packed. */
export const weightOf = (page: KeptPage): number => page.plain.length * 2;

export const isPackable = (page: KeptPage): boolean =>
	page.plain.length > 1000 && textual.test(page.headers.find(([name]) => name === 'content-type')?.[1] ?? '');

/** The bytes in an encoding; packed once, also when many ask at the same time. */
export function bytesOf(page: KeptPage, encoding: Encoding): Buffer | Promise<Buffer> {
	if (encoding === 'identity') return page.plain;
	const ready = page.packed.get(encoding);
	if (ready) return ready;
	const promise = packing[encoding](page.plain).then((bytes) => {
		page.packed.set(encoding, bytes);
		return bytes;
	});
	page.packed.set(encoding, promise);
	return promise;
}

/** Whether `If-None-Match` names this very answer: a proxy may have made the tag strong. */
export function isUnchanged(page: Pick<KeptPage, 'etag'>, ifNoneMatch: string | undefined): boolean {
	if (!ifNoneMatch) return false;
	const bare = (tag: string) => tag.trim().replace(/^W\//, '');
	return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(page.etag));
}

export const responseOf = (page: KeptPage): Response =>
	new Response(new Uint8Array(page.plain), {
		headers: page.headers.map(([name, value]): [string, string] => [name, value]),
	});
