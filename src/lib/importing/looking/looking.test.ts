/** A file that is handed in again: what is shown of it, what a yes does, and what nothing does. */
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { updateEvent } from '#lib/events/queries.server.ts';
import { takeIn, uploadCalendar } from '#lib/importing/importing.server.ts';
import { itemsOf } from '#lib/importing/queries.server.ts';
import { ownSource } from '#lib/importing/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { organisation, type TestOrganisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => void setClock('2026-11-22T12:00:00Z'));
afterAll(() => void setClock(null));

const settings = { danishLevel: 'little', publishes: true } as const;
const calendar = (...events: string[]) =>
	new File([['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n')], 'a.ics');
const event = (uid: string, title: string, day: string, ...lines: string[]) =>
	[
		'BEGIN:VEVENT',
		`UID:${uid}`,
		`SUMMARY:${title}`,
		'DESCRIPTION:Kom og spis med naboerne',
		'LOCATION:Værkstedet',
		`DTSTART:202612${day}T170000Z`,
		`DTEND:202612${day}T190000Z`,
		...lines,
		'END:VEVENT',
	].join('\r\n');
const [choir, dance, film] = [
	event('1', 'Kor', '01'),
	event('2', 'Dans', '02'),
	event('3', 'Film', '03', 'SEQUENCE:3'),
];

let sent = 0;
/** Hands a file in, a minute after the one before. */
async function handIn(db: Database, org: TestOrganisation, ...events: string[]): Promise<number> {
	setClock(new Date(Date.parse('2026-11-22T12:00:00Z') + ++sent * 60_000));
	const path = await uploadCalendar(db, org.as('editor'), org.slug, settings, calendar(...events));
	return Number(path.split('/').at(-1));
}
const lookAt = (db: Database, org: TestOrganisation, source: number) =>
	ownSource(db, org.as('editor'), { organisation: org.slug, source }, null);
type Shown = Awaited<ReturnType<typeof lookAt>>;
/** What is sent by a page as it was shown, with everything ticked but what is named. */
function pressed({ waiting, looks }: Shown, ...unticked: string[]) {
	const isTicked = (title: string) => !unticked.includes(title);
	return {
		shown: waiting.rows.map(({ id }) => id),
		seen: looks,
		chosen: [
			...waiting.rows.filter(({ title }) => isTicked(title)),
			...looks.filter(({ here }) => isTicked(here.title)),
		].map(({ id }) => id),
	};
}
async function press(db: Database, org: TestOrganisation, id: number, ...unticked: string[]) {
	return takeIn(db, org.as('editor'), org.slug, id, pressed(await lookAt(db, org, id), ...unticked));
}
const events = async (db: Database) =>
	(
		await db
			.selectFrom('event')
			.select(['title', 'state', 'startsAt'])
			.orderBy('startsAt')
			.orderBy('id')
			.execute()
	).map(({ title, state, startsAt }) => `${title} ${startsAt.getUTCDate()} ${state}`);
/** Choir, dance and film are public. */
async function taken(db: Database): Promise<{ org: TestOrganisation; id: number }> {
	const org = await organisation(db, 'a');
	const id = await handIn(db, org, choir, dance, film);
	await press(db, org, id);
	return { org, id };
}
const rewrite = async (db: Database, title: string, changes: { title?: string; capacity?: number }) => {
	const { id } = await db
		.selectFrom('event')
		.select('id')
		.where('title', '=', title)
		.executeTakeFirstOrThrow();
	await db.transaction().execute((trx) => updateEvent(trx, id, changes));
};
const asTaken = ['Kor 1 published', 'Dans 2 published', 'Film 3 published'];

