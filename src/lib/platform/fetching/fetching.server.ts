/**
 * Asks another server for a file whose address somebody typed. The name is looked up here, once, every address it has must be
 * public, and the connection goes to what was looked up: a second look-up cannot say something else. So again at each redirect.
 * Bytes and time are bounded, also of what unpacks into more. See docs/decisions/0064.
 */
import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublicAddress } from '#lib/platform/fetching/public-addresses.ts';

/** Why nothing came back. */
export const fetchProblems = [
	'address',
	'private',
	'unknown_host',
	'unreachable',
	'slow',
	'redirects',
	'gone',
	'forbidden',
	'status',
	'large',
	'unreadable',
] as const;
export type FetchProblem = (typeof fetchProblems)[number];

export class FetchFailed extends Error {
	readonly problem: FetchProblem;
	/** What the server answered, where it did. */
	readonly status: number | null;

	constructor(
		problem: FetchProblem,
		{ status = null, cause }: { status?: number | null; cause?: unknown } = {},
	) {
		super(`fetch failed: ${problem}`, { cause });
		this.name = 'FetchFailed';
		this.problem = problem;
		this.status = status;
	}
}

export interface Address {
	address: string;
	family: number;
}

/** What may be reached, and how names are looked up. Whoever gives another than the open internet says so in the call. */
export interface Reach {
	resolve: (host: string) => Promise<readonly Address[]>;
	isOpenAddress: (address: string) => boolean;
	isOpenPort: (port: number) => boolean;
}

const webPorts: readonly number[] = [80, 443, 8080, 8443];
export const openInternet: Reach = {
	resolve: (host) => lookup(host, { all: true, verbatim: true }),
	isOpenAddress: isPublicAddress,
	isOpenPort: (port) => webPorts.includes(port),
};

export interface FetchBounds {
	/** Bytes, as sent and as unpacked. */
	mostBytes: number;
	connectMs: number;
	wholeMs: number;
}
const usualBounds: FetchBounds = { mostBytes: 5 * 1024 * 1024, connectMs: 5_000, wholeMs: 20_000 };
const mostRedirects = 5;

/** What was kept of the last answer, so that the server can say that nothing is new. */
export interface Validators {
	etag: string | null;
	lastModified: string | null;
}

export type Fetched = { unchanged: true } | ({ unchanged: false; bytes: Buffer; url: string } & Validators);

export interface FetchOptions {
	/** The media types that are asked for. */
	accept: string;
	known?: Validators;
	reach?: Reach;
	bounds?: Partial<FetchBounds>;
}

/** @throws FetchFailed */
export async function fetchPublic(address: string, options: FetchOptions): Promise<Fetched> {
	const { reach = openInternet, known } = options;
	const bounds = { ...usualBounds, ...options.bounds };
	const deadline = AbortSignal.timeout(bounds.wholeMs);
	let url = readAddress(address, reach);
	for (let hop = 0; hop <= mostRedirects; hop++) {
		const addresses = await within(deadline, addressesOf(url, reach));
		const response = await ask(url, addresses, { accept: options.accept, known, bounds, deadline });
		const status = response.statusCode ?? 0;
		const next = isRedirect(status) ? response.headers.location : undefined;
		if (next !== undefined) {
			response.destroy();
			url = readAddress(next, reach, url);
			continue;
		}
		if (status === 304 && known) {
			response.destroy();
			return { unchanged: true };
		}
		if (status !== 200) {
			response.destroy();
			throw new FetchFailed(problemOf(status), { status });
		}
		const bytes = await bodyOf(response, bounds.mostBytes, deadline);
		return {
			unchanged: false,
			bytes,
			url: url.href,
			etag: validator(response.headers.etag),
			lastModified: validator(response.headers['last-modified']),
		};
	}
	throw new FetchFailed('redirects');
}

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);
const validator = (header: string | undefined) => (header && header.length <= 300 ? header : null);

function problemOf(status: number): FetchProblem {
	if (status === 404 || status === 410) return 'gone';
	return status === 401 || status === 403 ? 'forbidden' : 'status';
}

/** The URL parser writes `0x7f.1`, `2130706433` and `0177.0.0.1` as the address they are. */
function readAddress(text: string, { isOpenPort }: Reach, base?: URL): URL {
	const url = URL.parse(text, base);
	if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password)
		throw new FetchFailed('address');
	const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
	if (!isOpenPort(port)) throw new FetchFailed('address');
	url.hash = '';
	return url;
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

