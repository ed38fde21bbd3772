/** What is hidden in a debate is gone from every page and search that was kept with it, as soon as this process has heard of it. */
import { afterEach, expect, vi } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { takePostDown } from '#lib/dialogue/debates/posts/moderating.server.ts';
import { debatePage, postPage, writingDesk } from '#lib/dialogue/debates/readers.server.ts';
import { alsoFound } from '#lib/guide/found/also-found.server.ts';
import { createListener, type Database } from '#lib/platform/database/database.server.ts';
import { gatherReads, isAnnounced, type Gathering } from '#lib/platform/database/reads.server.ts';
import { announcementsHeard, hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { openOne, shownPost, supports } from '../../../../tests/support/cast/dialogue/debates.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

let ears: ReturnType<typeof createListener> | undefined;
afterEach(async () => {
	pageCache.listening = false;
	pageCache.clear();
	await ears?.end({ timeout: 1 });
});

type Kept = (db: Database, debate: string, post: string) => Promise<unknown>;
const pages: Record<string, Kept> = {
	'by time': (db, debate) => debatePage(db, debate, 'time', null),
	'by support': (db, debate) => debatePage(db, debate, 'support', null),
	'by side': (db, debate) => debatePage(db, debate, 'side', null),
	'its own page': (db, _, post) => postPage(db, post, null),
	'what Oplev finds beside': (db) => alsoFound(db, 'hegnet'),
	'where it is answered': (db, debate, post) => writingDesk(db, visitor, debate, post),
};

test.for(Object.keys(pages))('%s', async (name, { db, url }) => {
	const consultant = await person(db, 'consultant');
	const debate = await openOne(db, consultant);
	const { slug } = await shownPost(db, consultant, debate, { body: 'Hegnet er for højt.' });
	const read: Gathering = new Map();
	await gatherReads(read, () => pages[name]!(db, debate, slug));
	expect(isAnnounced(read), [...read.keys()].join()).toBe(true);

	ears = createListener(url);
	hearAnnouncements(pageCache, ears);
	await vi.waitFor(() => expect(pageCache.listening).toBe(true), 5000);
	const visit = async () => {
		const answer = await pageCache.answerOr(name, Date.now(), (reads) =>
			gatherReads(reads, async () => Response.json(await pages[name]!(db, debate, slug))),
		);
		return answer.text();
	};
	const before = await visit();
	expect(before).toContain('Hegnet er for højt');
	expect(await visit(), 'it is kept').toBe(before);

	await supports(db, slug, 'ali@prove.example');
	await announcementsHeard(pageCache, db);
	// What is found says nothing of who supports it.
	if (name !== 'what Oplev finds beside') expect(await visit()).not.toBe(before);

	await takePostDown(db, consultant, slug, { reason: 'other', words: 'Det hører til et andet sted.' });
	await announcementsHeard(pageCache, db);
	expect(await visit()).not.toContain('Hegnet er for højt');
});
