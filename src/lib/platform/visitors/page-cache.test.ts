import { expect, test } from 'vitest';
import { PageCache } from '#lib/platform/visitors/page-cache.server.ts';

const page = (words: string, headers: Record<string, string> = {}) =>
	new Response(words, {
		headers: {
			'content-type': 'text/html',
			'content-security-policy': "script-src 'nonce-abc'",
			...headers,
		},
	});
const heard = () => Object.assign(new PageCache(), { listening: true });
const keep = (cache: PageCache, key: string, answer = page(`<script nonce="abc"></script>${key}`), at = 0) =>
	cache.answerOr(key, at, async () => answer);

test('every answer has a nonce of its own, the same in the page and in its policy', async () => {
	const cache = heard();
	await keep(cache, '/');
	const nonces = await Promise.all(
		[1, 2].map(async () => {
			const answer = cache.answer('/', 1);
			const nonce = /nonce-([^']+)/.exec(answer?.headers.get('content-security-policy') ?? '')?.[1];
			expect(await answer?.text()).toBe(`<script nonce="${nonce}"></script>/`);
			return nonce;
		}),
	);
	expect(new Set(nonces).size).toBe(2);
});

test('a rush to a page that is not kept renders it once', async () => {
	const cache = heard();
	let renders = 0;
	const ask = () =>
		cache.answerOr('/', 0, async () => {
			renders++;
			await new Promise((settle) => setTimeout(settle, 5));
			return page('a');
		});
	const answers = await Promise.all(Array.from({ length: 8 }, ask));
	expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(Array(8).fill('a'));
	expect(renders).toBe(1);
});

test('who waited for a page that cannot be kept, or failed, gets one of their own', async () => {
	const cache = heard();
	const own = page('mine', { 'cache-control': 'private, no-store' });
	const theirs = cache.answerOr('/', 0, async () => page('theirs', { 'cache-control': 'private, no-store' }));
	expect(await (await cache.answerOr('/', 0, async () => own)).text()).toBe('mine');
	expect(await (await theirs).text()).toBe('theirs');
	const failing = cache.answerOr('/', 0, () => Promise.reject(new Error('no database')));
	const second = cache.answerOr('/', 0, async () => page('again'));
	await expect(failing).rejects.toThrow('no database');
	expect(await (await second).text()).toBe('again');
});

test('pages that are rendered again and again still leave room for others', async () => {
	const cache = heard();
	const large = 'x'.repeat(1_000_000);
	for (let time = 0; time < 20; time++) await keep(cache, '/large', page(large), time * 40_000);
	await keep(cache, '/other', undefined, 800_000);
	expect(cache.answer('/other', 800_001)).not.toBeNull();
});

test('the oldest pages make room', async () => {
	const cache = heard();
	for (let number = 0; number < 20; number++) await keep(cache, `/${number}`, page('x'.repeat(1_000_000)));
	expect(cache.answer('/0', 1)).toBeNull();
	expect(cache.answer('/19', 1)).not.toBeNull();
});

test('queries nobody reads push out no page without one', async () => {
	const cache = heard();
	await keep(cache, '/');
	for (let number = 0; number < 50; number++)
		await keep(cache, `/?junk=${number}`, page('x'.repeat(1_000_000)));
	expect(cache.answer('/', 1)).not.toBeNull();
	expect(cache.answer('/?junk=0', 1)).toBeNull();
	expect(cache.answer('/?junk=49', 1)).not.toBeNull();
});

test.each([
	['with a cookie', page('a', { 'set-cookie': 'a=1' })],
	['private', page('a', { 'cache-control': 'private, no-store' })],
	['a picture', page('a', { 'content-type': 'image/webp' })],
	['an error', new Response('a', { status: 500, headers: { 'content-type': 'text/html' } })],
])('%s is not kept', async (_, answer) => {
	const cache = heard();
	await keep(cache, '/', answer);
	expect(cache.answer('/', 1)).toBeNull();
});

test('nothing is kept past its time, across a change, or before changes are heard', async () => {
	const cache = heard();
	await keep(cache, '/');
	expect(cache.answer('/', 30_001)).toBeNull();
	await cache.answerOr('/', 30_001, async () => {
		cache.clear();
		return page('a');
	});
	expect(cache.answer('/', 30_002)).toBeNull();
	await keep(cache, '/');
	cache.clear();
	expect(cache.answer('/', 1)).toBeNull();
	const deaf = new PageCache();
	await keep(deaf, '/');
	expect(deaf.answer('/', 1)).toBeNull();
});
