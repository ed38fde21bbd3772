/** What is answered in front of the hooks, or when they fail, has the headers of a page. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPersonal } from '#lib/platform/visitors/front.server.ts';
import { secureHeaders, secureRefusals } from '#lib/platform/visitors/headers.server.ts';

const server = createServer((request, response) => {
	secureRefusals(response, isPersonal(request));
	const [, status = '200', kept] = request.url!.split('/');
	if (kept) response.setHeader('cache-control', kept);
	response.writeHead(Number(status)).end();
});
beforeAll(() => new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle)));
afterAll(() => server.close());

test.each([
	// address, cookie, what may keep the answer, whether it is said not to guess its type
	['/200', 'session=x', null, false],
	['/304', 'session=x', null, false],
	['/308', 'session=x', 'private, no-store', true],
	['/403', 'a=b; __Host-session=x', 'private, no-store', true],
	['/500', 'session=x', 'private, no-store', true],
	['/500', 'a=b', null, true],
	['/404/max-age=60', 'session=x', 'max-age=60', true],
])('%s with %s: %s', async (path, cookie, kept, isSecured) => {
	const { port } = server.address() as AddressInfo;
	const { headers } = await fetch(`http://127.0.0.1:${port}${path}`, {
		redirect: 'manual',
		headers: { cookie },
	});
	expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
		kept,
		isSecured ? 'nosniff' : null,
	]);
});

test.each([
	[200, null, null],
	[404, null, 'no-cache'],
	[410, null, 'no-cache'],
	[410, 'private, no-store', 'private, no-store'],
])('a page of status %s that says %s: a browser asks for what has gone again', (status, said, kept) => {
	const response = new Response('', { status, headers: said ? { 'cache-control': said } : {} });
	secureHeaders(response, { https: true, mapOrigin: null });
	expect(response.headers.get('cache-control')).toBe(kept);
});
