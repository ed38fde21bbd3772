/** Editing, cancelling and publishing a series: this one, this one and later, all. */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { answerAsk } from '#lib/events/co-organisers/co-organisers.server.ts';
import * as events from '#lib/events/events.server.ts';
import { eventInput, type EventInput } from '#lib/events/input.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { changeOccurrences, type Reach } from '#lib/events/series/change-occurrences.server.ts';
import {
	cancelOccurrences,
	deleteOccurrences,
	endSeries,
} from '#lib/events/series/end-occurrences.server.ts';
import { makeOccurrences } from '#lib/events/series/occurrences.server.ts';
import { pauseSeries, publishSeries } from '#lib/events/series/publishing.server.ts';
import { repeatEvent } from '#lib/events/series/series.server.ts';
import type { Recurrence } from '#lib/events/series/series.ts';
import { copenhagenDate, copenhagenTime } from '#lib/i18n/copenhagen.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import {
	comes,
	eventForm,
	organisation,
	type TestOrganisation,
} from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const refused = (code: string) => ({ name: 'Refused', code });
const slugOf = (path: string) => path.split('/').at(-1) ?? '';
type Typed = Record<string, string | string[]>;
const input = (org: TestOrganisation, changes: Typed = {}): EventInput =>
	v.parse(eventInput, formValues(eventForm(org.siteId, changes), eventInput));
const five: Recurrence = {
	rule: 'FREQ=WEEKLY;COUNT=5',
	extraDates: [],
	exceptDates: [],
	skipHolidays: false,
};

/** Five Tuesdays from 24 November to 22 December, 18.30 to 21. */
async function tuesdays(db: Database, changes: Typed = {}) {
	const org = await organisation(db, 'nordlys');
	const editor = org.as('editor');
	const first = slugOf(await events.createEvent(db, editor, org.slug, input(org, changes)));
	const template = slugOf(await repeatEvent(db, editor, org.slug, first, five));
	const { seriesId } = (await findEvent(db, template))!;
	await makeOccurrences(db, seriesId!);
	const all = () =>
		db
			.selectFrom('event')
			.selectAll()
			.where('organisationId', '=', org.id)
			.where('occurrenceOn', 'is not', null)
			.orderBy('startsAt')
			.execute();
	const on = async (day: string) =>
		(await all()).find(({ startsAt }) => copenhagenDate(startsAt) === day)!.slug;
	/** As somebody sends the form of the one on that day. */
	const change = async (day: string, typed: Typed, reach: Partial<Reach>) => {
		const slug = await on(day);
		const date = (text: string) => text.split('-').toReversed().map(Number).join('.');
		return changeOccurrences(
			db,
			editor,
			org.slug,
			slug,
			input(org, { startsOn: date(day), ...changes, ...typed }),
			{
				scope: 'one',
				alsoDetached: false,
				...reach,
			},
		);
	};
	const days = async () => (await all()).map(({ startsAt }) => copenhagenDate(startsAt).slice(5));
	const titles = async () => (await all()).map(({ title }) => title);
	const make = async () => {
		const ids = await db.selectFrom('eventSeries').select('id').execute();
		let made = 0;
		for (const { id } of ids) made += await makeOccurrences(db, id);
		return made;
	};
	return { org, editor, template, seriesId: seriesId!, all, on, change, days, titles, make };
}
const usual = 'Prøv en læreplads';

