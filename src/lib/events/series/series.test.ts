import { sql } from 'kysely';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test as plain } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { answerAsk } from '#lib/events/co-organisers/co-organisers.server.ts';
import * as events from '#lib/events/events.server.ts';
import { eventInput, type EventInput } from '#lib/events/input.ts';
import { findEvent, ownEvents } from '#lib/events/queries.server.ts';
import { extendSeries, makeOccurrences, makeOccurrencesOf } from '#lib/events/series/occurrences.server.ts';
import { ownSeriesList, seriesPage } from '#lib/events/series/readers.server.ts';
import { changeRecurrence, repeatEvent } from '#lib/events/series/series.server.ts';
import { takenAway, type Occurrence, type Recurrence } from '#lib/events/series/series.ts';
import { setClock } from '#lib/platform/clock.ts';
import {
	comes,
	eventForm,
	organisation,
	type TestOrganisation,
} from '../../../../tests/support/cast/events.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const input = (org: TestOrganisation, changes: Record<string, string | string[]> = {}): EventInput =>
	v.parse(eventInput, formValues(eventForm(org.siteId, changes), eventInput));
const slugOf = (path: string) => path.split('/').at(-1) ?? '';
const notFound = { status: 404 };
const refused = (code: string) => ({ name: 'Refused', code });

const every = (rule: string, more: Partial<Recurrence> = {}): Recurrence => ({
	rule,
	extraDates: [],
	exceptDates: [],
	skipHolidays: false,
	...more,
});
/** Tuesdays, from the evening of 24 November: until half a year ahead, 24 May. */
const tuesdays = every('FREQ=WEEKLY');

async function draft(db: Database, org: TestOrganisation, changes: Record<string, string | string[]> = {}) {
	return slugOf(await events.createEvent(db, org.as('editor'), org.slug, input(org, changes)));
}

async function seriesOf(db: Database, org: TestOrganisation, recurrence = tuesdays) {
	const first = await draft(db, org);
	const template = slugOf(await repeatEvent(db, org.as('editor'), org.slug, first, recurrence));
	const { seriesId } = (await findEvent(db, template))!;
	await makeOccurrences(db, seriesId!);
	return { id: seriesId!, template, first };
}

const occurrences = (db: Database, seriesId: number) =>
	db
		.selectFrom('event')
		.selectAll()
		.where('seriesId', '=', seriesId)
		.where('occurrenceOn', 'is not', null)
		.orderBy('occurrenceOn')
		.execute();
const daysMade = async (db: Database, seriesId: number) =>
	(await occurrences(db, seriesId)).map(({ occurrenceOn }) => occurrenceOn);
const slugOn = async (db: Database, seriesId: number, day: string) =>
	(await occurrences(db, seriesId)).find(({ occurrenceOn }) => occurrenceOn === day)?.slug ?? '';

