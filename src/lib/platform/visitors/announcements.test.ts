import { DefaultQueryExecutor, sql } from 'kysely';
import { afterEach, expect, vi } from 'vitest';
import { announcementsHeard, hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { createListener, type Database } from '#lib/platform/database/database.server.ts';
import { PageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { makeOrganisation } from '../../../../tests/support/cast/people.ts';
import { makeEvent } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

let ears: ReturnType<typeof createListener>;
afterEach(() => ears.end({ timeout: 1 }));

async function listeningTo(url: string): Promise<PageCache> {
	const pages = new PageCache();
	ears = createListener(url);
	hearAnnouncements(pages, ears);
	await vi.waitFor(() => expect(pages.listening).toBe(true), 5000);
	return pages;
}

/** A page of one organisation's events, kept. */
const keep = (pages: PageCache, rows: 'all' | string[] = 'all') =>
	pages.answerOr('/', Date.now(), async (reads) => {
		reads.set('organisation', 'all').set('event', rows === 'all' ? rows : new Set(rows));
		return new Response('a', { headers: { 'content-type': 'text/html' } });
	});
const isKept = (pages: PageCache) => pages.find('/', Date.now()) !== null;

test('a change is heard before its answer goes out, every time', async ({ db, url }) => {
	const pages = await listeningTo(url);
	const { id } = await makeOrganisation(db, []);
	for (let time = 0; time < 30; time++) {
		await keep(pages);
		const purpose = `Nummer ${time}`;
		await db.updateTable('organisation').set({ purpose }).where('id', '=', id).execute();
		await announcementsHeard(pages, db);
		expect(isKept(pages), `time ${time}`).toBe(false);
	}
});

test('those who ask at once share an announcement', async ({ db, url }) => {
	const pages = await listeningTo(url);
	const { id } = await makeOrganisation(db, []);
	await keep(pages);
	const asked = vi.spyOn(DefaultQueryExecutor.prototype, 'executeQuery');
	const changes = Array.from({ length: 20 }, async (_, n) => {
		await db
			.updateTable('organisation')
			.set({ purpose: `Nummer ${n}` })
			.where('id', '=', id)
			.execute();
		await announcementsHeard(pages, db);
		expect(isKept(pages)).toBe(false);
	});
	await Promise.all(changes).finally(() => asked.mockRestore());
	const announced = asked.mock.calls.length - changes.length;
	expect(announced).toBeLessThan(changes.length);
});

test.for<[string, (db: Database) => Promise<unknown>]>([
	['nothing at all', async () => {}],
	['a throttle', (db) => sql`insert into throttle values ('a', now(), 1)`.execute(db)],
	[
		'a change that was taken back',
		(db) =>
			db
				.transaction()
				.execute(async (trx) => {
					await trx.deleteFrom('organisation').execute();
					throw new Error('no');
				})
				.catch(() => {}),
	],
	[
		'a change to what is already so',
		(db) => db.updateTable('organisation').set({ state: 'approved' }).execute(),
	],
])('%s leaves the pages where they are', async ([, write], { db, url }) => {
	const pages = await listeningTo(url);
	await makeOrganisation(db, []);
	await announcementsHeard(pages, db);
	await keep(pages);
	await write(db);
	await announcementsHeard(pages, db);
	expect(isKept(pages)).toBe(true);
});

test('an event’s page hears of its event, wherever it goes, and of no other', async ({ db, url }) => {
	const pages = await listeningTo(url);
	const { id: organisation } = await makeOrganisation(db, []);
	const mine = await makeEvent(db, organisation, { slug: 'min' });
	const other = await makeEvent(db, organisation, { slug: 'anden' });
	const keptAfter = async (change: () => Promise<unknown>) => {
		pages.clear();
		await announcementsHeard(pages, db);
		await keep(pages, [`id=${mine.id}`]);
		await change();
		await announcementsHeard(pages, db);
		return isKept(pages);
	};
	const retitle = (title: string, ...ids: number[]) =>
		db.updateTable('event').set({ title }).where('id', 'in', ids).execute();
	expect(await keptAfter(() => retitle('Nyt navn', other.id))).toBe(true);
	expect(await keptAfter(() => retitle('Nyt navn', mine.id))).toBe(false);
	expect(await keptAfter(() => db.deleteFrom('event').where('id', '=', other.id).execute())).toBe(true);
	const copies = (count: number) =>
		sql`
		insert into event (slug, organisation_id, title, description, starts_at, ends_at, online_url, languages, state)
		select slug || n || random(), organisation_id, title, description, starts_at, ends_at, 'https://x.example', languages, 'draft'
		from event, generate_series(1, ${count}) n where id = ${mine.id}`.execute(db);
	expect(await keptAfter(() => copies(50))).toBe(true);
	expect(await keptAfter(() => copies(51)), 'many at once are announced as all').toBe(false);
	expect(await keptAfter(() => db.deleteFrom('event').where('id', '=', mine.id).execute())).toBe(false);
});

test('where the announcement does not come back, nothing is kept', async ({ db, url }) => {
	const pages = await listeningTo(url);
	await keep(pages);
	await ears.end({ timeout: 1 });
	await announcementsHeard(pages, db);
	expect(isKept(pages)).toBe(false);
});
