import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOf, daysOfRule } from '#lib/events/series/rules/days.server.ts';
import { continuedFrom, endedBefore, movedBy, type Counted } from '#lib/events/series/moving.server.ts';
import { isRule } from '#lib/events/series/rules/rule.ts';
import type { Recurrence } from '#lib/events/series/series.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';

const counted = (rule: string, first: string, more: Partial<Recurrence> = {}): Counted => ({
	first,
	recurrence: { rule, extraDates: [], exceptDates: [], skipHolidays: false, ...more },
});
const daysFor = ({ recurrence, first }: Counted, days = 150) =>
	daysOf(recurrence, first, { from: first, to: addDays(first, days) });

describe('a series from a day on', () => {
	test.each([
		['FREQ=WEEKLY', '2026-12-08', '2026-12-08', 'FREQ=WEEKLY'],
		['FREQ=WEEKLY;COUNT=10', '2026-12-08', '2026-12-08', 'FREQ=WEEKLY;COUNT=8'],
		['FREQ=WEEKLY;UNTIL=20270101', '2026-12-08', '2026-12-08', 'FREQ=WEEKLY;UNTIL=20270101'],
		// an extra date between: the rule goes on with its next day
		['FREQ=WEEKLY;COUNT=10', '2026-12-05', '2026-12-08', 'FREQ=WEEKLY;COUNT=8'],
		// an extra date after the last
		['FREQ=WEEKLY;COUNT=2', '2026-12-24', '2026-12-24', 'FREQ=DAILY;COUNT=1'],
	])('%s from %s', (rule, day, first, expected) => {
		expect(continuedFrom(counted(rule, '2026-11-24'), day)).toMatchObject({
			first,
			recurrence: { rule: expected },
		});
	});
	test('of those that make up for holidays has as many left as were not held', () => {
		const course = counted('FREQ=WEEKLY;COUNT=5', '2026-12-10', { skipHolidays: true });
		const rest = continuedFrom(course, '2026-12-31');
		expect(rest).toMatchObject({ first: '2026-12-31', recurrence: { rule: 'FREQ=WEEKLY;COUNT=3' } });
		expect(daysFor(rest)).toEqual(daysFor(course).slice(2));
		expect(movedBy(course, 1)?.dayFor('2027-01-14')).toBe('2027-01-15');
	});
	test('keeps its own exceptions and extra dates', () => {
		const whole = counted('FREQ=WEEKLY', '2026-11-24', {
			exceptDates: ['2026-12-01', '2026-12-15'],
			extraDates: ['2026-11-26', '2026-12-18'],
		});
		expect(continuedFrom(whole, '2026-12-08').recurrence).toMatchObject({
			exceptDates: ['2026-12-15'],
			extraDates: ['2026-12-18'],
		});
		expect(endedBefore(whole.recurrence, '2026-12-08')).toMatchObject({
			rule: 'FREQ=WEEKLY;UNTIL=20261207',
			exceptDates: ['2026-12-01', '2026-12-15'],
			extraDates: ['2026-11-26'],
		});
	});
});

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const rules = fc
	.tuple(
		fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
		fc.integer({ min: 1, max: 4 }),
		fc.constantFrom('', ';COUNT=12', ';UNTIL=20270401'),
		fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
		fc.constantFrom(1, 2, 3, 4, -1),
	)
	.map(([freq, interval, end, days, nth]) => {
		const by =
			freq === 'WEEKLY' ? `;BYDAY=${days.join(',')}` : freq === 'MONTHLY' ? `;BYDAY=${nth}${days[0]!}` : '';
		return `FREQ=${freq};INTERVAL=${interval}${by}${end}`;
	})
	.map((rule) => {
		const [first] = daysOfRule(rule, '2026-11-24', { from: '2026-11-24', to: '2027-04-30' });
		return first === undefined ? null : counted(rule, first);
	})
	.filter((one) => one !== null);

test('what comes before a day and what comes from it on are the whole, for any rule', () => {
	fc.assert(
		fc.property(rules, fc.nat(20), (whole, place) => {
			const days = daysFor(whole, 200);
			const day = days[Math.min(place, days.length - 1)]!;
			const rest = continuedFrom(whole, day);
			const before = endedBefore(whole.recurrence, day);
			expect(isRule(rest.recurrence.rule) && isRule(before.rule)).toBe(true);
			const to = addDays(whole.first, 200);
			expect([
				...daysOf(before, whole.first, { from: whole.first, to }),
				...daysOf(rest.recurrence, rest.first, { from: day, to }),
			]).toEqual(days);
		}),
	);
});

describe('a series on other days', () => {
	test.each([
		['FREQ=WEEKLY', 1, ['2026-11-25', '2026-12-02', '2026-12-09']],
		['FREQ=WEEKLY;BYDAY=TU', 2, ['2026-11-26', '2026-12-03', '2026-12-10']],
		['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU', 1, ['2026-11-25', '2026-11-30', '2026-12-09']],
		['FREQ=MONTHLY;BYDAY=4TU', 1, ['2026-11-25', '2026-12-23', '2027-01-27']],
		['FREQ=MONTHLY;BYDAY=4TU;UNTIL=20270130', -1, ['2026-11-23', '2026-12-28', '2027-01-25']],
		['FREQ=MONTHLY;BYMONTHDAY=24', 3, ['2026-11-27', '2026-12-27', '2027-01-27']],
		['FREQ=MONTHLY', 3, ['2026-11-27', '2026-12-27', '2027-01-27']],
		['FREQ=DAILY;INTERVAL=3', -1, ['2026-11-23', '2026-11-26', '2026-11-29']],
	])('%s, %i days later', (rule, days, expected) => {
		const moved = movedBy(counted(rule, '2026-11-24'), days)!;
		expect(isRule(moved.recurrence.rule)).toBe(true);
		expect(daysFor(moved).slice(0, 3)).toEqual(expected);
		expect(moved.dayFor('2026-11-24')).toBe(expected[0]);
	});

	test('takes exceptions and extra dates along', () => {
		const moved = movedBy(
			counted('FREQ=MONTHLY;BYDAY=4TU', '2026-11-24', {
				exceptDates: ['2027-01-26'],
				extraDates: ['2026-12-01'],
			}),
			-1,
		)!;
		expect(moved.recurrence).toMatchObject({ exceptDates: ['2027-01-25'], extraDates: ['2026-11-30'] });
	});

	test.each([
		'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1',
		'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=24',
		'FREQ=DAILY;BYDAY=TU',
	])('%s says nothing that could be moved', (rule) =>
		expect(movedBy(counted(rule, '2026-11-24'), 1)).toBeNull(),
	);

	test('has as many, in the same order, and there and back is where it was by days and weeks', () => {
		fc.assert(
			fc.property(rules, fc.integer({ min: -6, max: 6 }), (whole, days) => {
				const moved = movedBy(whole, days);
				if (!moved) return;
				const gone = daysFor(whole).map(moved.dayFor);
				expect(gone).toEqual(daysFor(moved, 400).slice(0, gone.length));
				if (whole.recurrence.rule.startsWith('FREQ=MONTHLY')) return;
				expect(daysFor(movedBy(moved, -days)!)).toEqual(daysFor(whole));
			}),
		);
	});
});
