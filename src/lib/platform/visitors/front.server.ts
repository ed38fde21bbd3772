/**
 * Answers what is kept before the framework sees the request: it comes without a session, so nothing of it is a
 * person's (decision 0034).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import Negotiator from 'negotiator';
import {
	bytesOf,
	isPackable,
	isUnchanged,
	type Encoding,
	type KeptPage,
} from '#lib/platform/visitors/kept-page.ts';
import type { PageCache } from '#lib/platform/visitors/page-cache.server.ts';

/** Under which the framework may keep its answer; only the front writes it. */
export const keptAsHeader = 'x-kept-as';
const longestAddress = 300;
/** A cookie of these makes an answer one person's: who they are, what was just said to them. */
const personal = /(?:^|[;\s])(?:__Host-)?(?:session|flash)\s*=/;

/** Whether what is answered is one person's. */
export const isPersonal = ({ headers }: IncomingMessage): boolean => personal.test(headers.cookie ?? '');

const readable: Encoding[] = ['br', 'gzip', 'identity'];
const negotiated = new Map<string, Encoding>();
/** What the asker can read, the shortest first; browsers send a handful of different wishes. */
function encodingOf(request: IncomingMessage): Encoding {
	const wish = [request.headers['accept-encoding']].flat().join();
	let choice = negotiated.get(wish);
	if (!choice) {
		const negotiator = new Negotiator({ headers: { 'accept-encoding': wish } });
		const accepted = wish ? negotiator.encodings(readable) : [];
		choice = readable.find((encoding) => accepted.includes(encoding)) ?? 'identity';
		if (negotiated.size < 100) negotiated.set(wish, choice);
	}
	return choice;
}

/** Where an answer to this request is kept; null where it is one person's, or not worth keeping. */
export function keyOf(request: IncomingMessage, host: string): string | null {
	const { method, url = '' } = request;
	if (method !== 'GET' && method !== 'HEAD') return null;
	if (url.length > longestAddress || isPersonal(request)) return null;
	return `${host} ${url}`;
}

/** True when it was answered. Else the request goes on, and says where what it comes to may be kept. */
export function answerKept(
	pages: PageCache,
	request: IncomingMessage,
	response: ServerResponse,
	host: string,
): boolean {
	delete request.headers[keptAsHeader];
	const key = keyOf(request, host);
	if (key === null) return false;
	const page = pages.find(key, Date.now());
	if (page) {
		answer(page, request, response);
		return true;
	}
	if (request.method === 'GET') request.headers[keptAsHeader] = key;
	return false;
}

function answer(page: KeptPage, request: IncomingMessage, response: ServerResponse): void {
	if (isUnchanged(page, request.headers['if-none-match'])) {
		response.writeHead(304, page.headers.filter(([name]) => !name.startsWith('content-')).flat());
		response.end();
		return;
	}
	const encoding = isPackable(page) ? encodingOf(request) : 'identity';
	const bytes = bytesOf(page, encoding);
	if (Buffer.isBuffer(bytes)) send(page, encoding, bytes, request, response);
	else
		bytes.then(
			(packed) => send(page, encoding, packed, request, response),
			() => send(page, 'identity', page.plain, request, response),
		);
}

function send(
	page: KeptPage,
	encoding: Encoding,
	bytes: Buffer,
	request: IncomingMessage,
	response: ServerResponse,
): void {
	const headers = page.headers.flat();
	if (encoding !== 'identity') headers.push('content-encoding', encoding);
	headers.push('content-length', String(bytes.length));
	response.writeHead(200, headers);
	response.end(request.method === 'HEAD' ? undefined : bytes);
}