describe('a file that is handed in again', () => {
	test.for<
		[string, { file: string[]; new?: string[]; looks?: string[]; unchanged?: number; after: string[] }]
	>([
		['says the same', { file: [choir, dance, film], unchanged: 3, after: asTaken }],
		[
			'has something new',
			{
				file: [choir, dance, film, event('4', 'Nyt', '04')],
				new: ['Nyt'],
				unchanged: 3,
				after: [...asTaken, 'Nyt 4 published'],
			},
		],
		[
			'says something else',
			{
				file: [choir, event('2', 'Dans for alle', '05', 'SEQUENCE:1'), film],
				looks: ['Dans changed title time'],
				unchanged: 2,
				after: ['Kor 1 published', 'Film 3 published', 'Dans for alle 5 published'],
			},
		],
		[
			'is older than what was taken in',
			{ file: [choir, dance, event('3', 'Filmaften', '03', 'SEQUENCE:2')], unchanged: 3, after: asTaken },
		],
		[
			'calls one off',
			{
				file: [choir, event('2', 'Dans', '02', 'STATUS:CANCELLED', 'SEQUENCE:1'), film],
				looks: ['Dans changed'],
				unchanged: 2,
				after: ['Kor 1 published', 'Dans 2 cancelled', 'Film 3 published'],
			},
		],
		[
			'misses one between two others',
			{
				file: [choir, film],
				looks: ['Dans gone'],
				unchanged: 2,
				after: ['Kor 1 published', 'Dans 2 cancelled', 'Film 3 published'],
			},
		],
		[
			'misses one beyond its days',
			{
				file: [choir, dance],
				looks: ['Film beyond'],
				unchanged: 2,
				after: ['Kor 1 published', 'Dans 2 published', 'Film 3 cancelled'],
			},
		],
		[
			'has lines that cannot be read, and misses nothing',
			{ file: [choir, film, 'BEGIN:VEVENT\r\nUID:2\r\nEND:VEVENT'], unchanged: 2, after: asTaken },
		],
		[
			'is another one, and misses nothing',
			{
				file: [event('8', 'Yoga', '01'), event('9', 'Bold', '06')],
				new: ['Yoga', 'Bold'],
				after: [
					'Kor 1 published',
					'Yoga 1 published',
					'Dans 2 published',
					'Film 3 published',
					'Bold 6 published',
				],
			},
		],
		[
			'has other names for all',
			{ file: [choir, dance, film].map((one) => one.replace('UID:', 'UID:x')), unchanged: 3, after: asTaken },
		],
	])('and %s', async ([, { file, new: fresh = [], looks = [], unchanged = 0, after }], { db }) => {
		const { org, id } = await taken(db);
		await handIn(db, org, ...file);
		const shown = await lookAt(db, org, id);
		expect(await events(db)).toEqual(asTaken);
		expect(shown.waiting.rows.map(({ title }) => title)).toEqual(fresh);
		expect(
			shown.looks.map(({ here, pending, parts }) =>
				[here.title, pending, ...parts.map(({ part }) => part)].join(' '),
			),
		).toEqual(looks);
		expect(shown.source.unchanged).toBe(unchanged);
		await press(db, org, id);
		expect(await events(db)).toEqual(after);
		expect((await lookAt(db, org, id)).looks).toEqual([]);
	});

	test('and has one moved occurrence alone misses nothing', async ({ db }) => {
		const org = await organisation(db, 'a');
		const weekly = event('w', 'Kor', '01', 'RRULE:FREQ=WEEKLY;COUNT=3');
		const id = await handIn(db, org, weekly, dance);
		await press(db, org, id);
		await handIn(db, org, event('w', 'Kor', '09', 'RECURRENCE-ID:20261208T170000Z', 'SEQUENCE:1'));
		const { looks } = await lookAt(db, org, id);
		expect(looks.map(({ pending, here }) => [pending, here.startsAt.getUTCDate()])).toEqual([['changed', 8]]);
		await press(db, org, id);
		expect(await events(db)).toEqual([
			'Kor 1 published',
			'Dans 2 published',
			'Kor 9 published',
			'Kor 15 published',
		]);
	});

	const other = [choir.replace('Kor', 'Koncert'), event('2', 'Dans', '06', 'SEQUENCE:1')];

	test('is left where it was not ticked, and asks again the next time', async ({ db }) => {
		const { org, id } = await taken(db);
		await handIn(db, org, ...other);
		expect(await press(db, org, id, 'Kor', 'Film')).toEqual({ taken: 0, done: 1, edited: 0 });
		const after = ['Kor 1 published', 'Film 3 published', 'Dans 6 published'];
		expect(await events(db)).toEqual(after);
		expect((await lookAt(db, org, id)).looks).toEqual([]);
		await handIn(db, org, ...other);
		const { looks } = await lookAt(db, org, id);
		expect(looks.map(({ here, pending }) => [here.title, pending])).toEqual([
			['Kor', 'changed'],
			['Film', 'gone'],
		]);
		expect(await events(db)).toEqual(after);
	});

	test('does nothing to what was changed here in between, and shows it again', async ({ db }) => {
		const { org, id } = await taken(db);
		await handIn(db, org, ...other);
		const seen = await lookAt(db, org, id);
		await rewrite(db, 'Dans', { title: 'Vores dans' });
		await rewrite(db, 'Film', { title: 'Vores film' });
		// The file does not say how many have room.
		await rewrite(db, 'Kor', { capacity: 20 });
		expect(await takeIn(db, org.as('editor'), org.slug, id, pressed(seen))).toEqual({
			taken: 0,
			done: 1,
			edited: 2,
		});
		expect(await events(db)).toEqual([
			'Koncert 1 published',
			'Vores dans 2 published',
			'Vores film 3 published',
		]);
		const { looks } = await lookAt(db, org, id);
		expect(looks).toMatchObject([
			{
				editedSince: true,
				here: { title: 'Vores dans' },
				parts: [
					{ part: 'title', kept: true },
					{ part: 'time', kept: false },
				],
			},
			{ editedSince: true, here: { title: 'Vores film' }, pending: 'gone' },
		]);
		expect(await press(db, org, id, 'Vores film')).toEqual({ taken: 0, done: 1, edited: 0 });
		expect(await events(db)).toEqual([
			'Koncert 1 published',
			'Vores film 3 published',
			'Vores dans 6 published',
		]);
	});

	test('does nothing that another file has put another look in place of', async ({ db }) => {
		const { org, id } = await taken(db);
		await handIn(db, org, choir, event('2', 'Dans', '06', 'SEQUENCE:1'), film);
		const seen = await lookAt(db, org, id);
		await handIn(db, org, choir, event('2', 'Dans', '07', 'SEQUENCE:2'), film);
		const decisions = pressed(seen);
		expect(await takeIn(db, org.as('editor'), org.slug, id, { ...decisions, chosen: [] })).toMatchObject({
			edited: 0,
		});
		expect(await takeIn(db, org.as('editor'), org.slug, id, decisions)).toMatchObject({ done: 0, edited: 1 });
		expect(await events(db)).toEqual(asTaken);
		await press(db, org, id);
		expect(await events(db)).toEqual(['Kor 1 published', 'Film 3 published', 'Dans 7 published']);
	});

	test('never writes over what a person changed here before', async ({ db }) => {
		const { org, id } = await taken(db);
		await rewrite(db, 'Kor', { title: 'Vores kor' });
		await handIn(db, org, choir.replace('Kor', 'Koncert'), dance, film);
		const shown = await lookAt(db, org, id);
		expect(shown.looks).toEqual([]);
		expect(shown.source.unchanged).toBe(3);
		const { rows } = await itemsOf(db, id, { state: 'taken', limit: 50 });
		expect(rows[0]).toMatchObject({ title: 'Koncert', kept: ['title'] });
		await handIn(db, org, event('1', 'Koncert', '05', 'SEQUENCE:1'), dance, film);
		await press(db, org, id);
		expect(await events(db)).toEqual(['Dans 2 published', 'Film 3 published', 'Vores kor 5 published']);
	});

	test('is done once by two who press at once', async ({ db }) => {
		const { org, id } = await taken(db);
		await handIn(db, org, ...other);
		const decisions = pressed(await lookAt(db, org, id));
		const both = await Promise.all([1, 2].map(() => takeIn(db, org.as('editor'), org.slug, id, decisions)));
		expect(both.map(({ done, edited }) => done + edited).toSorted()).toEqual([0, 3]);
		const trail = await db
			.selectFrom('auditEntry')
			.select('verb')
			.where('verb', 'in', ['event.moved', 'event.changed', 'event.cancelled'])
			.execute();
		expect(trail.map(({ verb }) => verb).toSorted()).toEqual([
			'event.cancelled',
			'event.changed',
			'event.moved',
		]);
		expect(await takeIn(db, org.as('editor'), org.slug, id, decisions)).toEqual({
			taken: 0,
			done: 0,
			edited: 0,
		});
	});

	test('and is a list misses a line that went, and none where a line cannot be read', async ({ db }) => {
		const org = await organisation(db, 'a');
		const list = (...lines: string[]) =>
			new File([['nr;titel;dato;fra;til;sted', ...lines].join('\n')], 'a.csv');
		const [first, second, last] = ['1;Kor;1', '2;Dans;2', '3;Film;3'].map((line) => `${line}.12.2026;18;20;`);
		const send = async (...lines: string[]) => {
			setClock(new Date(Date.parse('2026-11-22T12:00:00Z') + ++sent * 60_000));
			const path = await uploadCalendar(db, org.as('editor'), org.slug, settings, list(...lines));
			return Number(path.split('/').at(-1));
		};
		const id = await send(first!, second!, last!);
		await press(db, org, id);
		await send(first!, second!.replace('2.12', '32.12'), last!);
		expect((await lookAt(db, org, id)).looks).toEqual([]);
		await send(first!, last!);
		expect((await lookAt(db, org, id)).looks).toMatchObject([
			{ pending: 'gone', here: { title: 'Dans' }, isDraft: true },
		]);
		await press(db, org, id);
		expect(await events(db)).toEqual(['Kor 1 draft', 'Film 3 draft']);
	});

	test('is nobody else’s', async ({ db }) => {
		const { org, id } = await taken(db);
		const theirs = await organisation(db, 'b');
		await handIn(db, org, ...other);
		const decisions = pressed(await lookAt(db, org, id));
		for (const [actor, slug] of [
			[theirs.as('owner'), theirs.slug],
			[theirs.as('owner'), org.slug],
			[org.as('reader'), org.slug],
		] as const) {
			await expect(takeIn(db, actor, slug, id, decisions)).rejects.toMatchObject({ status: 404 });
			await expect(ownSource(db, actor, { organisation: slug, source: id }, null)).rejects.toMatchObject({
				status: 404,
			});
		}
		expect(await events(db)).toEqual(asTaken);
	});

	test('does not ask about what is off here', async ({ db }) => {
		const { org, id } = await taken(db);
		await db
			.updateTable('event')
			.set({ state: 'cancelled', stateReason: 'Sygdom' })
			.where('title', '=', 'Dans')
			.execute();
		await handIn(db, org, choir, event('2', 'Dans', '06', 'SEQUENCE:1'), film);
		expect((await lookAt(db, org, id)).looks).toEqual([]);
		await handIn(db, org, choir, film);
		expect((await lookAt(db, org, id)).looks).toEqual([]);
	});
});
