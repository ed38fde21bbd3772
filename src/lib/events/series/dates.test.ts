/** Which dates a series gets by what is filled in: form, verb and job together, read as a visitor meets them. */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import * as events from '#lib/events/events.server.ts';
import { eventInput } from '#lib/events/input.ts';
import { findEvent } from '#lib/events/queries.server.ts';
import { changeOccurrences } from '#lib/events/series/change-occurrences.server.ts';
import { emptyRecurrence, recurrenceFrom, recurrenceInput } from '#lib/events/series/input.ts';
import { makeOccurrences } from '#lib/events/series/occurrences.server.ts';
import { repeatEvent } from '#lib/events/series/series.server.ts';
import { addDays, copenhagenDate, copenhagenTime } from '#lib/i18n/copenhagen.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { eventForm, organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-10-15T12:00:00Z'));
afterAll(() => setClock(null));

type Typed = Record<string, string | string[]>;
const slugOf = (path: string) => path.split('/').at(-1) ?? '';
const typedDay = (day: string) => day.split('-').toReversed().map(Number).join('.');

/** The form of a new series with these changes, sent. */
function recurrence(first: string, typed: Typed) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...emptyRecurrence(first), ...typed }))
		if (value !== false) for (const one of [value].flat()) form.append(name, String(one));
	return recurrenceFrom(v.parse(recurrenceInput, formValues(form, recurrenceInput)), first);
}

async function repeated(db: Database, first: string, typed: Typed, ofEvent: Typed = {}) {
	const org = await organisation(db, 'nordlys');
	const editor = org.as('editor');
	const input = (changes: Typed) =>
		v.parse(eventInput, formValues(eventForm(org.siteId, { ...ofEvent, ...changes }), eventInput));
	const path = await events.createEvent(db, editor, org.slug, input({ startsOn: typedDay(first) }));
	const template = await repeatEvent(db, editor, org.slug, slugOf(path), recurrence(first, typed));
	const { seriesId } = (await findEvent(db, slugOf(template)))!;
	await makeOccurrences(db, seriesId!);
	const all = () =>
		db
			.selectFrom('event')
			.select(['slug', 'startsAt', 'endsAt'])
			.where('organisationId', '=', org.id)
			.where('occurrenceOn', 'is not', null)
			.orderBy('startsAt')
			.execute();
	return { all, org, editor, input };
}
const days = (rows: readonly { startsAt: Date }[]) => rows.map(({ startsAt }) => copenhagenDate(startsAt));
const clocks = (rows: readonly { startsAt: Date; endsAt: Date }[]) =>
	new Set(rows.map(({ startsAt, endsAt }) => `${copenhagenTime(startsAt)}-${copenhagenTime(endsAt)}`));

const times = (count: number): Typed => ({ ends: 'after', count: String(count) });
const until = (day: string): Typed => ({ ends: 'on', untilOn: typedDay(day) });
const tuesday = '2026-11-24';
/** Two weeks before Christmas Eve. */
const thursday = '2026-12-10';

