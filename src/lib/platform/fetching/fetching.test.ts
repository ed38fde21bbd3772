import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	fetchPublic,
	openInternet,
	type Address,
	type FetchOptions,
	type Reach,
} from '#lib/platform/fetching/fetching.server.ts';
import { isPublicAddress } from '#lib/platform/fetching/public-addresses.ts';

describe('an address', () => {
	test.each([
		'0.0.0.0',
		'10.1.2.3',
		'100.64.0.1',
		'127.0.0.1',
		'127.255.255.254',
		'169.254.169.254',
		'172.16.0.1',
		'172.31.255.255',
		'192.0.0.8',
		'192.168.1.1',
		'198.18.0.1',
		'224.0.0.1',
		'255.255.255.255',
		'::',
		'::1',
		'::ffff:127.0.0.1',
		'::ffff:8.8.8.8',
		'::127.0.0.1',
		'64:ff9b::7f00:1',
		'64:ff9b:1::a00:1',
		'100::1',
		'2001::1',
		'2001:db8::1',
		'2002:7f00:1::',
		'fc00::1',
		'fd12:3456::1',
		'fe80::1',
		'fe80::1%eth0',
		'fec0::1',
		'ff02::1',
		'localhost',
		'',
	])('%s is nobody’s business', (address) => expect(isPublicAddress(address)).toBe(false));

	test.each([
		'8.8.8.8',
		'100.128.0.1',
		'172.32.0.1',
		'193.163.102.1',
		'2a00:1450:400f::1',
		'2606:4700::1111',
	])('%s is on the open internet', (address) => expect(isPublicAddress(address)).toBe(true));
});

