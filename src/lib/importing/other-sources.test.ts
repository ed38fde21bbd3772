/** Pages and tables as sources, and what is proposed beside what is here already. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { updateEvent } from '#lib/events/queries.server.ts';
import { subscribe, takeBack, takeIn, uploadCalendar } from '#lib/importing/importing.server.ts';
import { itemsOf, refusalsOf } from '#lib/importing/queries.server.ts';
import { ownSource } from '#lib/importing/readers.server.ts';
import { refreshSource } from '#lib/importing/refreshing.server.ts';
import { importTemplate } from '#lib/importing/template.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Reach } from '#lib/platform/fetching/fetching.server.ts';
import { makeEvent, organisation, type TestOrganisation } from '../../../tests/support/cast/events.ts';
import { test } from '../../../tests/support/database.ts';

let server: Server;
let body = '';
let url = '';
let reach: Reach;
beforeAll(async () => {
	server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(body));
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	url = `http://hus.example:${(server.address() as AddressInfo).port}/kalender`;
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

const settings = { danishLevel: 'little', publishes: true } as const;
const idOf = (path: string) => Number(path.split('/').at(-1));
const later = (hours: number) => setClock(new Date(Date.parse('2026-11-22T12:00:00Z') + hours * 3_600_000));
const told = (id: string, name: string, day: string, given: object = {}) => ({
	'@type': 'Event',
	'@id': `#${id}`,
	name,
	description: 'Kom og spis med naboerne',
	startDate: `${day}T18:00:00+01:00`,
	endDate: `${day}T20:00:00+01:00`,
	location: 'Værkstedet',
	...given,
});
const page = (...events: object[]) =>
	`<html><script type="application/ld+json">${JSON.stringify({ '@graph': events })}</script></html>`;
const events = (db: Database, organisationId: number) =>
	db
		.selectFrom('event')
		.select(['id', 'title', 'state', 'startsAt', 'priceKr'])
		.where('organisationId', '=', organisationId)
		.orderBy('startsAt')
		.execute();
const waiting = async (db: Database, id: number) =>
	(await itemsOf(db, id, { state: 'proposed', limit: 50 })).rows;
async function takeAll(db: Database, org: TestOrganisation, id: number) {
	const ids = (await waiting(db, id)).map((item) => item.id);
	await takeIn(db, org.as('editor'), org.slug, id, { shown: ids, seen: [], chosen: ids });
}
async function followed(db: Database, org: TestOrganisation, path = '') {
	const from = { ...settings, url: `${url}${path}` };
	const id = idOf(await subscribe(db, org.as('editor'), org.slug, from, reach));
	await takeAll(db, org, id);
	return id;
}
const table = (...rows: string[]) =>
	new File([['Nr;Titel;Dato;Fra;Til;Sted;Beskrivelse;Pris', ...rows].join('\n')], 'a.csv');

describe('a page', () => {
	test('is followed as a feed is: new, moved, dearer, off and gone; what a person wrote stays', async ({
		db,
	}) => {
		const org = await organisation(db, 'a');
		body = page(
			told('1', 'Fællessang', '2026-12-01', { offers: { price: 20 } }),
			told('2', 'Dansegulv', '2026-12-02'),
			told('3', 'Filmaften', '2026-12-03'),
			told('9', 'Julefrokost', '2026-12-20'),
		);
		const id = await followed(db, org);
		expect((await events(db, org.id)).map(({ priceKr }) => priceKr)).toEqual([20, 0, 0, 0]);
		const [song, , film] = await events(db, org.id);
		await db.transaction().execute((trx) => updateEvent(trx, song!.id, { title: 'Vores sang', priceKr: 5 }));
		await db.transaction().execute((trx) => updateEvent(trx, film!.id, { priceKr: 30 }));
		body = page(
			told('1', 'Fællessang med kor', '2026-12-05', { offers: { price: 40 } }),
			told('2', 'Dansegulv', '2026-12-02', { eventStatus: 'https://schema.org/EventCancelled' }),
			told('3', 'Filmaften for alle', '2026-12-03'),
			told('4', 'Nytårskor', '2026-12-19'),
		);
		later(7);
		expect(await refreshSource(db, id, { reach })).toBeNull();
		expect(await events(db, org.id)).toMatchObject([
			{ title: 'Dansegulv', state: 'cancelled' },
			{ title: 'Filmaften for alle', priceKr: 30 },
			{ title: 'Vores sang', startsAt: new Date('2026-12-05T17:00:00Z'), priceKr: 5 },
			{ title: 'Nytårskor', state: 'published' },
			{ title: 'Julefrokost', state: 'published' },
		]);
		const { rows } = await itemsOf(db, id, { state: 'taken', limit: 50 });
		expect(rows.find(({ title }) => title.startsWith('Fællessang'))?.kept).toEqual(['title', 'price']);
		expect(rows.find(({ title }) => title.startsWith('Filmaften'))?.kept).toEqual([]);
		// It lies after the last that the page has room for now, so nothing is said of it.
		expect(rows.find(({ title }) => title === 'Julefrokost')?.goneAt).toBeNull();
		body = page(told('3', 'Filmaften for alle', '2026-12-03'), told('4', 'Nytårskor', '2026-12-19'));
		later(14);
		await refreshSource(db, id, { reach });
		const after = (await itemsOf(db, id, { state: 'taken', limit: 50 })).rows;
		expect(after.flatMap(({ title, goneAt }) => (goneAt ? [title] : []))).toEqual([
			'Dansegulv',
			'Fællessang med kor',
		]);
	});

	test('whose ids change at every fetch doubles nothing; one without events changes nothing and says so', async ({
		db,
	}) => {
		const org = await organisation(db, 'a');
		body = page(told('x1', 'Fællessang', '2026-12-01'), told('x2', 'Dansegulv', '2026-12-02'));
		const id = await followed(db, org);
		body = page(told('y1', 'Fællessang', '2026-12-01'), told('y2', 'Dansegulv', '2026-12-02'));
		later(7);
		await refreshSource(db, id, { reach });
		body = '<html>Vi bygger om</html>';
		later(14);
		expect(await refreshSource(db, id, { reach })).toBe('no_events_on_page');
		expect(await events(db, org.id)).toHaveLength(2);
		expect(await waiting(db, id)).toEqual([]);
		await expect(
			subscribe(db, org.as('editor'), org.slug, { ...settings, url: `${url}/2` }, reach),
		).rejects.toMatchObject({ code: 'import_no_events_on_page', field: 'url' });
	});

	test('that uses an old name again for a new event makes a new event', async ({ db }) => {
		const org = await organisation(db, 'a');
		body = page(told('next', 'Fællessang', '2026-12-01'));
		const id = await followed(db, org);
		body = page(told('next', 'Fællessang', '2027-01-05'));
		later(24 * 12);
		await refreshSource(db, id, { reach });
		expect(await events(db, org.id)).toMatchObject([
			{ startsAt: new Date('2026-12-01T17:00:00Z') },
			{ startsAt: new Date('2027-01-05T17:00:00Z') },
		]);
	});
});

describe('a table', () => {
	test('is proposed row by row, taken in once, and corrected by its numbers', async ({ db }) => {
		const org = await organisation(db, 'a');
		const rows = [
			'1;Fællessang;1.12.2026;18;20;Værkstedet;Kom og syng med naboerne;20',
			'2;Åbent hus;2.12.2026;;;Værkstedet;Kig ind hele dagen hos os;',
			'3;Forkert;32.12.2026;18;20;;;',
		];
		const path = await uploadCalendar(db, org.as('editor'), org.slug, settings, table(...rows));
		expect(await refusalsOf(db, idOf(path))).toMatchObject([
			{ title: 'Forkert', refusal: 'date_unread', line: 4, detail: '32.12.2026' },
		]);
		await takeAll(db, org, idOf(path));
		expect(await events(db, org.id)).toMatchObject([
			{ title: 'Fællessang', state: 'published', priceKr: 20 },
			{ title: 'Åbent hus', state: 'published', startsAt: new Date('2026-12-01T23:00:00Z') },
		]);
		await uploadCalendar(db, org.as('editor'), org.slug, settings, table(...rows));
		expect(await waiting(db, idOf(path))).toEqual([]);
		const moved = rows.map((row) => row.replace('1.12.2026;18', '8.12.2026;18'));
		await uploadCalendar(db, org.as('editor'), org.slug, settings, table(...moved));
		const asked = { organisation: org.slug, source: idOf(path) };
		const { looks: seen } = await ownSource(db, org.as('editor'), asked, null);
		const decisions = { shown: [], seen, chosen: seen.map(({ id }) => id) };
		await takeIn(db, org.as('editor'), org.slug, idOf(path), decisions);
		expect(
			(await events(db, org.id)).map(({ title, startsAt }) => [title, startsAt.toISOString().slice(0, 10)]),
		).toEqual([
			['Åbent hus', '2026-12-01'],
			['Fællessang', '2026-12-08'],
		]);
	});

	test('as the template has it reads back without a fault, in both languages', async ({ db }) => {
		const org = await organisation(db, 'a');
		const template = new File([await importTemplate(db, org.as('editor'), org.slug)], 'a.csv');
		const id = idOf(await uploadCalendar(db, org.as('editor'), org.slug, settings, template));
		expect(await refusalsOf(db, id)).toEqual([]);
		expect(await waiting(db, id)).toMatchObject([
			{ title: 'Fællesspisning', priceKr: 50, notes: [] },
			{ title: 'Åbent hus', priceKr: 0, notes: ['all_day'] },
		]);
		await expect(importTemplate(db, org.as('reader'), org.slug)).rejects.toMatchObject({ status: 404 });
	});

	test.for([
		['PK\u0003\u0004', 'import_table_workbook'],
		['titel;dato\nS¿lv g¿r;1.12.2026', 'import_table_garbled'],
		['titel;dato;Titel\nLoppemarked;1.12.2026;Fest', 'table_column_twice'],
		['navn;telefon\nBo;1', 'import_no_calendar'],
	] as const)('%j is refused with what to do', async ([text, code], { db }) => {
		const org = await organisation(db, 'a');
		await expect(
			uploadCalendar(db, org.as('editor'), org.slug, settings, new File([text], 'a.csv')),
		).rejects.toMatchObject({ code, field: 'file' });
	});
});

describe('what is proposed', () => {
	const at = {
		startsAt: new Date('2026-12-01T17:00:00Z'),
		placeName: null,
		address: 'Rentemestervej 62',
		lat: 55.7105,
		lng: 12.5301,
		districtNr: 8,
	} as const;

	test('and looks like another organisation’s event waits, even in a followed feed; taken in, it is a draft', async ({
		db,
	}) => {
		const [org, other] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const { id: otherId } = await makeEvent(db, other.id, { ...at, title: 'Fællessang' });
		body = page(told('0', 'Dansegulv', '2026-12-02'));
		const id = await followed(db, org);
		body = page(told('0', 'Dansegulv', '2026-12-02'), told('1', 'Fællessangen', '2026-12-01'));
		later(7);
		await refreshSource(db, id, { reach });
		expect(await events(db, org.id)).toMatchObject([{ title: 'Dansegulv' }]);
		const { waiting: shown } = await ownSource(
			db,
			org.as('editor'),
			{ organisation: org.slug, source: id },
			null,
		);
		expect(shown.rows).toMatchObject([{ notes: ['alike'], likeIt: [{ id: otherId, organiser: 'Firma b' }] }]);
		// Read again, it is still so.
		later(14);
		await refreshSource(db, id, { reach });
		expect(await waiting(db, id)).toMatchObject([{ notes: ['alike'], alike: [otherId] }]);
		await takeAll(db, org, id);
		expect(await events(db, org.id)).toMatchObject([{ title: 'Fællessangen', state: 'draft' }, {}]);
	});

	test('and is in another feed of their own waits, and does not go out twice', async ({ db }) => {
		const org = await organisation(db, 'a');
		body = page(told('1', 'Fællessang', '2026-12-01'));
		await followed(db, org);
		const dance = told('0', 'Dansegulv', '2026-12-02');
		body = page(dance);
		const second = await followed(db, org, '/2');
		body = page(dance, told('7', 'FÆLLESSANG', '2026-12-01'), told('8', 'Fællessang', '2026-12-08'));
		later(7);
		await refreshSource(db, second, { reach });
		const out = [
			{ title: 'Fællessang', state: 'published', startsAt: new Date('2026-12-01T17:00:00Z') },
			{ title: 'Dansegulv', state: 'published' },
			{ title: 'Fællessang', state: 'published', startsAt: new Date('2026-12-08T17:00:00Z') },
		];
		expect(await events(db, org.id)).toMatchObject(out);
		expect(await waiting(db, second)).toMatchObject([{ title: 'FÆLLESSANG', notes: ['twice'] }]);
		// Wanted all the same, it is for somebody to look at.
		await takeAll(db, org, second);
		const all = await events(db, org.id);
		expect(all.filter(({ state }) => state === 'published')).toMatchObject(out);
		expect(all.filter(({ state }) => state === 'draft')).toMatchObject([{ title: 'FÆLLESSANG' }]);
	});

	test('and went out before another’s was there is put before the municipality when it moves there', async ({
		db,
	}) => {
		const [org, other] = [await organisation(db, 'a'), await organisation(db, 'b')];
		body = page(told('1', 'Fællessang', '2026-12-03'));
		const id = await followed(db, org);
		const { id: otherId } = await makeEvent(db, other.id, { ...at, title: 'Fællessang' });
		body = page(told('1', 'Fællessang', '2026-12-01'));
		later(7);
		await refreshSource(db, id, { reach });
		const [own] = await events(db, org.id);
		expect(await db.selectFrom('lookAlike').select(['eventId', 'otherId']).execute()).toEqual([
			{ eventId: Math.min(own!.id, otherId), otherId: Math.max(own!.id, otherId) },
		]);
	});

	test('and was left out can be had after all, by those who may', async ({ db }) => {
		const [org, other] = [await organisation(db, 'a'), await organisation(db, 'b')];
		body = page(told('1', 'Fællessang', '2026-12-01'), told('2', 'Dansegulv', '2026-12-02'));
		const id = idOf(await subscribe(db, org.as('editor'), org.slug, { ...settings, url }, reach));
		const items = await waiting(db, id);
		const shown = items.map((item) => item.id);
		await takeIn(db, org.as('editor'), org.slug, id, { shown, seen: [], chosen: [shown[0]!] });
		const left = shown[1]!;
		for (const [actor, slug] of [
			[other.as('owner'), other.slug],
			[org.as('reader'), org.slug],
		] as const)
			await expect(takeBack(db, actor, slug, id, left)).rejects.toMatchObject({ status: 404 });
		await takeBack(db, org.as('editor'), org.slug, id, left);
		expect(await events(db, org.id)).toMatchObject([
			{ title: 'Fællessang' },
			{ title: 'Dansegulv', state: 'published' },
		]);
		await expect(takeBack(db, org.as('editor'), org.slug, id, left)).rejects.toMatchObject({ status: 404 });
		expect(await events(db, org.id)).toHaveLength(2);
	});
});
