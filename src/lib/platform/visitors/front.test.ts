/** What is kept is answered in front of the framework, and never what is one person's. */
import { createServer, request as ask, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerKept, keptAsHeader } from '#lib/platform/visitors/front.server.ts';
import { PageCache } from '#lib/platform/visitors/page-cache.server.ts';

const words = 'Fællesspisning på Nørrebro. '.repeat(100);
let pages: PageCache;
let rendered = 0;

/** Whose session a browser brings, as the framework reads it. */
const sessionOf = (cookie = ''): string | undefined =>
	cookie
		.split(';')
		.map((pair) => /^\s*session\s*=\s*(\w+)/.exec(pair)?.[1])
		.find((name) => name !== undefined);

/** Stands where the framework stands: it greets whoever has a session by name, and keeps what it may. */
const server = createServer(async (request, response) => {
	if (answerKept(pages, request, response, 'by.example')) return;
	rendered++;
	const key = request.headers[keptAsHeader];
	const name = sessionOf(request.headers.cookie);
	const render = async () =>
		new Response(`${request.url} ${name ? `Hej ${name}` : words}`, {
			headers: {
				'content-type': 'text/html; charset=utf-8',
				'x-request-id': String(rendered),
				...(name && { 'cache-control': 'private, no-store' }),
			},
		});
	const answer = typeof key === 'string' ? await pages.answerOr(key, Date.now(), render) : await render();
	response.writeHead(answer.status, Object.fromEntries(answer.headers));
	response.end(request.method === 'HEAD' ? undefined : Buffer.from(await answer.arrayBuffer()));
});
let port = 0;
beforeAll(async () => {
	await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
	({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());
beforeEach(() => {
	pages = Object.assign(new PageCache(), { listening: true });
	rendered = 0;
});

type Asked = { path?: string; method?: string; headers?: Record<string, string> };
const get = async ({ path = '/oplev', method = 'GET', headers = {} }: Asked = {}) => {
	const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
	ask({ port, path, method, headers }, resolve).on('error', reject).end();
	const answer = await promise;
	const body = Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>));
	return { status: answer.statusCode, headers: answer.headers, body };
};

test('the second asker gets the bytes of the first, and the framework hears nothing of it', async () => {
	const first = await get();
	const second = await get();
	expect(second.body.equals(first.body)).toBe(true);
	expect(rendered).toBe(1);
	expect(second.headers).toMatchObject({
		etag: first.headers.etag,
		vary: 'accept-encoding, cookie',
		'cache-control': 'public, max-age=0, must-revalidate',
		'content-type': 'text/html; charset=utf-8',
		'content-length': String(first.body.length),
	});
	expect(second.headers, 'the first asker’s own').not.toHaveProperty('x-request-id');
});

test.each([
	['br', 'br', brotliDecompressSync],
	['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
	['gzip', 'gzip', gunzipSync],
	['br;q=0, gzip', 'gzip', gunzipSync],
	['identity', undefined, (bytes: Buffer) => bytes],
	['deflate', undefined, (bytes: Buffer) => bytes],
	['*;q=0', undefined, (bytes: Buffer) => bytes],
])('who reads %s gets %s', async (wish, encoding, read) => {
	const plain = await get();
	const packed = await get({ headers: { 'accept-encoding': wish } });
	expect(packed.headers['content-encoding']).toBe(encoding);
	expect(read(packed.body).equals(plain.body)).toBe(true);
	if (encoding) expect(packed.body.length).toBeLessThan(plain.body.length / 3);
});

test('what has not changed is not sent again, in any encoding or spelling of its tag', async () => {
	const { etag = '' } = (await get()).headers;
	for (const tag of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
		const answer = await get({ headers: { 'if-none-match': tag, 'accept-encoding': 'br' } });
		expect(answer.status, tag).toBe(304);
		expect(answer.body.length).toBe(0);
		expect(answer.headers.etag).toBe(etag);
	}
	expect((await get({ headers: { 'if-none-match': '"other"' } })).status).toBe(200);
});

test('HEAD says what GET would, without the bytes, and makes nothing to keep', async () => {
	expect((await get({ method: 'HEAD' })).status).toBe(200);
	await get();
	expect(rendered).toBe(2);
	const { headers, body } = await get({ method: 'HEAD' });
	expect(rendered).toBe(2);
	expect(body.length).toBe(0);
	expect(headers['content-length']).toBe(String((await get()).body.length));
});

describe('not kept, and not answered from what is kept:', () => {
	test.each<[string, Asked]>([
		['a session', { headers: { cookie: 'session=Amina' } }],
		['a session under TLS', { headers: { cookie: 'a=b; __Host-session=Amina' } }],
		['what was just said to somebody', { headers: { cookie: 'flash=saved' } }],
		['a form', { method: 'POST' }],
		['an endless address', { path: `/oplev?q=${'a'.repeat(300)}` }],
	])('%s', async (_, asked) => {
		await get({ path: asked.path });
		const before = rendered;
		await get(asked);
		await get(asked);
		expect(rendered).toBe(before + 2);
	});
	test('a key that the asker wrote', async () => {
		await get({ path: '/en', headers: { [keptAsHeader]: 'by.example /oplev' } });
		expect((await get()).body.toString()).toMatch(/^\/oplev /);
	});
});

test('whatever is asked in whatever order, nobody gets what was made for somebody else', async () => {
	const name = fc.constantFrom('Amina', 'Bo', 'Carla');
	const asked = fc.record({
		path: fc.constantFrom(
			'/oplev',
			'/en/whats-on',
			'/oplev?q=a',
			'//oplev',
			'/oplev?session=Bo',
			'/oplev%3f',
		),
		method: fc.constantFrom('GET', 'GET', 'HEAD'),
		headers: fc.record(
			{
				cookie: fc.oneof(
					name.map((one) => `session=${one}`),
					name.map((one) => `a=1; session=${one}; b=2`),
					name.map((one) => `\tsession = ${one}`),
					fc.constantFrom('', 'session', 'xsession=Bo2', 'language=da', 'a=session%3DBo'),
				),
				'accept-encoding': fc.constantFrom('br', 'gzip', 'identity', '*', 'br;q=0.1, gzip;q=0.9', ';;,'),
				'accept-language': fc.constantFrom('da', 'en', 'ar'),
				'if-none-match': fc.constantFrom('"a"', 'W/"a"', ','),
				[keptAsHeader]: fc.constantFrom('by.example /oplev', '/'),
				'x-forwarded-host': fc.constant('evil.example'),
			},
			{ requiredKeys: [] },
		),
	});
	await fc.assert(
		fc.asyncProperty(fc.array(asked, { minLength: 2, maxLength: 12 }), async (all) => {
			pages.clear();
			for (const one of all) {
				const { status, headers, body } = await get(one);
				const read = { br: brotliDecompressSync, gzip: gunzipSync }[String(headers['content-encoding'])];
				const text = (read && body.length ? read(body) : body).toString();
				const own = sessionOf(one.headers.cookie);
				expect(status).toBe(200);
				if (one.method === 'HEAD') continue;
				expect(text).toBe(`${one.path} ${own ? `Hej ${own}` : words}`);
			}
		}),
		{ numRuns: 60 },
	);
});