/** All of them are public, or none is used: whoever mixes a private one in wants it reached. */
async function addressesOf(url: URL, { resolve, isOpenAddress }: Reach): Promise<readonly Address[]> {
	const host = hostOf(url);
	const family = isIP(host);
	const addresses = family
		? [{ address: host, family }]
		: await resolve(host).catch((cause: unknown) => {
				throw new FetchFailed('unknown_host', { cause });
			});
	if (addresses.length === 0) throw new FetchFailed('unknown_host');
	if (!addresses.every(({ address }) => isOpenAddress(address))) throw new FetchFailed('private');
	return addresses;
}

const lateness = (cause: unknown) => new FetchFailed('slow', { cause });

/** What has no abort of its own is waited for no longer than this. */
function within<T>(deadline: AbortSignal, work: Promise<T>): Promise<T> {
	if (deadline.aborted) return Promise.reject(lateness(deadline.reason));
	return new Promise((resolve, reject) => {
		const late = () => reject(lateness(deadline.reason));
		deadline.addEventListener('abort', late, { once: true });
		void work.then(resolve, reject).finally(() => deadline.removeEventListener('abort', late));
	});
}

interface Asking extends Pick<FetchOptions, 'accept' | 'known'> {
	bounds: FetchBounds;
	deadline: AbortSignal;
}

function ask(
	url: URL,
	addresses: readonly Address[],
	{ accept, known, bounds, deadline }: Asking,
): Promise<IncomingMessage> {
	const request = url.protocol === 'https:' ? requestHttps : requestHttp;
	return new Promise((resolve, reject) => {
		const sent = request(url, {
			agent: false,
			signal: deadline,
			maxHeaderSize: 16 * 1024,
			// Only what was looked at is connected to.
			lookup: (_host, { all }, answer) => {
				const [first] = addresses;
				if (all) answer(null, [...addresses]);
				else answer(null, first?.address ?? '', first?.family);
			},
			headers: {
				accept,
				'accept-encoding': 'gzip, deflate, br',
				'user-agent': 'bland-dig-i-byen (calendar import)',
				...(known?.etag && { 'if-none-match': known.etag }),
				...(known?.lastModified && { 'if-modified-since': known.lastModified }),
			},
		});
		const connecting = setTimeout(() => sent.destroy(lateness(undefined)), bounds.connectMs);
		sent.once('socket', (socket) => {
			socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
		});
		sent.once('response', (response) => {
			clearTimeout(connecting);
			resolve(response);
		});
		sent.on('error', (cause) => {
			clearTimeout(connecting);
			reject(failureOf(cause, deadline, 'unreachable'));
		});
		sent.end();
	});
}

function failureOf(cause: unknown, deadline: AbortSignal, otherwise: FetchProblem): FetchFailed {
	if (cause instanceof FetchFailed) return cause;
	return deadline.aborted ? lateness(cause) : new FetchFailed(otherwise, { cause });
}

const unpackers: Record<string, typeof createGunzip | typeof createInflate | typeof createBrotliDecompress> =
	{
		gzip: createGunzip,
		'x-gzip': createGunzip,
		deflate: createInflate,
		br: createBrotliDecompress,
	};

async function bodyOf(response: IncomingMessage, most: number, deadline: AbortSignal): Promise<Buffer> {
	try {
		if (Number(response.headers['content-length']) > most) throw new FetchFailed('large');
		return await collect(unpacked(response, most), most);
	} catch (cause) {
		throw failureOf(cause, deadline, 'unreadable');
	} finally {
		response.destroy();
	}
}

function unpacked(response: IncomingMessage, most: number): AsyncIterable<Buffer> {
	const coding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
	if (coding === 'identity' || coding === '') return response;
	const unpack = Object.hasOwn(unpackers, coding) ? unpackers[coding] : undefined;
	if (!unpack) throw new FetchFailed('unreadable');
	// Its error reaches whoever reads the last of the line.
	return pipeline(response, unpack({ chunkSize: Math.min(most, 64 * 1024) }), () => {});
}

async function collect(stream: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of stream) {
		size += part.length;
		if (size > most) throw new FetchFailed('large');
		parts.push(part);
	}
	return Buffer.concat(parts);
}