describe('a change of', () => {
	test('this one stays with it', async ({ db }) => {
		const { change, titles, make } = await tuesdays(db);
		await change('2026-12-08', { title: 'Julefrokost' }, { scope: 'one' });
		expect(await titles()).toEqual([usual, usual, 'Julefrokost', usual, usual]);
		expect(await make()).toBe(0);
	});

	test('this one and later makes a series of them', async ({ db }) => {
		const { change, titles, all, make, seriesId } = await tuesdays(db);
		await change(
			'2026-12-08',
			{ title: 'Julefrokost', startsTime: '19.30', endsTime: '22' },
			{ scope: 'later' },
		);
		expect(await titles()).toEqual([usual, usual, 'Julefrokost', 'Julefrokost', 'Julefrokost']);
		const rows = await all();
		expect(rows.map((row) => copenhagenTime(row.startsAt))).toEqual([
			'18:30',
			'18:30',
			'19:30',
			'19:30',
			'19:30',
		]);
		expect(rows.map((row) => row.seriesId === seriesId)).toEqual([true, true, false, false, false]);
		expect(rows.every(({ detached }) => !detached)).toBe(true);
		const rules = await db.selectFrom('eventSeries').select('rule').orderBy('id').execute();
		expect(rules.map(({ rule }) => rule)).toEqual(['FREQ=WEEKLY;UNTIL=20261207', 'FREQ=WEEKLY;COUNT=3']);
		expect(await make()).toBe(0);
	});

	test('all changes the coming ones and what is made after them', async ({ db }) => {
		const { change, titles, template, make } = await tuesdays(db);
		setClock('2026-12-02T12:00:00Z');
		await change('2026-12-15', { title: 'Julefrokost' }, { scope: 'all' });
		setClock('2026-11-22T12:00:00Z');
		// Two have been held.
		expect(await titles()).toEqual([usual, usual, 'Julefrokost', 'Julefrokost', 'Julefrokost']);
		expect((await findEvent(db, template))!.title).toBe('Julefrokost');
		expect(await make()).toBe(0);
	});

	test('all to another weekday moves this week too, once', async ({ db }) => {
		const { change, days, make } = await tuesdays(db);
		await change('2026-12-01', { startsOn: '2.12.2026' }, { scope: 'all' });
		expect(await days()).toEqual(['11-25', '12-02', '12-09', '12-16', '12-23']);
		expect(await make()).toBe(0);
	});

	test('later works also where the first was thrown away', async ({ db }) => {
		const { change, days, make, org, editor, on } = await tuesdays(db);
		await events.deleteDraft(db, editor, org.slug, await on('2026-11-24'));
		await change('2026-12-01', { startsOn: '3.12.2026' }, { scope: 'later' });
		expect(await days()).toEqual(['12-03', '12-10', '12-17', '12-24']);
		expect(await make()).toBe(0);
		expect(await db.selectFrom('eventSeries').select('id').execute()).toHaveLength(1);
	});

	test('all leaves a moved one where it is, with nothing beside it, until it is asked along', async ({
		db,
	}) => {
		const { change, days, titles, make } = await tuesdays(db);
		await change('2026-12-08', { startsOn: '10.12.2026', title: 'Udflugt' }, { scope: 'one' });
		await change('2026-12-01', { startsOn: '2.12.2026' }, { scope: 'all' });
		expect(await days()).toEqual(['11-25', '12-02', '12-10', '12-16', '12-23']);
		expect(await make()).toBe(0);
		await change('2026-12-02', { title: 'Fællesspisning' }, { scope: 'all' });
		expect(await titles()).toEqual([
			...Array<string>(2).fill('Fællesspisning'),
			'Udflugt',
			...Array<string>(2).fill('Fællesspisning'),
		]);
		await change('2026-12-02', { title: 'Fællesspisning' }, { scope: 'all', alsoDetached: true });
		expect(await days()).toEqual(['11-25', '12-02', '12-09', '12-16', '12-23']);
		expect(new Set(await titles())).toEqual(new Set(['Fællesspisning']));
	});

	test('all keeps what only one of them says', async ({ db }) => {
		const { change, all } = await tuesdays(db);
		await change('2026-12-08', { priceKr: '50' }, { scope: 'one' });
		await change('2026-12-08', { priceKr: '50', title: 'Fællesspisning' }, { scope: 'all' });
		expect((await all()).map(({ priceKr, title }) => [priceKr, title])).toEqual(
			[0, 0, 50, 0, 0].map((price) => [price, 'Fællesspisning']),
		);
	});

	test('public ones is told to those who signed up, each of their own date', async ({ db }) => {
		const { change, all, org, editor, template, on } = await tuesdays(db);
		await publishSeries(db, editor, org.slug, template, { wordingRead: false });
		await comes(db, await on('2026-12-08'), 'gaest@example.dk');
		await change('2026-12-01', { startsTime: '19', endsTime: '21', capacity: '10' }, { scope: 'later' });
		expect((await all()).map(({ sequence }) => sequence)).toEqual([0, 1, 1, 1, 1]);
		await expect(
			change('2026-12-01', { startsTime: '19', endsTime: '21', capacity: '0' }, { scope: 'all' }),
		).rejects.toThrow();
	});

	test('a move of all remembers what was told, and no offer lasts beyond the new beginning', async ({
		db,
	}) => {
		const { change, all, org, editor, template, on } = await tuesdays(db, { capacity: '1' });
		await publishSeries(db, editor, org.slug, template, { wordingRead: false });
		const slug = await on('2026-12-08');
		await comes(db, slug, 'foerst@example.dk');
		const { id: eventId, startsAt } = (await all()).find((one) => one.slug === slug)!;
		await db
			.updateTable('registration')
			.set({ state: 'offered', offeredUntil: startsAt })
			.where('eventId', '=', eventId)
			.execute();
		await change('2026-12-01', { startsTime: '16', endsTime: '18' }, { scope: 'all' });
		const moved = (await all()).find(({ id }) => id === eventId)!;
		expect(moved.knownBefore).toMatchObject({ startsAt: startsAt.toISOString() });
		const { offeredUntil } = await db
			.selectFrom('registration')
			.select('offeredUntil')
			.where('eventId', '=', eventId)
			.executeTakeFirstOrThrow();
		expect(offeredUntil).toEqual(moved.startsAt);
		const off = { reason: 'Syg', scope: 'all' } as const;
		await cancelOccurrences(db, editor, org.slug, slug, off);
		expect(
			await db.selectFrom('registration').select('state').where('eventId', '=', eventId).execute(),
		).not.toContainEqual({ state: 'offered' });
	});

	test('all that are signed up to elsewhere puts who is offered a place into the line again', async ({
		db,
	}) => {
		const { change, all, org, editor, template, on } = await tuesdays(db, { capacity: '1' });
		await publishSeries(db, editor, org.slug, template, { wordingRead: false });
		const slug = await on('2026-12-08');
		await comes(db, slug, 'foerst@example.dk');
		const { id: eventId, startsAt } = (await all()).find((one) => one.slug === slug)!;
		await db.updateTable('registration').set({ state: 'offered', offeredUntil: startsAt }).execute();
		await change(
			'2026-12-01',
			{ signUp: 'link', signUpUrl: 'https://tilmelding.example/1' },
			{ scope: 'all' },
		);
		expect(
			await db.selectFrom('registration').select(['eventId', 'state', 'offeredUntil']).execute(),
		).toEqual([{ eventId, state: 'waiting', offeredUntil: null }]);
	});

	test('a change of this and later says what it made of the series', async ({ db }) => {
		const { change } = await tuesdays(db);
		const later = await change('2026-12-08', { title: 'Julefrokost' }, { scope: 'later' });
		expect(later).toEqual({ before: '2026-12-07', from: '2026-12-08' });
		expect(await change('2026-12-01', { title: 'Advent' }, { scope: 'all' })).toBeNull();
		expect(await change('2026-12-01', { title: 'Første' }, { scope: 'one' })).toBeNull();
	});

	test('one that is cancelled, held or begun is left as it was told', async ({ db }) => {
		const { change, titles, org, editor, template, on } = await tuesdays(db);
		await publishSeries(db, editor, org.slug, template, { wordingRead: false });
		await events.cancelEvent(db, editor, org.slug, await on('2026-12-08'), 'Ferie');
		await change('2026-12-01', { title: 'Fællesspisning' }, { scope: 'all' });
		expect((await titles())[2]).toBe(usual);
	});

	test('two editors at once: the series stays whole', async ({ db }) => {
		const { change, days, make } = await tuesdays(db);
		await Promise.allSettled([
			change('2026-12-01', { startsOn: '2.12.2026' }, { scope: 'all' }),
			change('2026-12-08', { title: 'Julefrokost' }, { scope: 'later' }),
			make(),
		]);
		expect(new Set(await days()).size).toBe(5);
		expect(await make()).toBe(0);
	});

	test('a stranger’s is a 404, and so is the template', async ({ db }) => {
		const { org, on, template } = await tuesdays(db);
		const other = await organisation(db, 'fremmed');
		const reach = { scope: 'all', alsoDetached: false } as const;
		const attempt = (actor = other.as('owner'), slug = template) =>
			changeOccurrences(db, actor, org.slug, slug, input(org), reach);
		await expect(attempt(other.as('owner'), await on('2026-12-08'))).rejects.toMatchObject({ status: 404 });
		await expect(attempt(org.as('reporter'), await on('2026-12-08'))).rejects.toMatchObject({ status: 404 });
		await expect(attempt(org.as('editor'))).rejects.toMatchObject({ status: 404 });
	});
});

