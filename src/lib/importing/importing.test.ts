import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test as plain } from 'vitest';
import { updateEvent } from '#lib/events/queries.server.ts';
import { endSource, fetchNow, subscribe, takeIn, uploadCalendar } from '#lib/importing/importing.server.ts';
import { itemsOf, refusalsOf } from '#lib/importing/queries.server.ts';
import { refreshSource } from '#lib/importing/refreshing.server.ts';
import { nextFetch } from '#lib/importing/source.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Reach } from '#lib/platform/fetching/fetching.server.ts';
import { organisation, type TestOrganisation } from '../../../tests/support/cast/events.ts';
import { test } from '../../../tests/support/database.ts';

let server: Server;
let body: string | null = '';
let asked = 0;
let unchanged = 0;
let lastAsk: IncomingHttpHeaders = {};
const lastModified = 'Sun, 22 Nov 2026 10:00:00 GMT';
let url = '';
let reach: Reach;
beforeAll(async () => {
	server = createServer((request, response) => {
		asked++;
		lastAsk = request.headers;
		const etag = `"${body?.length}"`;
		if (body === null) response.writeHead(503).end();
		else if (lastAsk['if-none-match'] === etag) {
			unchanged++;
			response.writeHead(304).end();
		} else response.writeHead(200, { etag, 'last-modified': lastModified }).end(body);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	url = `http://feed.example:${port}/a.ics`;
	reach = {
		resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
		isOpenAddress: () => true,
		isOpenPort: () => true,
	};
	setClock('2026-11-22T12:00:00Z');
});
afterEach(() => void setClock('2026-11-22T12:00:00Z'));
afterAll(() => {
	setClock(null);
	server.close();
});

const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n');
const event = (uid: string, title: string, day: string, ...lines: string[]) =>
	[
		'BEGIN:VEVENT',
		...(uid ? [`UID:${uid}`] : []),
		`SUMMARY:${title}`,
		'DESCRIPTION:Kom og spis med naboerne',
		'LOCATION:Værkstedet',
		`DTSTART:${day}T170000Z`,
		`DTEND:${day}T190000Z`,
		...lines,
		'END:VEVENT',
	].join('\r\n');
const settings = { danishLevel: 'little', publishes: true } as const;
const idOf = (path: string) => Number(path.split('/').at(-1));
const events = (db: Database) =>
	db
		.selectFrom('event')
		.select(['id', 'title', 'state', 'startsAt', 'siteId', 'sequence'])
		.orderBy('startsAt')
		.orderBy('id')
		.execute();
const waiting = async (db: Database, id: number) =>
	(await itemsOf(db, id, { state: 'proposed', limit: 50 })).rows;
const file = (text: string) => new File([text], 'a.ics');
const later = (hours: number) => setClock(new Date(Date.parse('2026-11-22T12:00:00Z') + hours * 3_600_000));

async function takeAll(db: Database, org: TestOrganisation, id: number) {
	const ids = (await waiting(db, id)).map((item) => item.id);
	return takeIn(db, org.as('editor'), org.slug, id, { shown: ids, seen: [], chosen: ids });
}
async function followed(db: Database, org: TestOrganisation) {
	const path = await subscribe(db, org.as('editor'), org.slug, { ...settings, url }, reach);
	await takeAll(db, org, idOf(path));
	return idOf(path);
}

describe('a file', () => {
	test('is shown before anything comes of it; what is chosen goes out, what lacks something is a draft', async ({
		db,
	}) => {
		const org = await organisation(db, 'a');
		const text = calendar(
			event('1', 'Fællesspisning', '20261201'),
			event('2', 'Uden sted', '20261202').replace('LOCATION:Værkstedet\r\n', ''),
			event('3', 'Ikke med', '20261203'),
			event('4', 'Forbi', '20260101'),
		);
		const path = await uploadCalendar(db, org.as('editor'), org.slug, settings, file(text));
		expect(await events(db)).toEqual([]);
		const proposed = await waiting(db, idOf(path));
		expect(proposed.map(({ title }) => title)).toEqual(['Fællesspisning', 'Uden sted', 'Ikke med']);
		expect(await refusalsOf(db, idOf(path))).toMatchObject([{ title: 'Forbi', refusal: 'over' }]);
		const ids = proposed.map(({ id }) => id);
		expect(
			await takeIn(db, org.as('editor'), org.slug, idOf(path), {
				shown: ids,
				seen: [],
				chosen: ids.slice(0, 2),
			}),
		).toEqual({ taken: 2, done: 0, edited: 0 });
		expect(await events(db)).toMatchObject([
			{ title: 'Fællesspisning', state: 'published', siteId: org.siteId },
			{ title: 'Uden sted', state: 'draft' },
		]);
		// The same file again doubles nothing.
		expect(await uploadCalendar(db, org.as('editor'), org.slug, settings, file(text))).toBe(path);
		expect(await waiting(db, idOf(path))).toEqual([]);
		expect(await events(db)).toHaveLength(2);
	});

	test('is nobody else’s, and no calendar is said to be none', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const text = calendar(event('1', 'Fællesspisning', '20261201'));
		const id = idOf(await uploadCalendar(db, mine.as('editor'), mine.slug, settings, file(text)));
		const nothing = { shown: [], seen: [], chosen: [] };
		await expect(takeIn(db, theirs.as('owner'), theirs.slug, id, nothing)).rejects.toMatchObject({
			status: 404,
		});
		await expect(takeIn(db, mine.as('reader'), mine.slug, id, nothing)).rejects.toMatchObject({
			status: 404,
		});
		await expect(
			uploadCalendar(db, mine.as('editor'), mine.slug, settings, file('<html>')),
		).rejects.toMatchObject({ code: 'import_no_calendar' });
	});
});

describe('a feed', () => {
	test('is followed: new, moved and cancelled; what a person wrote stays', async ({ db }) => {
		const org = await organisation(db, 'a');
		body = calendar(
			event('1', 'Kor', '20261201'),
			event('2', 'Dans', '20261202'),
			event('3', 'Film', '20261203'),
		);
		const id = await followed(db, org);
		const [choir] = await events(db);
		await db.transaction().execute((trx) => updateEvent(trx, choir!.id, { title: 'Vores kor' }));
		body = calendar(
			event('1', 'Koncert med koret', '20261205', 'SEQUENCE:1'),
			event('2', 'Dans', '20261202', 'STATUS:CANCELLED', 'SEQUENCE:1'),
			event('4', 'Nyt', '20261210'),
		);
		later(7);
		expect(await refreshSource(db, id, { reach })).toBeNull();
		expect(await events(db)).toMatchObject([
			{ title: 'Dans', state: 'cancelled' },
			{ title: 'Film', state: 'published' },
			{ title: 'Vores kor', state: 'published', startsAt: new Date('2026-12-05T17:00:00Z'), sequence: 1 },
			{ title: 'Nyt', state: 'published' },
		]);
		const { rows } = await itemsOf(db, id, { state: 'taken', limit: 50 });
		expect(rows.find(({ uid }) => uid === '1')?.kept).toEqual(['title']);
		// Gone from the feed: flagged, and still on.
		expect(rows.find(({ uid }) => uid === '3')?.goneAt).not.toBeNull();
		const { tasks } = {
			tasks: await db.selectFrom('auditEntry').select('verb').where('verb', 'like', 'importing.%').execute(),
		};
		expect(tasks.map(({ verb }) => verb)).toEqual([
			'importing.subscribed',
			'importing.taken_in',
			'importing.refreshed',
		]);
	});

	test('that sends an older copy again changes nothing, until a newer one comes', async ({ db }) => {
		const org = await organisation(db, 'a');
		const copy = (title: string, day: string, changed: string) =>
			calendar(event('1', title, day, 'SEQUENCE:2', `LAST-MODIFIED:202611${changed}T120000Z`));
		body = copy('Kor', '20261202', '20');
		const id = await followed(db, org);
		const titles: string[] = [];
		for (const [nr, older] of [
			copy('Koncert', '20261201', '19'),
			copy('Koncert med koret', '20261203', '21'),
			copy('Kor', '20261202', '20'),
		].entries()) {
			body = older;
			later(7 * (nr + 1));
			await refreshSource(db, id, { reach });
			const [only, ...more] = await events(db);
			expect(more).toEqual([]);
			titles.push(`${only!.title} ${only!.startsAt.toISOString().slice(0, 10)}`);
		}
		expect(titles).toEqual([
			'Kor 2026-12-02',
			'Koncert med koret 2026-12-03',
			'Koncert med koret 2026-12-03',
		]);
	});

	test('that changes a date and all that follow moves none of them, and asks for a look', async ({ db }) => {
		const org = await organisation(db, 'a');
		const series = event('w', 'Kor', '20261201', 'RRULE:FREQ=WEEKLY;COUNT=3');
		body = calendar(series);
		const id = await followed(db, org);
		const before = await events(db);
		const change = 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261208T170000Z';
		body = calendar(series, event('w', 'Kor', '20261209', change, 'SEQUENCE:1'));
		later(7);
		await refreshSource(db, id, { reach });
		expect(await events(db)).toEqual(before);
		expect(await refusalsOf(db, id)).toMatchObject([{ title: 'Kor', refusal: 'several_dates' }]);
		const { rows } = await itemsOf(db, id, { state: 'taken', limit: 50 });
		expect(rows.map(({ notes, goneAt }) => [notes.includes('dates_changed'), goneAt])).toEqual([
			[false, null],
			[true, null],
			[true, null],
		]);
	});

	test('whose names change at every fetch doubles nothing', async ({ db }) => {
		const org = await organisation(db, 'a');
		body = calendar(event('x1', 'Kor', '20261201'), event('x2', 'Dans', '20261202'));
		const id = await followed(db, org);
		body = calendar(event('other-1', 'Kor', '20261201'), event('other-22', 'Dans', '20261202'));
		later(7);
		await refreshSource(db, id, { reach });
		expect(await events(db)).toHaveLength(2);
		expect(await waiting(db, id)).toEqual([]);
	});

	test('that sends one moved occurrence alone, or nothing, wipes nothing', async ({ db }) => {
		const org = await organisation(db, 'a');
		body = calendar(event('w', 'Kor', '20261201', 'RRULE:FREQ=WEEKLY;COUNT=3'));
		const id = await followed(db, org);
		expect(await events(db)).toHaveLength(3);
		body = calendar(event('w', 'Kor', '20261209', 'RECURRENCE-ID:20261208T170000Z', 'SEQUENCE:1'));
		later(7);
		await refreshSource(db, id, { reach });
		body = calendar();
		later(14);
		await refreshSource(db, id, { reach });
		expect(
			(await events(db)).map(({ startsAt, state }) => [startsAt.toISOString().slice(0, 10), state]),
		).toEqual([
			['2026-12-01', 'published'],
			['2026-12-09', 'published'],
			['2026-12-15', 'published'],
		]);
		const { rows } = await itemsOf(db, id, { state: 'taken', limit: 50 });
		expect(rows.filter(({ goneAt }) => goneAt)).toEqual([]);
	});

	test('is asked once by two workers, and again only when its time has come', async ({ db }) => {
		const org = await organisation(db, 'a');
		body = calendar(event('1', 'Kor', '20261201'));
		const id = await followed(db, org);
		asked = 0;
		await refreshSource(db, id, { reach });
		expect(asked).toBe(0);
		later(7);
		await Promise.all([refreshSource(db, id, { reach }), refreshSource(db, id, { reach })]);
		expect(asked).toBe(1);
		expect(await events(db)).toHaveLength(1);
	});

	test('that has not changed says so to what was kept of it, and nothing is written', async ({ db }) => {
		const org = await organisation(db, 'a');
		body = calendar(event('1', 'Kor', '20261201'));
		const id = await followed(db, org);
		const before = await events(db);
		const items = await itemsOf(db, id, { state: 'taken', limit: 50 });
		unchanged = 0;
		later(7);
		expect(await refreshSource(db, id, { reach })).toBeNull();
		expect(unchanged).toBe(1);
		expect(lastAsk).toMatchObject({
			'if-none-match': `"${body.length}"`,
			'if-modified-since': lastModified,
		});
		expect(await events(db)).toEqual(before);
		expect(await itemsOf(db, id, { state: 'taken', limit: 50 })).toEqual(items);
		const log = db.selectFrom('auditEntry').select('id').where('verb', '=', 'importing.refreshed');
		expect(await log.execute()).toEqual([]);
		const source = db.selectFrom('importSource').select(['fetchedAt', 'nextFetchAt', 'etag']);
		expect(await source.executeTakeFirstOrThrow()).toEqual({
			fetchedAt: new Date('2026-11-22T19:00:00Z'),
			nextFetchAt: new Date('2026-11-23T01:00:00Z'),
			etag: `"${body.length}"`,
		});
	});

	test('that never changes is read anew each day, for the dates that have come into view', async ({ db }) => {
		const org = await organisation(db, 'a');
		body = calendar(event('w', 'Kor', '20261201', 'RRULE:FREQ=WEEKLY'));
		const id = await followed(db, org);
		const lastDay = async () => (await events(db)).at(-1)?.startsAt.toISOString().slice(0, 10);
		expect(await lastDay()).toBe('2027-05-18');
		unchanged = 0;
		// Twice past midnight.
		for (const hours of [7, 14, 21, 28, 35]) {
			later(hours);
			await refreshSource(db, id, { reach });
		}
		expect(unchanged).toBe(3);
		expect(await lastDay()).toBe('2027-05-25');
	});

	test('that moves an event to another place takes it there, unless a person has', async ({ db }) => {
		const org = await organisation(db, 'a');
		const at = (place: string, uid: string, title: string, day: string) =>
			event(uid, title, day).replace('Værkstedet', place);
		body = calendar(event('1', 'Kor', '20261201'), event('2', 'Dans', '20261202'));
		const id = await followed(db, org);
		const [, dance] = await events(db);
		await db
			.transaction()
			.execute((trx) =>
				updateEvent(trx, dance!.id, { siteId: null, placeName: 'Gården', address: 'Gade 1' }),
			);
		body = calendar(
			at('Bragesgade 5', '1', 'Kor', '20261201'),
			at('Beboerhuset', '2', 'Dans for alle', '20261202'),
		);
		later(7);
		await refreshSource(db, id, { reach });
		const placed = db
			.selectFrom('event')
			.select(['title', 'siteId', 'placeName', 'address'])
			.orderBy('startsAt');
		expect(await placed.execute()).toEqual([
			{ title: 'Kor', siteId: null, placeName: null, address: 'Bragesgade 5' },
			{ title: 'Dans for alle', siteId: null, placeName: 'Gården', address: 'Gade 1' },
		]);
		const { rows } = await itemsOf(db, id, { state: 'taken', limit: 50 });
		expect(rows.map(({ kept }) => kept)).toEqual([[], ['place']]);
	});

	test('that fails is told to its owner once, changes nothing, and can be fetched again', async ({ db }) => {
		const org = await organisation(db, 'a');
		body = calendar(event('1', 'Kor', '20261201'));
		const id = await followed(db, org);
		const before = await events(db);
		body = null;
		for (const hours of [7, 9, 12, 17, 30]) {
			later(hours);
			expect(await refreshSource(db, id, { reach })).toBe('status');
		}
		const mails = await db.selectFrom('mail').select('text').execute();
		expect(mails).toHaveLength(1);
		expect(mails[0]?.text).toContain(`/hent-ind/${id}`);
		expect(await events(db)).toEqual(before);
		await expect(fetchNow(db, org.as('editor'), org.slug, id, reach)).rejects.toMatchObject({
			code: 'import_fetch_status',
		});
		body = calendar(event('1', 'Kor', '20261201'), event('2', 'Dans', '20261202'));
		await fetchNow(db, org.as('editor'), org.slug, id, reach);
		expect(await events(db)).toHaveLength(2);
		const source = await db
			.selectFrom('importSource')
			.select(['failures', 'problem'])
			.executeTakeFirstOrThrow();
		expect(source).toEqual({ failures: 0, problem: null });
		await endSource(db, org.as('editor'), org.slug, id);
		expect(await events(db)).toHaveLength(2);
	});

	test('inside the house is refused, and a second time the same', async ({ db }) => {
		const org = await organisation(db, 'a');
		const inside = { ...settings, url: 'http://169.254.169.254/feed.ics' };
		await expect(subscribe(db, org.as('editor'), org.slug, inside)).rejects.toMatchObject({
			code: 'import_fetch_private',
			field: 'url',
		});
		body = calendar(event('1', 'Kor', '20261201'));
		await followed(db, org);
		await expect(
			subscribe(db, org.as('editor'), org.slug, { ...settings, url }, reach),
		).rejects.toMatchObject({ code: 'import_known' });
	});
});

plain.each([
	[0, 6],
	[1, 1],
	[2, 2],
	[3, 4],
	[4, 8],
	[5, 24],
	[6, 24],
	[1000, 24],
])('after %i failures a feed is asked again in %i hours', (failures, hours) => {
	const at = new Date('2026-11-22T12:00:00Z');
	expect(nextFetch(failures, at).getTime() - at.getTime()).toBe(hours * 3_600_000);
});
