/** What a public page is made of is read once for all who come, whoever they are, until something of it changes. */
import { DefaultQueryExecutor, sql } from 'kysely';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { eventPage } from '#lib/events/readers.server.ts';
import { lists } from '#lib/explore/api/lists.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { mapMarks } from '#lib/explore/map/map.server.ts';
import { howMuchFits } from '#lib/explore/readers.server.ts';
import { thisWeek } from '#lib/explore/week.server.ts';
import { createListener, type Database } from '#lib/platform/database/database.server.ts';
import { announcementsHeard, hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { makeEvent } from './support/cast/events.ts';
import { player } from './support/cast/people.ts';
import { test } from './support/database.ts';

let ears: ReturnType<typeof createListener> | undefined;
let asked = 0;
const { executeQuery } = DefaultQueryExecutor.prototype;
beforeEach(() => {
	asked = 0;
	vi.spyOn(DefaultQueryExecutor.prototype, 'executeQuery').mockImplementation(function (
		this: DefaultQueryExecutor,
		query,
	) {
		asked++;
		return executeQuery.call(this, query) as never;
	});
});
afterEach(async () => {
	vi.restoreAllMocks();
	pageCache.listening = false;
	pageCache.clear();
	await ears?.end({ timeout: 1 });
});

async function listening(url: string): Promise<void> {
	ears = createListener(url);
	hearAnnouncements(pageCache, ears);
	await vi.waitFor(() => expect(pageCache.listening).toBe(true), 5000);
}

const everything = readFilter(new URLSearchParams());
const now = () => new Date();

const reads: [string, (db: Database) => Promise<unknown>][] = [
	['an event', (db) => eventPage(db, visitor, 'fest')],
	['the list', (db) => explore(db, everything, { after: null, limit: 20, now: now() })],
	['how much there is', (db) => howMuchFits(db, everything, now())],
	['the week on the front page', (db) => thisWeek(db, now(), 4)],
	['the map', (db) => mapMarks(db, everything, null, now())],
	[
		'the JSON list',
		(db) =>
			lists.events(db, { query: new URLSearchParams(), after: null, limit: 20, now: now(), origin: '' }),
	],
];

test.for(reads)('%s is read once, and again when it changes', async ([, read], { db, url }) => {
	const org = await player(db, 'association');
	const tomorrow = new Date(Date.now() + 86_400_000);
	await makeEvent(db, org.id, { slug: 'fest', title: 'Fest', publishedAt: now(), startsAt: tomorrow });
	await listening(url);

	asked = 0;
	const before = await read(db);
	expect(asked).toBeGreaterThan(0);
	asked = 0;
	expect(await read(db)).toEqual(before);
	expect(asked, 'nothing is asked a second time').toBe(0);

	const changes = [
		() => sql`update event set title = 'Gårdfest', lat = 55.7, lng = 12.55, district_nr = 3`.execute(db),
		() => makeEvent(db, org.id, { title: 'Loppemarked', publishedAt: now(), startsAt: tomorrow }),
	];
	const said = [before];
	for (const change of changes) {
		await change();
		await announcementsHeard(pageCache, db);
		said.push(await read(db));
	}
	pageCache.clear();
	expect(said.at(-1), 'as it stands in the database').toEqual(await read(db));
	expect(
		said.filter((one, at) => JSON.stringify(one) !== JSON.stringify(said[at - 1])).length,
	).toBeGreaterThan(1);
});

test('whoever asks first, a draft stays with its members', async ({ db, url }) => {
	const org = await player(db, 'association');
	const owner = org.as('owner');
	await makeEvent(db, org.id, { slug: 'kladde', title: 'Kladde', state: 'draft' });
	await listening(url);
	for (let time = 0; time < 2; time++) {
		expect((await eventPage(db, owner, 'kladde')).event.title).toBe('Kladde');
		await expect(eventPage(db, visitor, 'kladde')).rejects.toMatchObject({ status: 404 });
	}
});

test('a name that nobody has is not kept', async ({ db, url }) => {
	await listening(url);
	for (let time = 1; time <= 2; time++) {
		asked = 0;
		await expect(eventPage(db, visitor, 'findes-ikke')).rejects.toMatchObject({ status: 404 });
		expect(asked, `time ${time}`).toBe(1);
	}
});