describe('calling off', () => {
	test.for([
		['one', ['published', 'cancelled', 'published', 'published', 'published']],
		['later', ['published', 'cancelled', 'cancelled', 'cancelled', 'cancelled']],
		['all', ['cancelled', 'cancelled', 'cancelled', 'cancelled', 'cancelled']],
	] as const)('%s', async ([scope, states], { db }) => {
		const { all, on, change, org, editor, template, make } = await tuesdays(db);
		await publishSeries(db, editor, org.slug, template, { wordingRead: false });
		// A moved one goes with the others.
		await change('2026-12-15', { startsOn: '17.12.2026' }, { scope: 'one' });
		await cancelOccurrences(db, editor, org.slug, await on('2026-12-01'), { reason: 'Ferie', scope });
		expect((await all()).map(({ state }) => state)).toEqual(states);
		expect(await make()).toBe(0);
	});

	test('drafts goes too, and public ones are not called off without a reason', async ({ db }) => {
		const { days, on, org, editor } = await tuesdays(db);
		await deleteOccurrences(db, editor, org.slug, await on('2026-12-15'), 'later');
		expect(await days()).toEqual(['11-24', '12-01', '12-08']);
		await events.publishEvent(db, editor, org.slug, await on('2026-12-08'), { wordingRead: false });
		await expect(
			deleteOccurrences(db, editor, org.slug, await on('2026-12-01'), 'later'),
		).rejects.toMatchObject(refused('event_series_public'));
	});

	test('the whole series', async ({ db }) => {
		const { all, org, editor, template, seriesId, on } = await tuesdays(db);
		await events.publishEvent(db, editor, org.slug, await on('2026-12-08'), { wordingRead: false });
		await expect(endSeries(db, editor, org.slug, template, { reason: '' })).rejects.toMatchObject(
			refused('event_series_reason'),
		);
		expect(await endSeries(db, editor, org.slug, template, { reason: 'Vi flytter' })).toBe(true);
		expect((await all()).map(({ state }) => state)).toEqual(['cancelled']);
		expect(await makeOccurrences(db, seriesId)).toBe(0);
	});

	test('a series of drafts leaves nothing', async ({ db }) => {
		const { org, editor, template } = await tuesdays(db);
		expect(await endSeries(db, editor, org.slug, template, { reason: '' })).toBe(false);
		expect(await db.selectFrom('event').select('id').execute()).toEqual([]);
		expect(await db.selectFrom('eventSeries').select('id').execute()).toEqual([]);
	});
});