describe('repeating an event', () => {
	test('makes it the first occurrence, and the rest as drafts like it, at the same wall time', async ({
		db,
	}) => {
		const org = await organisation(db, 'nordlys');
		const { id, first } = await seriesOf(db, org, { ...tuesdays, skipHolidays: true });
		const made = await occurrences(db, id);
		expect(made).toHaveLength(26);
		expect(made[0]).toMatchObject({ slug: first, occurrenceOn: '2026-11-24', createdBy: expect.anything() });
		expect(made.at(-1)).toMatchObject({
			occurrenceOn: '2027-05-18',
			startsAt: new Date('2027-05-18T16:30:00Z'),
			endsAt: new Date('2027-05-18T19:00:00Z'),
			state: 'draft',
			title: 'Prøv en læreplads',
			capacity: 10,
			districtNr: 8,
			detached: false,
			createdBy: null,
		});
		const log = await db
			.selectFrom('auditEntry')
			.select(['verb', 'actor', 'organisationId'])
			.where('verb', '=', 'event.occurrence_made')
			.execute();
		expect(log).toHaveLength(25);
		expect(log[0]).toMatchObject({ actor: 'system', organisationId: org.id });
	});

	test('keeps its state, its address and those who signed up', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const slug = await draft(db, org);
		await events.publishEvent(db, org.as('editor'), org.slug, slug, { wordingRead: false });
		await comes(db, slug, 'gaest@example.dk');
		await repeatEvent(db, org.as('editor'), org.slug, slug, tuesdays);
		expect(await findEvent(db, slug)).toMatchObject({
			state: 'published',
			taken: 1,
			occurrenceOn: '2026-11-24',
			detached: false,
		});
	});

	test('takes those along who hold it too: each occurrence asks them when it is published', async ({
		db,
	}) => {
		const [org, other] = [await organisation(db, 'nordlys'), await organisation(db, 'skolen')];
		const slug = await draft(db, org, { coOrganisers: ['skolen'] });
		await events.publishEvent(db, org.as('editor'), org.slug, slug, { wordingRead: false });
		await answerAsk(db, other.as('editor'), other.slug, slug, 'accepted');
		const template = slugOf(await repeatEvent(db, org.as('editor'), org.slug, slug, tuesdays));
		const { seriesId } = (await findEvent(db, template))!;
		await makeOccurrences(db, seriesId!);
		const states = await db
			.selectFrom('eventOrganiser')
			.select((eb) => ['state', eb.fn.countAll<number>().as('count')])
			.groupBy('state')
			.orderBy('state')
			.execute();
		// 26 Tuesdays to 18 May: one has said yes, 25 and the template have it in mind.
		expect(states).toEqual([
			{ state: 'accepted', count: 1 },
			{ state: 'named', count: 26 },
		]);
	});

	test('is done once for a form sent twice, and an event is of one series', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const slug = await draft(db, org);
		const key = crypto.randomUUID();
		const again = () => repeatEvent(db, org.as('editor'), org.slug, slug, tuesdays, key);
		expect(new Set(await Promise.all([again(), again()])).size).toBe(1);
		await expect(repeatEvent(db, org.as('editor'), org.slug, slug, tuesdays)).rejects.toMatchObject(
			refused('event_in_series'),
		);
	});

	test.for([
		['an unknown rule', 'FREQ=HOURLY', 'event_rule_unknown'],
		['a rule without this day', 'FREQ=WEEKLY;BYDAY=WE', 'event_rule_other_day'],
		['a rule that is over', 'FREQ=WEEKLY;UNTIL=20261123', 'event_rule_other_day'],
	] as const)('refuses %s, and so does changing it', async ([, rule, code], { db }) => {
		const org = await organisation(db, 'nordlys');
		const slug = await draft(db, org);
		const editor = org.as('editor');
		await expect(repeatEvent(db, editor, org.slug, slug, every(rule))).rejects.toMatchObject(refused(code));
		const { template } = await seriesOf(db, org);
		await expect(changeRecurrence(db, editor, org.slug, template, every(rule))).rejects.toMatchObject(
			refused(code),
		);
	});

	test('is the organisation’s editors’ own: others meet a 404', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const slug = await draft(db, mine);
		const { template } = await seriesOf(db, mine);
		for (const [actor, desk] of [
			[theirs.as('owner'), theirs.slug],
			[theirs.as('owner'), mine.slug],
			[mine.as('reporter'), mine.slug],
			[visitor, mine.slug],
		] as const) {
			await expect(repeatEvent(db, actor, desk, slug, tuesdays)).rejects.toMatchObject(notFound);
			await expect(changeRecurrence(db, actor, desk, template, tuesdays)).rejects.toMatchObject(notFound);
		}
		// What is no template has no rule to change.
		await expect(changeRecurrence(db, mine.as('editor'), mine.slug, slug, tuesdays)).rejects.toMatchObject(
			notFound,
		);
	});
});