const loopback: Address = { address: '127.0.0.1', family: 4 };
const files: Record<string, RequestListener> = {};
let server: Server;
let port = 0;
let met: string[] = [];
beforeAll(async () => {
	server = createServer((request, response) => {
		met.push(request.headers.host ?? '');
		const file = files[request.url ?? ''];
		if (file) file(request, response);
		else response.writeHead(404).end();
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	port = (server.address() as AddressInfo).port;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

/** Names that stand on this machine; everything else is what it is to the world. */
const reachOf = (names: Record<string, readonly Address[]>): Reach => ({
	resolve: (host) => Promise.resolve(names[host] ?? []),
	isOpenAddress: (address) => address === '127.0.0.1' || isPublicAddress(address),
	isOpenPort: (asked) => asked === port || openInternet.isOpenPort(asked),
});
const here = reachOf({ 'feed.example': [loopback] });
/** As in production, but for where names stand. */
const strict = (names: Record<string, readonly Address[]>): Reach => ({
	...reachOf(names),
	isOpenAddress: isPublicAddress,
});

const ask = (path: string, options: Partial<FetchOptions> = {}) =>
	fetchPublic(path.startsWith('/') ? `http://feed.example:${port}${path}` : path, {
		accept: 'text/calendar',
		reach: here,
		...options,
	});
const text = async (path: string, options?: Partial<FetchOptions>) => {
	const answer = await ask(path, options);
	return answer.unchanged ? null : answer.bytes.toString();
};

describe('what may not be reached', () => {
	test.each([
		['http://127.0.0.1/', 'private'],
		['http://127.1/', 'private'],
		['http://2130706433/', 'private'],
		['http://0x7f000001/', 'private'],
		['http://0177.0.0.1/', 'private'],
		['http://169.254.169.254/latest/meta-data', 'private'],
		['http://[::1]/', 'private'],
		['http://[::ffff:127.0.0.1]/', 'private'],
		['http://[64:ff9b::7f00:1]/', 'private'],
		['http://127.0.0.1:22/', 'address'],
		['http://feed.example:5432/', 'address'],
		['https://user:word@feed.example/', 'address'],
		['file:///etc/passwd', 'address'],
		['gopher://feed.example/', 'address'],
		['feed.example', 'address'],
		['http://inside.example/', 'private'],
		['http://mixed.example/', 'private'],
		['http://nowhere.example/', 'unknown_host'],
	])('%s: %s', async (url, problem) => {
		const names = {
			'inside.example': [{ address: '10.0.0.7', family: 4 }],
			'mixed.example': [
				{ address: '8.8.8.8', family: 4 },
				{ address: '::1', family: 6 },
			],
		};
		await expect(ask(url, { reach: strict(names) })).rejects.toMatchObject({ name: 'FetchFailed', problem });
	});

	test('localhost is refused where this machine’s own names are looked up', async () => {
		const reach = openInternet;
		await expect(ask('http://localhost/', { reach })).rejects.toMatchObject({ problem: 'private' });
	});

	test('a redirect is looked at as the first address was', async () => {
		for (const to of [
			'http://169.254.169.254/',
			'http://[::1]/',
			'http://inside.example/',
			'file:///etc/passwd',
			'//10.0.0.1/',
		])
			files[`/to-${encodeURIComponent(to)}`] = (_, response) =>
				void response.writeHead(302, { location: to }).end();
		const reach = reachOf({
			'feed.example': [loopback],
			'inside.example': [{ address: '10.0.0.7', family: 4 }],
		});
		for (const path of Object.keys(files).filter((one) => one.startsWith('/to-')))
			await expect(ask(path, { reach })).rejects.toMatchObject({
				problem: /file/.test(path) ? 'address' : 'private',
			});
	});

	test('a name that is private at the second look-up is never asked a second time', async () => {
		let looked = 0;
		files['/once'] = (_, response) => void response.end('once');
		const reach: Reach = {
			...here,
			resolve: () => Promise.resolve(looked++ === 0 ? [loopback] : [{ address: '10.0.0.7', family: 4 }]),
		};
		expect(await text('/once', { reach })).toBe('once');
		expect(looked).toBe(1);
		files['/twice'] = (_, response) => void response.writeHead(301, { location: '/once' }).end();
		looked = 0;
		await expect(ask('/twice', { reach })).rejects.toMatchObject({ problem: 'private' });
	});
});

describe('a file', () => {
	test('comes with its validators, and is asked for by them', async () => {
		files['/etag'] = (request, response) => {
			if (request.headers['if-none-match'] === '"7"') response.writeHead(304).end();
			else
				response.writeHead(200, { etag: '"7"', 'last-modified': 'Thu, 26 Nov 2026 10:00:00 GMT' }).end('new');
		};
		const first = await ask('/etag');
		expect(first).toMatchObject({
			unchanged: false,
			etag: '"7"',
			lastModified: 'Thu, 26 Nov 2026 10:00:00 GMT',
		});
		expect(await ask('/etag', { known: { etag: '"7"', lastModified: null } })).toEqual({ unchanged: true });
	});

	test('is followed through five redirects, with the name in the request', async () => {
		files['/end'] = (_, response) => void response.end('there');
		for (let step = 1; step <= 6; step++)
			files[`/step${step}`] = (_, response) =>
				void response.writeHead(307, { location: step === 1 ? '/end' : `/step${step - 1}` }).end();
		met = [];
		expect(await text('/step5')).toBe('there');
		expect(new Set(met)).toEqual(new Set([`feed.example:${port}`]));
		await expect(ask('/step6')).rejects.toMatchObject({ problem: 'redirects' });
	});

	test.each([
		['gzip', gzipSync],
		['br', brotliCompressSync],
	])('is unpacked within the bound: %s', async (coding, pack) => {
		const packed =
			(content: Buffer): RequestListener =>
			(_, response) =>
				void response.writeHead(200, { 'content-encoding': coding }).end(pack(content));
		files['/packed'] = packed(Buffer.from('BEGIN:VCALENDAR'));
		files['/bomb'] = packed(Buffer.alloc(6 * 1024 * 1024));
		files['/torn'] = (_, response) =>
			void response.writeHead(200, { 'content-encoding': coding }).end('no such thing');
		expect(await text('/packed')).toBe('BEGIN:VCALENDAR');
		await expect(ask('/bomb')).rejects.toMatchObject({ problem: 'large' });
		await expect(ask('/torn')).rejects.toMatchObject({ problem: 'unreadable' });
	});

	test.each([
		['/missing', 'gone', 404],
		['/locked', 'forbidden', 403],
		['/broken', 'status', 503],
		['/lost', 'status', 302],
	])('%s: %s', async (path, problem, status) => {
		for (const [at, code] of [
			['/locked', 403],
			['/broken', 503],
			['/lost', 302],
		] as const)
			files[at] = (_, response) => void response.writeHead(code).end('x'.repeat(100));
		await expect(ask(path)).rejects.toMatchObject({ problem, status });
	});

	test('is not waited for longer than it may take, nor read beyond its bound', async () => {
		files['/silent'] = () => {};
		files['/drops'] = (_, response) => {
			response.write('a');
			const drip = setInterval(() => response.write('a'), 20);
			response.on('close', () => clearInterval(drip));
		};
		files['/endless'] = (_, response) => {
			const more = () => {
				while (response.write('x'.repeat(10_000))) if (response.destroyed) return;
				response.once('drain', more);
			};
			more();
		};
		files['/cut'] = (_, response) => {
			response.writeHead(200, { 'content-length': '1000' }).write('half');
			setTimeout(() => response.destroy(), 20);
		};
		await expect(ask('/silent', { bounds: { wholeMs: 100 } })).rejects.toMatchObject({ problem: 'slow' });
		await expect(ask('/drops', { bounds: { wholeMs: 150 } })).rejects.toMatchObject({ problem: 'slow' });
		await expect(ask('/endless', { bounds: { mostBytes: 50_000 } })).rejects.toMatchObject({
			problem: 'large',
		});
		await expect(ask('/cut')).rejects.toMatchObject({ problem: 'unreadable' });
		const reach: Reach = { ...here, resolve: () => new Promise<never>(() => {}) };
		await expect(ask('/silent', { reach, bounds: { wholeMs: 50 } })).rejects.toMatchObject({
			problem: 'slow',
		});
	});

	test('nobody answers', async () => {
		const closed: Reach = { ...here, isOpenPort: () => true };
		await expect(ask('http://feed.example:1/', { reach: closed })).rejects.toMatchObject({
			problem: 'unreachable',
		});
	});
});
