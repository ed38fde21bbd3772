/** Events come in from a calendar file, a feed, a page and a list: some are taken in, some left, and what changes later is followed. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { systemFor } from '#lib/accounts/actor.ts';
import { addDays, copenhagenDate, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { href } from '#lib/i18n/urls.ts';
import { subscribe } from '#lib/importing/importing.server.ts';
import { refreshSource } from '#lib/importing/refreshing.server.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Reach } from '#lib/platform/fetching/fetching.server.ts';
import { makeEvent } from '../../../support/cast/events.ts';
import { makeSite } from '../../../support/cast/people.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../../support/journey.ts';

const soon = (days: number) => addDays(copenhagenDate(new Date()), days);
const basic = (day: string) => day.replaceAll('-', '');
const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n');
const event = (uid: string, title: string, day: string, ...more: string[]) =>
	[
		'BEGIN:VEVENT',
		`UID:${uid}`,
		`SUMMARY:${title}`,
		'DESCRIPTION:Kom og vær med alle sammen',
		'LOCATION:Salen',
		`DTSTART;TZID=Europe/Copenhagen:${basic(day)}T180000`,
		`DTEND;TZID=Europe/Copenhagen:${basic(day)}T200000`,
		...more,
		'END:VEVENT',
	].join('\r\n');
const ld = (id: string, name: string, day: string, given: object = {}) => ({
	'@type': 'Event',
	'@id': `#${id}`,
	name,
	description: '<p>Kom og v&aelig;r med</p><script>alert(1)</script>',
	startDate: day,
	location: { '@type': 'Place', name: 'Salen' },
	...given,
});
const pageOf = (...events: object[]) =>
	`<html><script type="application/ld+json">${JSON.stringify({ '@graph': events }).replaceAll('</', '<\\/')}</script></html>`;

let server: Server;
let answer = '';
let address = '';
/** The test's own server is no public address, and the site never asks one that is not: here it is reached by the test alone. */
const reach: Reach = {
	resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
	isOpenAddress: () => true,
	isOpenPort: () => true,
};
test.beforeAll(async () => {
	server = createServer((_, response) => response.end(answer));
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	address = `http://hus.example:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => void server.close());

const upload = async (page: Page, slug: string, name: string, text: string) => {
	await page.goto(`/min-organisation/${slug}/begivenheder/hent-ind`);
	await page
		.getByLabel(m.import_file())
		.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
	await page.getByRole('radio').first().check();
	await page.getByLabel(m.import_publishes()).check();
	await page.getByRole('button', { name: m.import_follow() }).click();
};
/** A door for each test, so that its events are not those of another at the same place and time. */
const spot = (nth: number): { lat: number; lng: number } => ({
	lat: 55.65 + nth / 100,
	lng: test.info().project.name === 'phone' ? 12.5 : 12.6,
});
const states = (db: Database, organisationId: number) =>
	db
		.selectFrom('event')
		.select(['title', 'state'])
		.where('organisationId', '=', organisationId)
		.orderBy('startsAt')
		.execute();

test('files: a calendar and a list, some taken in and some left, one of them taken back', async ({
	as,
	cast,
	db,
}) => {
	const host = await cast.organisation(`Salen ${unique()}`);
	await makeSite(db, host.id, { label: 'Salen', ...spot(1) });
	const page = await as(host.owner);
	await test.step('a calendar file', async () => {
		await upload(
			page,
			host.slug,
			'a.ics',
			calendar(
				event('1', 'Kor for alle', soon(20)),
				event('2', 'Vagtmøde', soon(21)),
				event('3', 'Forbi', soon(-3)),
			),
		);
		await expect(page.getByText(m.import_done_read())).toBeVisible();
		await expect(page.getByText(m.import_not_over())).toBeVisible();
		await page.getByRole('checkbox', { name: 'Vagtmøde' }).uncheck();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('button', { name: m.import_take() }).click();
		await expect(page.getByText(m.import_done_taken({ count: 1 }))).toBeVisible();
		await expect.poll(() => states(db, host.id)).toEqual([{ title: 'Kor for alle', state: 'published' }]);
	});

	await test.step('the one that was left is wanted after all', async () => {
		await page.getByRole('button', { name: m.import_take_back({ title: 'Vagtmøde' }) }).click();
		await expect(page.getByText(m.import_done_taken({ count: 1 }))).toBeVisible();
		await expect.poll(() => states(db, host.id)).toHaveLength(2);
	});

	await test.step('the file again: what has changed is shown, and done when somebody says so', async () => {
		await upload(
			page,
			host.slug,
			'a.ics',
			calendar(
				event('1', 'Kor for alle og enhver', soon(22), 'SEQUENCE:1'),
				event('3', 'Forbi', soon(-3)),
				event('4', 'Brætspil', soon(23)),
			),
		);
		for (const title of [m.import_new_title(), m.import_changed_title(), m.import_gone_title()])
			await expect(page.getByRole('heading', { name: title })).toBeVisible();
		await expect(page.getByText(m.import_look_before({ text: 'Kor for alle' }))).toBeVisible();
		await expect(page.getByText(m.import_look_after({ text: 'Kor for alle og enhver' }))).toBeVisible();
		const before = [
			{ title: 'Kor for alle', state: 'published' },
			{ title: 'Vagtmøde', state: 'published' },
		];
		expect(await states(db, host.id)).toEqual(before);
		await expect(page.getByRole('checkbox', { name: 'Kor for alle' })).toBeChecked();
		await expect(page.getByText(m.import_look_gone())).toBeVisible();
		await page.getByRole('checkbox', { name: 'Vagtmøde' }).uncheck();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await db
			.updateTable('event')
			.set({ title: 'Vores eget kor' })
			.where('organisationId', '=', host.id)
			.where('title', '=', 'Kor for alle')
			.execute();
		await page.getByRole('button', { name: m.import_apply() }).click();
		await expect(page.getByText(m.import_done_edited({ count: 1 }))).toBeVisible();
		await expect(page.getByText(m.import_look_edited())).toBeVisible();
		await expect(page.getByText(m.import_kept({ parts: m.import_part_title() }))).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('checkbox', { name: 'Vores eget kor' }).check();
		await page.getByRole('button', { name: m.import_apply() }).click();
		await expect(page.getByText(m.import_done_applied({ count: 1 }))).toBeVisible();
		await expect
			.poll(() => states(db, host.id))
			.toEqual([
				{ title: 'Vagtmøde', state: 'published' },
				{ title: 'Vores eget kor', state: 'published' },
				{ title: 'Brætspil', state: 'published' },
			]);
	});

	await test.step('a list, with a line that cannot be read', async () => {
		const list = [
			'Titel;Dato;Fra;Til;Sted;Beskrivelse;Pris',
			`Åbent hus;${soon(25)};;;Salen;Kig ind hele dagen hos os;`,
			`Koncert;${soon(26)};19.30;21;Salen;Kom og hør med alle sammen;40`,
			'Dans;31.2.2027;19;21;;;',
		].join('\r\n');
		await upload(page, host.slug, 'a.csv', list);
		await expect(
			page.getByText(`${m.import_line({ line: 4 })}: ${m.import_said({ text: '31.2.2027' })}`),
		).toBeVisible();
		await expect(page.getByText(m.ui_whole_day()).first()).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('button', { name: m.import_take() }).click();
		await expect(page.getByText(m.import_done_taken({ count: 2 }))).toBeVisible();
		await upload(page, host.slug, 'a.csv', list);
		await expect(page.getByText(m.import_empty_new())).toBeVisible();
		await expect.poll(() => states(db, host.id)).toHaveLength(5);
	});

	await test.step('whole days are days on the page and in the calendar file', async () => {
		const { slug } = await db
			.selectFrom('event')
			.select('slug')
			.where('organisationId', '=', host.id)
			.where('title', '=', 'Åbent hus')
			.executeTakeFirstOrThrow();
		await page.goto(`/begivenheder/${slug}`);
		await expect(page.getByText(m.ui_whole_day()).first()).toBeVisible();
		await expect(page.getByText('23.59')).toHaveCount(0);
		const file = await (await page.request.get(href(`/events/${slug}/calendar.ics`, 'da'))).text();
		expect(file).toContain(`DTSTART;VALUE=DATE:${basic(soon(25))}`);
	});
});

test('a feed and a page are followed: new, doubtful, changed and gone @phone', async ({ as, cast, db }) => {
	const host = await cast.organisation(`Huset ${unique()}`);
	const neighbour = await cast.organisation(`Naboen ${unique()}`);
	await makeSite(db, host.id, { label: 'Salen', ...spot(2) });
	const page = await as(host.owner);
	const own = `/min-organisation/${host.slug}/begivenheder/hent-ind`;
	const actor = systemFor({ ...host, kind: 'association', state: 'approved' });
	const settings = { danishLevel: 'none', publishes: true } as const;
	const follow = async (path: string, text: string) => {
		answer = text;
		const url = `${address}/${path}`;
		return Number((await subscribe(db, actor, host.slug, { ...settings, url }, reach)).split('/').at(-1));
	};
	const again = (id: number, text: string) => {
		answer = text;
		return refreshSource(db, id, { reach, asked: true });
	};

	await test.step('an address inside the house is refused in a sentence', async () => {
		await page.goto(own);
		await page.getByLabel(m.import_url()).fill('http://kalender.localhost.example:1/a.ics');
		await page.getByRole('radio').first().check();
		await page.getByRole('button', { name: m.import_follow() }).click();
		await expect(page.getByText(m.refused_import_fetch_address()).first()).toBeVisible();
		await expect(page.getByLabel(m.import_url())).toHaveValue('http://kalender.localhost.example:1/a.ics');
	});

	await test.step('a feed', async () => {
		const id = await follow(
			'a.ics',
			calendar(
				event('1', 'Kor for alle', soon(20)),
				event('2', 'Strikkecafé', soon(21)),
				event('3', 'Brætspil', soon(24)),
			),
		);
		await page.goto(`${own}/${id}`);
		await page.getByRole('button', { name: m.import_take() }).click();
		await expect(page.getByText(m.import_done_taken({ count: 3 }))).toBeVisible();
		const { slug } = await db
			.selectFrom('event')
			.select('slug')
			.where('organisationId', '=', host.id)
			.where('title', '=', 'Kor for alle')
			.executeTakeFirstOrThrow();
		await page.goto(`/min-organisation/${host.slug}/begivenheder/${slug}/rediger`);
		await page.getByLabel(m.event_title(), { exact: true }).fill('Vores eget kor');
		await page.getByRole('button', { name: m.event_save_public() }).click();
		await expect(page.getByRole('heading', { name: 'Vores eget kor' })).toBeVisible();
		await makeEvent(db, neighbour.id, {
			title: 'Fælles madlavning',
			startsAt: copenhagenInstant(soon(26), '18:00'),
			address: 'Nørrebrogade',
			...spot(2),
			districtNr: 3,
		});
		await again(
			id,
			calendar(
				event('1', 'Kor for alle og enhver', soon(20)),
				event('2', 'Strikkecafé', soon(22)),
				event('4', 'Fælles madlavning!', soon(26)),
				event('5', 'Fredagsdans', soon(27)),
			),
		);
		await page.goto(`${own}/${id}`);
		await expect(page.getByText(m.import_kept({ parts: m.import_part_title() }))).toBeVisible();
		await expect(page.getByText(m.import_is_gone())).toBeVisible();
		await expect(page.getByText(m.import_note_alike())).toBeVisible();
		await expect(page.getByRole('link', { name: 'Fælles madlavning' })).toBeVisible();
		await expect(page.getByRole('checkbox', { name: 'Fælles madlavning!' })).not.toBeChecked();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('checkbox', { name: 'Fælles madlavning!' }).check();
		await page.getByRole('button', { name: m.import_take() }).click();
		await expect
			.poll(() => states(db, host.id))
			.toEqual([
				{ title: 'Vores eget kor', state: 'published' },
				{ title: 'Strikkecafé', state: 'published' },
				{ title: 'Brætspil', state: 'published' },
				{ title: 'Fælles madlavning!', state: 'draft' },
				{ title: 'Fredagsdans', state: 'published' },
			]);
	});

	await test.step('a page, that is followed no more in the end', async () => {
		const id = await follow(
			'kalender',
			pageOf(ld('1', 'Loppemarked', soon(30)), ld('2', 'Sommerfest', soon(40))),
		);
		await page.goto(`${own}/${id}`);
		await expect(page.getByText(m.ui_whole_day()).first()).toBeVisible();
		await page.getByRole('button', { name: m.import_take() }).click();
		await expect(page.getByText(m.import_done_taken({ count: 2 }))).toBeVisible();
		await again(
			id,
			pageOf(ld('2', 'Sommerfest', soon(40), { eventStatus: 'https://schema.org/EventCancelled' })),
		);
		await page.goto(`${own}/${id}`);
		await expect(page.getByText(m.import_is_gone())).toBeVisible();
		await expect(page.getByText(m.import_off(), { exact: true })).toBeVisible();
		const { description } = await db
			.selectFrom('event')
			.select('description')
			.where('organisationId', '=', host.id)
			.where('title', '=', 'Loppemarked')
			.executeTakeFirstOrThrow();
		expect(description).toBe('Kom og vær med');
		await page.getByRole('button', { name: m.import_end() }).click();
		await page.getByRole('link', { name: `${address}/kalender` }).click();
		await expect(page.getByText(m.import_ended())).toBeVisible();
		await expectAccessible(page);
	});
});

test('in English, without JavaScript', async ({ withoutJavaScript, cast, db }) => {
	const host = await cast.organisation(`House ${unique()}`);
	await makeSite(db, host.id, { label: 'Salen', ...spot(3) });
	const page = await withoutJavaScript(host.owner);
	const en = { locale: 'en' } as const;
	await page.goto(href(`/workspace/${host.slug}/events/import`, 'en'));
	const template = await page.request.get(
		(await page.getByRole('link', { name: m.import_table_template({}, en) }).getAttribute('href')) ?? '',
	);
	expect(template.headers()['content-type']).toContain('text/csv');
	await page
		.getByLabel(m.import_file({}, en))
		.setInputFiles({ name: 'events.csv', mimeType: 'text/csv', buffer: await template.body() });
	await page.getByRole('radio').first().check();
	await page.getByRole('button', { name: m.import_follow({}, en) }).click();
	await expect(page.getByText(m.import_done_read({}, en))).toBeVisible();
	await page.getByRole('checkbox', { name: m.import_example_day_title({}, en) }).uncheck();
	await page.getByRole('button', { name: m.import_take({}, en) }).click();
	await expect(page.getByText(m.import_done_taken({ count: 1 }, en))).toBeVisible();
	await expect
		.poll(() => states(db, host.id))
		.toEqual([{ title: m.import_example_title({}, en), state: 'draft' }]);
	await expect(page.getByRole('heading', { name: m.import_left_title({}, en) })).toBeVisible();

	const said = m.import_example_description({}, en);
	const text = 'Bring a dish and sit down with us.';
	const list = (await template.text()).replace(said, text);
	await page.goto(href(`/workspace/${host.slug}/events/import`, 'en'));
	await page
		.getByLabel(m.import_file({}, en))
		.setInputFiles({ name: 'events.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
	await page.getByRole('radio').first().check();
	await page.getByRole('button', { name: m.import_follow({}, en) }).click();

	await expect(page.getByText(m.import_look_before({ text: said }, en))).toBeVisible();
	await expect(page.getByText(m.import_look_after({ text }, en))).toBeVisible();
	await page.getByRole('button', { name: m.import_apply({}, en) }).click();
	await expect(page.getByText(m.import_done_applied({ count: 1 }, en))).toBeVisible();
	const { description } = await db
		.selectFrom('event')
		.select('description')
		.where('organisationId', '=', host.id)
		.executeTakeFirstOrThrow();
	expect(description).toBe(text);
});
