import { expect, test } from 'vitest';
import type { Gathering } from '#lib/platform/database/reads.server.ts';
import { readChange } from '#lib/platform/visitors/changes.ts';
import { PageCache } from '#lib/platform/visitors/page-cache.server.ts';

const page = (words: string, headers: Record<string, string> = {}) =>
	new Response(words, {
		headers: {
			'content-type': 'text/html',
			...headers,
		},
	});
const heard = () => Object.assign(new PageCache(), { listening: true });
const keep = (cache: PageCache, key: string, answer = page(`<script></script>${key}`), at = 0) =>
	cache.answerOr(key, at, async () => answer);

test('a page is the same bytes under the same tag each time it is given', async () => {
	const cache = heard();
	const first = await keep(cache, '/');
	const [one, two] = [cache.find('/', 1), cache.find('/', 2)];
	expect(one?.plain.toString()).toBe('<script></script>/');
	expect(two).toBe(one);
	expect(first.headers.get('etag')).toBe(one?.etag);
	await keep(cache, '/', undefined, 31_000);
	expect(cache.find('/', 31_001)?.etag).toBe(one?.etag);
});

test('an old page answers while it is rendered again, for a second at most', async () => {
	const cache = heard();
	await keep(cache, '/', page('old'));
	cache.changed('everything', 1000);
	expect(cache.find('/', 1001), 'nobody renders it yet').toBeNull();
	const { promise, resolve } = Promise.withResolvers<void>();
	const renewing = cache.answerOr('/', 1001, async () => {
		await promise;
		return page('new');
	});
	expect(await (await cache.answerOr('/', 1002, async () => page('twice'))).text()).toBe('old');
	expect(cache.find('/', 1999)?.plain.toString()).toBe('old');
	expect(cache.find('/', 2000), 'too old').toBeNull();
	resolve();
	expect(await (await renewing).text()).toBe('new');
	expect(cache.find('/', 2001)?.plain.toString()).toBe('new');
});

const made =
	(from: Record<string, string[] | 'all'>, words = 'a') =>
	async (reads: Gathering) => {
		for (const [table, rows] of Object.entries(from)) reads.set(table, rows === 'all' ? rows : new Set(rows));
		return page(words);
	};

test('what changed makes old what was made from it, and nothing else', async () => {
	const cache = heard();
	await cache.answerOr('/event-12', 0, made({ event: ['id=12'], registration: ['event_id=12'] }));
	await cache.answerOr('/event-13', 0, made({ event: ['id=13'], registration: ['event_id=13'] }));
	await cache.answerOr('/list', 0, made({ event: 'all', registration: 'all' }));
	await cache.answerOr('/about', 0, made({}));
	const kept = (at: number) =>
		['/event-12', '/event-13', '/list', '/about'].filter((key) => cache.find(key, at) !== null);
	cache.changed(readChange('registration event_id=12'), 1000);
	expect(kept(1001)).toEqual(['/event-13', '/list', '/about']);
	cache.changed(readChange('registration event_id=99'), 3000);
	expect(kept(4999), 'a list may be late with seats').toContain('/list');
	expect(kept(5000), 'from the first change that it does not say').toEqual(['/event-13', '/about']);
	cache.changed(readChange('event'), 6000);
	expect(kept(6000)).toEqual(['/about']);
	cache.changed('everything', 7000);
	expect(kept(7000)).toEqual([]);
});

test('a page that reads what is not announced is not kept', async () => {
	const cache = heard();
	await cache.answerOr('/', 0, made({ event: 'all', session: 'all' }));
	expect(cache.find('/', 1)).toBeNull();
});

test('a page that was rendered across a change is old when it is new; across another’s it is not', async () => {
	const cache = heard();
	const across = (key: string, said: string, from: Parameters<typeof made>[0] = { event: ['id=1'] }) =>
		cache.answerOr(key, 0, async (reads) => {
			cache.changed(readChange(said), 10);
			return made(from)(reads);
		});
	await across('/its', 'event id=1');
	await across('/others', 'event id=2');
	await across('/seats', 'registration event_id=2', { registration: 'all' });
	const kept = (at: number) => ['/its', '/others', '/seats'].filter((key) => cache.find(key, at) !== null);
	expect(kept(11)).toEqual(['/others', '/seats']);
	expect(kept(4010)).toEqual(['/others']);
});

test('who waited while something changed is not made to render each their own', async () => {
	const cache = heard();
	let renders = 0;
	const ask = (at: number) =>
		cache.answerOr('/', at, async (reads) => {
			renders++;
			await new Promise((settle) => setTimeout(settle, 5));
			return made({ event: 'all' })(reads);
		});
	const before = [ask(0), ask(0), ask(0)];
	cache.changed(readChange('event id=1'), 1);
	await Promise.all([...before, ask(2), ask(2), ask(2)]);
	expect(renders).toBe(2);
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
	expect(cache.find('/other', 800_001)).not.toBeNull();
});

test('the oldest pages make room', async () => {
	const cache = heard();
	for (let number = 0; number < 20; number++) await keep(cache, `/${number}`, page('x'.repeat(1_000_000)));
	expect(cache.find('/0', 1)).toBeNull();
	expect(cache.find('/19', 1)).not.toBeNull();
});

test('queries nobody reads push out no page without one', async () => {
	const cache = heard();
	await keep(cache, '/');
	for (let number = 0; number < 50; number++)
		await keep(cache, `/?junk=${number}`, page('x'.repeat(1_000_000)));
	expect(cache.find('/', 1)).not.toBeNull();
	expect(cache.find('/?junk=0', 1)).toBeNull();
	expect(cache.find('/?junk=49', 1)).not.toBeNull();
});

test.each([
	['with a cookie', page('a', { 'set-cookie': 'a=1' })],
	['private', page('a', { 'cache-control': 'private, no-store' })],
	['an error', new Response('a', { status: 500, headers: { 'content-type': 'text/html' } })],
])('%s is not kept', async (_, answer) => {
	const cache = heard();
	await keep(cache, '/', answer);
	expect(cache.find('/', 1)).toBeNull();
});

test('nothing is kept past its time, across a change, or before changes are heard', async () => {
	const cache = heard();
	await keep(cache, '/');
	expect(cache.find('/', 30_001)).toBeNull();
	await cache.answerOr('/', 30_001, async () => {
		cache.clear();
		return page('a');
	});
	expect(cache.find('/', 30_002)).toBeNull();
	await keep(cache, '/');
	cache.clear();
	expect(cache.find('/', 1)).toBeNull();
	const deaf = new PageCache();
	await keep(deaf, '/');
	expect(deaf.find('/', 1)).toBeNull();
});
