/** What is taken down is gone from every page, file and search that was kept with it, as soon as this process has heard of it. */
import { afterEach, expect, vi } from 'vitest';
import { readBarrierFilter } from '#lib/dialogue/barriers/list.ts';
import { barriersFeed } from '#lib/dialogue/feeds/feeds.server.ts';
import { newsFormats } from '#lib/feeds/news-formats.ts';
import { alsoFound } from '#lib/guide/found/also-found.server.ts';
import { takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import { barrierPage, barriersInShort, barriersPage } from '#lib/dialogue/readers.server.ts';
import { createListener, type Database } from '#lib/platform/database/database.server.ts';
import { gatherReads, isAnnounced, type Gathering } from '#lib/platform/database/reads.server.ts';
import { announcementsHeard, hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { answeredOne, knowsToo } from '../../../tests/support/cast/dialogue/barriers.ts';
import { person } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';

let ears: ReturnType<typeof createListener> | undefined;
afterEach(async () => {
	pageCache.listening = false;
	pageCache.clear();
	await ears?.end({ timeout: 1 });
});

const everything = readBarrierFilter(new URLSearchParams());
const pages: Record<string, (db: Database, slug: string) => Promise<unknown>> = {
	'the list': (db) => barriersPage(db, everything, null),
	'a search': (db) => barriersPage(db, readBarrierFilter(new URLSearchParams('q=danskholdet')), null),
	Deltag: (db) => barriersInShort(db),
	'its own page': (db, slug) => barrierPage(db, slug).catch(() => 'gone'),
	...Object.fromEntries(
		newsFormats.map((format) => [
			format,
			async (db: Database) => (await barriersFeed(db, everything, format, 'https://by.example')).text(),
		]),
	),
	'what Oplev finds beside': (db) => alsoFound(db, 'danskholdet'),
};
/** They say nothing of who knows it too. */
const withoutVoices: readonly string[] = [...newsFormats, 'what Oplev finds beside'];

test.for(Object.keys(pages))('%s', async (name, { db, url }) => {
	const consultant = await person(db, 'consultant');
	const { slug } = await answeredOne(db, consultant);
	const read: Gathering = new Map();
	await gatherReads(read, () => pages[name]!(db, slug));
	expect(isAnnounced(read), [...read.keys()].join()).toBe(true);

	ears = createListener(url);
	hearAnnouncements(pageCache, ears);
	await vi.waitFor(() => expect(pageCache.listening).toBe(true), 5000);
	const visit = async () => {
		const answer = await pageCache.answerOr(name, Date.now(), (reads) =>
			gatherReads(reads, async () => Response.json(await pages[name]!(db, slug))),
		);
		return answer.text();
	};
	const before = await visit();
	expect(before).toContain('Danskholdet');
	expect(await visit(), 'it is kept').toBe(before);

	await knowsToo(db, slug, 'ali@prove.example');
	await announcementsHeard(pageCache, db);
	if (!withoutVoices.includes(name)) expect(await visit()).not.toBe(before);

	await takeBarrierDown(db, consultant, slug, { reason: 'other', words: 'Den hører til et andet sted.' });
	await announcementsHeard(pageCache, db);
	expect(await visit()).not.toContain('Danskholdet');
});