describe('the dates of a series', () => {
	test.for<[name: string, first: string, typed: Typed, expected: string[]]>([
		['each day', tuesday, { every: 'day', ...times(3) }, ['2026-11-24', '2026-11-25', '2026-11-26']],
		[
			'each tenth day',
			tuesday,
			{ every: 'day', interval: '10', ...times(4) },
			['2026-11-24', '2026-12-04', '2026-12-14', '2026-12-24'],
		],
		['each week', tuesday, times(3), ['2026-11-24', '2026-12-01', '2026-12-08']],
		[
			'each third week',
			tuesday,
			{ interval: '3', ...until('2027-02-01') },
			['2026-11-24', '2026-12-15', '2027-01-05', '2027-01-26'],
		],
		[
			'two days in every other week, weeks from Monday',
			tuesday,
			{ interval: '2', weekdays: ['TU', 'SU'], ...times(5) },
			['2026-11-24', '2026-11-29', '2026-12-08', '2026-12-13', '2026-12-22'],
		],
		[
			'a date of the month that some have not',
			'2026-10-31',
			{ every: 'month', ...times(4) },
			['2026-10-31', '2026-12-31', '2027-01-31', '2027-03-31'],
		],
		[
			'the second Tuesday of the month',
			'2026-12-08',
			{ every: 'month', monthly: 'weekday', ...times(4) },
			['2026-12-08', '2027-01-12', '2027-02-09', '2027-03-09'],
		],
		[
			'the fourth, which is not always the last',
			tuesday,
			{ every: 'month', monthly: 'weekday', ...times(3) },
			['2026-11-24', '2026-12-22', '2027-01-26'],
		],
		[
			'the last Tuesday',
			tuesday,
			{ every: 'month', monthly: 'last', ...times(3) },
			['2026-11-24', '2026-12-29', '2027-01-26'],
		],
		[
			'the last Friday of every other month, over a fifth one',
			'2026-10-30',
			{ every: 'month', interval: '2', monthly: 'last', ...times(3) },
			['2026-10-30', '2026-12-25', '2027-02-26'],
		],
		['until one of its days', tuesday, until('2026-12-08'), ['2026-11-24', '2026-12-01', '2026-12-08']],
		['until the day before one', tuesday, until('2026-12-07'), ['2026-11-24', '2026-12-01']],
		[
			'so many, an exception among them',
			tuesday,
			{ ...times(4), exceptDates: '8.12.2026' },
			['2026-11-24', '2026-12-01', '2026-12-15'],
		],
		[
			'so many and an extra date',
			tuesday,
			{ ...times(2), extraDates: '5.12.2026\n1.12.2026' },
			['2026-11-24', '2026-12-01', '2026-12-05'],
		],
		[
			'so many, a holiday made up for',
			thursday,
			{ ...times(4), skipHolidays: 'on' },
			['2026-12-10', '2026-12-17', '2026-12-31', '2027-01-07'],
		],
		[
			'so many, a holiday made up for and an exception not',
			thursday,
			{ ...times(4), skipHolidays: 'on', exceptDates: '17.12.2026' },
			['2026-12-10', '2026-12-31', '2027-01-07'],
		],
		[
			'so many, an exception on a holiday that is left out anyhow',
			thursday,
			{ ...times(4), skipHolidays: 'on', exceptDates: '24.12.2026' },
			['2026-12-10', '2026-12-17', '2026-12-31', '2027-01-07'],
		],
		[
			'until a day, a holiday not made up for',
			thursday,
			{ ...until('2026-12-31'), skipHolidays: 'on' },
			['2026-12-10', '2026-12-17', '2026-12-31'],
		],
		[
			'an extra date on a holiday, which is meant',
			thursday,
			{ ...times(2), skipHolidays: 'on', extraDates: '24.12.2026' },
			['2026-12-10', '2026-12-17', '2026-12-24'],
		],
		['over the clocks going back', '2026-10-18', times(3), ['2026-10-18', '2026-10-25', '2026-11-01']],
		[
			'over the clocks going forward',
			'2027-03-26',
			{ every: 'day', interval: '2', ...times(3) },
			['2027-03-26', '2027-03-28', '2027-03-30'],
		],
	])('%s', async ([, first, typed, expected], { db }) => {
		const { all } = await repeated(db, first, typed);
		const rows = await all();
		expect(days(rows)).toEqual(expected);
		expect([...clocks(rows)]).toEqual(['18:30-21:00']);
	});

	test.for([
		['back', '4.30', '2026-10-24', ['04:30 +300', '04:30 +360', '04:30 +300']],
		['back, in the hour that comes twice', '2.30', '2026-10-24', ['02:30 +180', '02:30 +180', '02:30 +180']],
		['forward', '4.30', '2027-03-27', ['04:30 +300', '04:30 +240', '04:30 +300']],
		[
			'forward, in the hour that is skipped',
			'2.30',
			'2027-03-27',
			['02:30 +180', '03:30 +180', '02:30 +180'],
		],
	] as const)(
		'a night ends when its clock says so as they go %s',
		async ([, endsTime, night, expected], { db }) => {
			const { all } = await repeated(
				db,
				addDays(night, -1),
				{ every: 'day', ...times(3) },
				{ startsTime: '23.30', endsOn: typedDay(night), endsTime },
			);
			expect(
				(await all()).map(
					({ startsAt, endsAt }) =>
						`${copenhagenTime(endsAt)} +${(endsAt.getTime() - startsAt.getTime()) / 60_000}`,
				),
			).toEqual(expected);
		},
	);

	test.for([
		['one', ['18:30', '19:30', '18:30', '18:30']],
		['later', ['18:30', '19:30', '19:30', '19:30']],
		['all', ['19:30', '19:30', '19:30', '19:30']],
	] as const)(
		'another hour for %s stays that hour over both sides of the change',
		async ([scope, expected], { db }) => {
			const { all, org, editor, input } = await repeated(db, '2027-03-14', times(4));
			const [, second] = await all();
			const typed = { startsOn: '21.3.2027', startsTime: '19.30', endsTime: '22' };
			await changeOccurrences(db, editor, org.slug, second!.slug, input(typed), {
				scope,
				alsoDetached: false,
			});
			const rows = await all();
			expect(days(rows)).toEqual(['2027-03-14', '2027-03-21', '2027-03-28', '2027-04-04']);
			expect(rows.map(({ startsAt }) => copenhagenTime(startsAt))).toEqual(expected);
		},
	);
});
