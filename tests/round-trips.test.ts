/** How often a page that is rendered anew, and a form that is sent, waits for the database, one time after another, and how many queries that is. */
import { randomUUID } from 'node:crypto';
import { DefaultQueryExecutor } from 'kysely';
import { expect, vi } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { eventForm, makeEvent, organisation } from './support/cast/events.ts';
import { player } from './support/cast/people.ts';
import { test } from './support/database.ts';

interface Count {
	/** Queries that are sent while none is on its way: those sent together are one. */
	turns: number;
	queries: number;
}

const { executeQuery } = DefaultQueryExecutor.prototype;

async function counted(work: () => Promise<unknown>): Promise<Count> {
	const count = { turns: 0, queries: 0 };
	let onTheirWay = 0;
	const spy = vi.spyOn(DefaultQueryExecutor.prototype, 'executeQuery');
	spy.mockImplementation(async function (this: DefaultQueryExecutor, query) {
		if (onTheirWay++ === 0) count.turns++;
		count.queries++;
		return executeQuery.call(this, query).finally(() => onTheirWay--) as never;
	});
	await work().finally(() => spy.mockRestore());
	return count;
}

async function load(db: Database, route: string, slug: string): Promise<void> {
	const file = `../src/routes/${route}/${route.startsWith('api') ? '+server.ts' : '+page.server.ts'}`;
	const module = (await import(/* @vite-ignore */ file)) as Record<
		'load' | 'GET',
		((event: unknown) => Promise<unknown>) | undefined
	>;
	const url = new URL('https://bland.example/');
	await (module.load ?? module.GET)!({
		url,
		params: { event: slug, organisation: slug, list: 'events' },
		request: new Request(url),
		locals: { db, actor: visitor, locale: 'da' },
	});
}

test('a public page waits for the database once or twice', async ({ db }) => {
	const org = await player(db, 'association');
	const event = await makeEvent(db, org.id, {
		slug: 'fest',
		title: 'Fest',
		publishedAt: new Date(),
		startsAt: new Date(Date.now() + 86_400_000),
	});
	const pages = [
		// The sums over the whole city are asked for once by all pages, until one of them changes (decision 0056).
		{ route: '(public)', slug: '', turns: 1, queries: 6 },
		{ route: '(public)/explore', slug: '', turns: 2, queries: 5 },
		{ route: '(public)/events/[event]', slug: event.slug, turns: 1, queries: 1 },
		{ route: '(public)/partners', slug: '', turns: 1, queries: 3 },
		{ route: '(public)/partners/[organisation]', slug: org.slug, turns: 2, queries: 15 },
		{ route: '(public)/commitments', slug: '', turns: 1, queries: 4 },
		{ route: 'api/v1/[...list]', slug: '', turns: 1, queries: 1 },
	];
	const found = [];
	for (const page of pages) {
		const { turns, queries } = await counted(() => load(db, page.route, page.slug));
		// One that waits for another may leave while a third is still on its way, and then counts as sent together.
		found.push({ ...page, queries, turns: Math.max(turns, page.turns) });
	}
	expect(found).toEqual(pages);
});

test('an event is created in three turns, beside those that begin and end its transaction', async ({
	db,
}) => {
	const org = await organisation(db, 'nordlys');
	const form = eventForm(org.siteId, { where: 'online', onlineUrl: 'https://moede.example.org/gaarden' });
	form.set('submission', randomUUID());
	form.delete('site');
	const { actions } =
		await import('../src/routes/(member)/workspace/[organisation]/events/new/+page.server.ts');
	const send = () =>
		actions.default!({
			request: new Request('https://bland.example/', { method: 'POST', body: form }),
			params: { organisation: org.slug },
			locals: { db, actor: org.as('editor'), locale: 'da' },
		} as never);
	// The key, with what comes of it, and the states of the actor's organisations together; the event; the entry of who did what.
	const count = await counted(() => expect(send()).rejects.toMatchObject({ status: 303 }));
	expect(count).toEqual({ turns: 3, queries: 4 });
	expect(await db.selectFrom('event').select(['title', 'state']).execute()).toEqual([
		{ title: 'Prøv en læreplads', state: 'draft' },
	]);
	// Sent again, it is told what came of the first.
	await expect(send()).rejects.toMatchObject({ status: 303 });
	expect(await db.selectFrom('event').select('id').execute()).toHaveLength(1);
});