describe('the template', () => {
	test('is a draft that is not listed, published or deleted', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const { template } = await seriesOf(db, org);
		const { rows } = await ownEvents(db, org.id, {
			when: 'coming',
			now: new Date('2026-11-22T12:00:00Z'),
			after: null,
			limit: 100,
		});
		expect(rows, 'a series is listed as one').toEqual([]);
		const [series, ...more] = await ownSeriesList(db, org.id);
		expect(more).toEqual([]);
		expect(series).toMatchObject({ slug: template, coming: 26 });
		const actor = org.as('reader');
		const asked = { after: null, past: false };
		const { dates } = await seriesPage(db, actor, org.slug, template, asked);
		expect(dates.rows).toHaveLength(26);
		expect(dates.rows.map(({ slug }) => slug)).not.toContain(template);
		const editor = org.as('editor');
		await expect(
			events.publishEvent(db, editor, org.slug, template, { wordingRead: true }),
		).rejects.toMatchObject(refused('event_is_template'));
		await expect(events.deleteDraft(db, editor, org.slug, template)).rejects.toMatchObject(
			refused('event_is_template'),
		);
		await expect(
			db.updateTable('event').set({ state: 'published' }).where('slug', '=', template).execute(),
		).rejects.toThrow('event_template_stays_draft');
	});

	test('has on its page what is left out: a date thrown away, a holiday skipped, each once', async ({
		db,
	}) => {
		const org = await organisation(db, 'nordlys');
		// Two of its Fridays are Christmas Day and New Year's Day.
		const rule = 'FREQ=WEEKLY;BYDAY=TU,FR;COUNT=12';
		const recurrence = every(rule, { skipHolidays: true, exceptDates: ['2026-12-25'] });
		const { id, template } = await seriesOf(db, org, recurrence);
		await events.deleteDraft(db, org.as('editor'), org.slug, await slugOn(db, id, '2026-12-01'));
		const leftOut = async () => {
			const asked = { after: null, past: false };
			return (await seriesPage(db, org.as('reader'), org.slug, template, asked)).leftOut;
		};
		expect(await leftOut()).toEqual([
			{ day: '2026-12-01', holiday: false },
			{ day: '2026-12-25', holiday: false },
			{ day: '2027-01-01', holiday: true },
		]);
		setClock('2026-12-26T12:00:00Z');
		const later = await leftOut().finally(() => setClock('2026-11-22T12:00:00Z'));
		expect(later, 'what is over is left out no more').toEqual([{ day: '2027-01-01', holiday: true }]);
	});

	test('says what those are like that are made from now on; its day is the rule’s first', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const { id, template } = await seriesOf(db, org);
		const editor = org.as('editor');
		await events.changeEvent(db, editor, org.slug, template, input(org, { title: 'Fællesspisning' }));
		expect(await findEvent(db, template)).toMatchObject({ title: 'Fællesspisning', detached: false });
		setClock('2026-11-29T12:00:00Z');
		await makeOccurrences(db, id);
		setClock('2026-11-22T12:00:00Z');
		const made = await occurrences(db, id);
		expect([made.at(-2)?.title, made.at(-1)?.title]).toEqual(['Prøv en læreplads', 'Fællesspisning']);
		await expect(
			events.changeEvent(db, editor, org.slug, template, input(org, { startsOn: '25.11.2026' })),
		).rejects.toMatchObject(refused('event_rule_other_day'));
	});

	test('is copied as an event of its own', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const { template } = await seriesOf(db, org);
		const copy = slugOf(await events.copyEvent(db, org.as('editor'), org.slug, template));
		expect(await findEvent(db, copy)).toMatchObject({ seriesId: null, occurrenceOn: null, detached: false });
	});
});

describe('an occurrence', () => {
	test('that is thrown away does not come back', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const { id } = await seriesOf(db, org);
		await events.deleteDraft(db, org.as('editor'), org.slug, await slugOn(db, id, '2026-12-01'));
		expect(await makeOccurrences(db, id)).toBe(0);
		expect(await daysMade(db, id)).not.toContain('2026-12-01');
	});

	test('that is changed by hand keeps its place in the series, also on another day', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const { id } = await seriesOf(db, org);
		const slug = await slugOn(db, id, '2026-12-01');
		await events.changeEvent(db, org.as('editor'), org.slug, slug, input(org, { startsOn: '2.12.2026' }));
		expect(await findEvent(db, slug)).toMatchObject({ occurrenceOn: '2026-12-01', detached: true });
		expect(await makeOccurrences(db, id)).toBe(0);
	});

	test('is never made in the past, nor twice, whenever the job runs', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const { id } = await seriesOf(db, org);
		await db
			.deleteFrom('event')
			.where('seriesId', '=', id)
			.where('occurrenceOn', '>', '2026-11-24')
			.execute();
		setClock('2026-12-01T18:00:00Z');
		const made = await Promise.all([1, 2, 3].map(() => makeOccurrences(db, id)));
		setClock('2026-11-22T12:00:00Z');
		// The evening of 1 December has begun.
		expect(made.toSorted()).toEqual([0, 0, 26]);
		expect((await daysMade(db, id)).slice(0, 2)).toEqual(['2026-11-24', '2026-12-08']);
	});

	test('cannot be made twice, for the database either', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const { id, template } = await seriesOf(db, org);
		const row = (occurrenceOn: string | null) =>
			db
				.insertInto('event')
				.values({
					organisationId: org.id,
					slug: 'en-til',
					title: 'En til',
					startsAt: '2026-12-01T17:30Z',
					endsAt: '2026-12-01T18:30Z',
					seriesId: id,
					occurrenceOn,
				})
				.execute();
		await expect(row('2026-12-01')).rejects.toThrow('event_once_per_day');
		await expect(row(null)).rejects.toThrow('event_once_per_day');
		const set = (change: object) =>
			db.updateTable('event').set(change).where('slug', '=', template).execute();
		await expect(set({ detached: true })).rejects.toThrow('event_only_occurrences_detach');
		await expect(set({ seriesId: null, occurrenceOn: '2026-12-01' })).rejects.toThrow(
			'event_occurrence_has_series',
		);
		const other = await organisation(db, 'en-anden');
		await expect(set({ organisationId: other.id })).rejects.toThrow('event_series_is_own');
	});
});