describe('publishing a series', () => {
	test('publishes what is there and what is made from then on, until it is paused', async ({ db }) => {
		const { all, org, editor, template, seriesId, make } = await tuesdays(db);
		await db.deleteFrom('event').where('occurrenceOn', '>', '2026-12-01').execute();
		await publishSeries(db, editor, org.slug, template, { wordingRead: false });
		await make();
		expect((await all()).map(({ state }) => state)).toEqual(Array(5).fill('published'));
		await db.deleteFrom('event').where('occurrenceOn', '>', '2026-12-15').execute();
		await pauseSeries(db, editor, org.slug, template);
		await makeOccurrences(db, seriesId);
		expect((await all()).map(({ state }) => state)).toEqual([...Array<string>(4).fill('published'), 'draft']);
	});

	test('looks at the words of all, also of one that was changed by hand', async ({ db }) => {
		const { change, org, editor, template } = await tuesdays(db);
		await change(
			'2026-12-08',
			{ description: 'Kun for danskere, der kan lide kaffe og kage.' },
			{ scope: 'one' },
		);
		await expect(publishSeries(db, editor, org.slug, template, { wordingRead: false })).rejects.toMatchObject(
			refused('wording_unread'),
		);
		await publishSeries(db, editor, org.slug, template, { wordingRead: true });
	});

	test('asks who holds it too once, and takes a yes for those that come', async ({ db }) => {
		const other = await organisation(db, 'skolen');
		const { org, editor, template, on, make } = await tuesdays(db, { coOrganisers: ['skolen'] });
		await db.deleteFrom('event').where('occurrenceOn', '>', '2026-12-15').execute();
		await publishSeries(db, editor, org.slug, template, { wordingRead: false });
		const letters = await db.selectFrom('mail').select('toAddress').execute();
		expect(letters).toHaveLength(1);
		await answerAsk(db, other.as('editor'), other.slug, await on('2026-12-01'), 'accepted');
		await make();
		const states = await db
			.selectFrom('eventOrganiser')
			.innerJoin('event', 'event.id', 'eventOrganiser.eventId')
			.select('eventOrganiser.state')
			.where('occurrenceOn', 'is not', null)
			.execute();
		expect(states.map(({ state }) => state)).toEqual(Array(5).fill('accepted'));
	});

	test('is for an approved organisation, and nobody else’s', async ({ db }) => {
		const { org, template } = await tuesdays(db);
		const other = await organisation(db, 'fremmed');
		for (const actor of [other.as('owner'), org.as('reporter')]) {
			await expect(publishSeries(db, actor, org.slug, template, { wordingRead: true })).rejects.toMatchObject(
				{ status: 404 },
			);
			await expect(pauseSeries(db, actor, org.slug, template)).rejects.toMatchObject({ status: 404 });
			await expect(endSeries(db, actor, org.slug, template, { reason: 'x' })).rejects.toMatchObject({
				status: 404,
			});
		}
	});
});
