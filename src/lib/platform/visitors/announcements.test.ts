import { sql } from 'kysely';
import { afterEach, expect, vi } from 'vitest';
import { announcementsHeard, hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { createListener, type Database } from '#lib/platform/database/database.server.ts';
import { PageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { makeOrganisation } from '../../../../tests/support/cast/people.ts';
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

const keep = (pages: PageCache) =>
	pages.answerOr('/', 0, async () => new Response('a', { headers: { 'content-type': 'text/html' } }));
const isKept = (pages: PageCache) => pages.find('/', 1) !== null;

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
])('%s leaves the pages where they are', async ([, write], { db, url }) => {
	const pages = await listeningTo(url);
	await keep(pages);
	await write(db);
	await announcementsHeard(pages, db);
	expect(isKept(pages)).toBe(true);
});

test('where the announcement does not come back, nothing is kept', async ({ db, url }) => {
	const pages = await listeningTo(url);
	await keep(pages);
	await ears.end({ timeout: 1 });
	await announcementsHeard(pages, db);
	expect(isKept(pages)).toBe(false);
});