describe('another rule', () => {
	const made = (changes: Partial<Occurrence>): Occurrence => ({
		id: 1,
		occurrenceOn: '2026-12-01',
		state: 'draft',
		detached: false,
		...changes,
	});
	plain.each<[string, Partial<Occurrence>, number]>([
		['a draft nobody has touched goes', {}, 1],
		['one with a day in it stays', { occurrenceOn: '2026-12-02' }, 0],
		['one changed by hand stays', { detached: true }, 0],
		['a public one stays', { state: 'published' }, 0],
		['a cancelled one stays', { state: 'cancelled' }, 0],
		['a postponed one stays', { state: 'postponed' }, 0],
	])('%s', (_, occurrence, gone) => {
		expect(takenAway(['2026-12-02'], [made(occurrence)])).toHaveLength(gone);
	});

	test('takes the untouched drafts with it, and the job makes its days', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const { id, template } = await seriesOf(db, org);
		const editor = org.as('editor');
		const kept = await slugOn(db, id, '2026-12-08');
		await events.publishEvent(db, editor, org.slug, kept, { wordingRead: false });
		await changeRecurrence(
			db,
			editor,
			org.slug,
			template,
			every('FREQ=WEEKLY;INTERVAL=4;COUNT=3', { extraDates: ['2026-12-12'], exceptDates: ['2027-01-19'] }),
		);
		expect(await daysMade(db, id)).toEqual(['2026-11-24', '2026-12-08', '2026-12-22']);
		await makeOccurrences(db, id);
		expect(await daysMade(db, id)).toEqual(['2026-11-24', '2026-12-08', '2026-12-12', '2026-12-22']);
	});

	test('while the job makes the days of the old one: only days of one rule are left', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const { id, template } = await seriesOf(db, org);
		await db
			.deleteFrom('event')
			.where('seriesId', '=', id)
			.where('occurrenceOn', '>', '2026-11-24')
			.execute();
		const monthly = every('FREQ=MONTHLY;BYDAY=4TU');
		await Promise.all([
			makeOccurrences(db, id),
			changeRecurrence(db, org.as('editor'), org.slug, template, monthly),
			makeOccurrences(db, id),
		]);
		await makeOccurrences(db, id);
		expect(await daysMade(db, id)).toEqual([
			'2026-11-24',
			'2026-12-22',
			'2027-01-26',
			'2027-02-23',
			'2027-03-23',
			'2027-04-27',
		]);
	});

	test('while a draft is published and another thrown away: neither is lost or doubled', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const { id, template } = await seriesOf(db, org);
		const editor = org.as('editor');
		const [kept, gone] = [await slugOn(db, id, '2026-12-08'), await slugOn(db, id, '2026-12-22')];
		const outcomes = await Promise.allSettled([
			events.publishEvent(db, editor, org.slug, kept, { wordingRead: false }),
			events.deleteDraft(db, editor, org.slug, gone),
			changeRecurrence(db, editor, org.slug, template, every('FREQ=MONTHLY;BYDAY=4TU')),
			makeOccurrences(db, id),
		]);
		await makeOccurrences(db, id);
		for (const outcome of outcomes)
			if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(notFound);
		const [published] = (await occurrences(db, id)).filter(({ slug }) => slug === kept);
		expect([undefined, 'published']).toContain(published?.state);
		const days = await daysMade(db, id);
		expect(new Set(days).size).toBe(days.length);
	});
});

describe('the job', () => {
	test('puts each series to work on its own', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		await seriesOf(db, org);
		await seriesOf(db, org);
		await sql`delete from graphile_worker._private_jobs`.execute(db);
		await extendSeries.handle(db, undefined);
		const { rows: jobs } = await sql`select from graphile_worker.jobs
			where task_identifier = ${makeOccurrencesOf.name}`.execute(db);
		expect(jobs).toHaveLength(2);
	});

	test('does nothing for an organisation that may write nothing, and goes on when it may again', async ({
		db,
	}) => {
		const org = await organisation(db, 'nordlys');
		const slug = await draft(db, org);
		const template = slugOf(await repeatEvent(db, org.as('editor'), org.slug, slug, tuesdays));
		const { seriesId } = (await findEvent(db, template))!;
		const becomes = (state: 'suspended' | 'approved') =>
			db.updateTable('organisation').set({ state }).where('id', '=', org.id).execute();
		await becomes('suspended');
		expect(await makeOccurrences(db, seriesId!)).toBe(0);
		await becomes('approved');
		expect(await makeOccurrences(db, seriesId!)).toBe(25);
		expect(await makeOccurrences(db, 999)).toBe(0);
	});
});
