import fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, test } from 'vitest';
import { onDay } from '#lib/events/event.ts';
import { daysOf, daysOfRule } from '#lib/events/series/rules/days.server.ts';
import { isRule } from '#lib/events/series/rules/rule.ts';
import { previewOf } from '#lib/events/series/preview.server.ts';
import type { Recurrence } from '#lib/events/series/series.ts';
import { addDays, copenhagenInstant, copenhagenTime, daysBetween, weekdayOf } from '#lib/i18n/copenhagen.ts';

const plain = (rule: string, more: Partial<Recurrence> = {}): Recurrence => ({
	rule,
	extraDates: [],
	exceptDates: [],
	skipHolidays: false,
	...more,
});

describe('the days of a rule', () => {
	test.each([
		['FREQ=DAILY;INTERVAL=3;COUNT=3', '2026-11-24', ['2026-11-24', '2026-11-27', '2026-11-30']],
		['FREQ=WEEKLY;COUNT=2', '2026-11-24', ['2026-11-24', '2026-12-01']],
		['FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3', '2026-11-24', ['2026-11-24', '2026-11-26', '2026-12-01']],
		['FREQ=WEEKLY;UNTIL=20261208', '2026-11-24', ['2026-11-24', '2026-12-01', '2026-12-08']],
		// every other week: the week begins on Monday unless it is said to begin on Sunday
		['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=3', '2026-11-24', ['2026-11-24', '2026-11-29', '2026-12-08']],
		[
			'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=3;WKST=SU',
			'2026-11-24',
			['2026-11-24', '2026-12-06', '2026-12-08'],
		],
		['FREQ=MONTHLY;BYDAY=4TU;COUNT=3', '2026-11-24', ['2026-11-24', '2026-12-22', '2027-01-26']],
		['FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', '2026-11-27', ['2026-11-27', '2026-12-25', '2027-01-29']],
		// months without a 31st have none
		['FREQ=MONTHLY;COUNT=3', '2026-10-31', ['2026-10-31', '2026-12-31', '2027-01-31']],
		['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2026-12-31', ['2026-12-31', '2027-01-31', '2027-02-28']],
		[
			'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3',
			'2026-12-31',
			['2026-12-31', '2027-01-29', '2027-02-26'],
		],
		['FREQ=YEARLY;COUNT=2', '2024-02-29', ['2024-02-29', '2028-02-29']],
		['FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=23;COUNT=2', '2027-06-23', ['2027-06-23', '2028-06-23']],
		['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2027-02-01', []],
	])('%s from %s', (rule, first, expected) => {
		expect(isRule(rule)).toBe(true);
		expect(daysOfRule(rule, first, { from: first, to: addDays(first, 5 * 366) })).toEqual(expected);
	});

	test.each([
		['before it begins', '2026-11-01', '2026-11-23', []],
		['a day before it and its first', '2026-11-23', '2026-11-24', ['2026-11-24']],
		['one of its days', '2026-12-01', '2026-12-01', ['2026-12-01']],
		['a day between', '2026-12-02', '2026-12-02', []],
		['far ahead', '2036-12-01', '2036-12-08', ['2036-12-02']],
		['backwards', '2026-12-02', '2026-12-01', []],
	])('every Tuesday, asked for %s', (_, from, to, expected) => {
		expect(daysOf(plain('FREQ=WEEKLY'), '2026-11-24', { from, to })).toEqual(expected);
	});
});

describe('the days of a series', () => {
	const christmas = { from: '2026-12-15', to: '2027-01-12' };
	test.each<[string, Partial<Recurrence>, string[]]>([
		['by its rule', {}, ['2026-12-17', '2026-12-24', '2026-12-31', '2027-01-07']],
		['without holidays', { skipHolidays: true }, ['2026-12-17', '2026-12-31', '2027-01-07']],
		[
			'with an extra date, once, also on a holiday',
			{ skipHolidays: true, extraDates: ['2026-12-25', '2026-12-17'] },
			['2026-12-17', '2026-12-25', '2026-12-31', '2027-01-07'],
		],
		[
			'an exception is stronger than an extra date',
			{ extraDates: ['2026-12-18'], exceptDates: ['2026-12-18', '2026-12-24', '2026-12-20'] },
			['2026-12-17', '2026-12-31', '2027-01-07'],
		],
		[
			'an extra date before it begins is none',
			{ extraDates: ['2026-12-16', '2027-02-01'] },
			['2026-12-17', '2026-12-24', '2026-12-31', '2027-01-07'],
		],
	])('%s', (_, more, expected) => {
		expect(daysOf(plain('FREQ=WEEKLY', more), '2026-12-17', christmas)).toEqual(expected);
	});

	test('five times without holidays is five times, from whichever day it is asked', () => {
		const course = plain('FREQ=WEEKLY;COUNT=5', { skipHolidays: true });
		const five = ['2026-12-10', '2026-12-17', '2026-12-31', '2027-01-07', '2027-01-14'];
		const year = { from: '2026-12-10', to: '2027-12-10' };
		expect(daysOf(course, '2026-12-10', year)).toEqual(five);
		expect(daysOf(course, '2026-12-10', { ...year, from: '2027-01-01' })).toEqual(five.slice(3));
		expect(daysOf(plain('FREQ=WEEKLY;COUNT=5'), '2026-12-10', year)).toHaveLength(5);
		expect(previewOf(course, '2026-12-10')).toMatchObject({ days: five, more: 0, holidays: ['2026-12-24'] });
	});

	test.each([
		['Maundy Thursday', '2027-03-25'],
		['Easter Monday', '2027-03-29'],
		['Ascension Day', '2027-05-06'],
		['Christmas Eve', '2026-12-24'],
		['New Year’s Day', '2027-01-01'],
	])('%s is left out where holidays are', (_, day) => {
		const first = addDays(day, -7);
		const span = { from: day, to: day };
		expect(daysOf(plain('FREQ=WEEKLY'), first, span)).toEqual([day]);
		expect(daysOf(plain('FREQ=WEEKLY', { skipHolidays: true }), first, span)).toEqual([]);
	});

	test('an evening stays at its wall time over both changes of the clocks', () => {
		const startsAt = copenhagenInstant('2026-10-20', '18:30');
		const evening = { startsAt, endsAt: new Date(startsAt.getTime() + 9_000_000) };
		const days = daysOf(plain('FREQ=WEEKLY'), '2026-10-20', { from: '2026-10-20', to: '2027-04-06' });
		expect(days).toHaveLength(25);
		const utc = new Set<string>();
		for (const day of days) {
			const { startsAt: start, endsAt: end } = onDay(evening, day);
			expect([copenhagenTime(start), copenhagenTime(end)]).toEqual(['18:30', '21:00']);
			utc.add(start.toISOString().slice(11, 16));
		}
		expect([...utc]).toEqual(['16:30', '17:30']);
	});
});

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));
const interval = fc.integer({ min: 1, max: 12 });
const chosen = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
const span = { least: 0, most: 500 };
const rule = fc.oneof(
	interval.map((n) => `FREQ=DAILY;INTERVAL=${n}`),
	fc
		.tuple(interval, chosen)
		.map(([n, days]) => `FREQ=WEEKLY;INTERVAL=${n};BYDAY=${days.map((nr) => names[nr - 1]).join(',')}`),
	fc
		.tuple(interval, fc.constantFrom(-2, -1, 1, 2, 3, 4, 5), fc.constantFrom(...names))
		.map(([n, nr, name]) => `FREQ=MONTHLY;INTERVAL=${n};BYDAY=${nr}${name}`),
	fc
		.tuple(interval, fc.constantFrom(-31, -1, 1, 15, 28, 29, 30, 31))
		.map(([n, nr]) => `FREQ=MONTHLY;INTERVAL=${n};BYMONTHDAY=${nr}`),
	fc
		.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
		.map(([month, nr]) => `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${nr}`),
);
const ended = fc
	.tuple(
		rule,
		fc.oneof(
			fc.constant(''),
			fc.integer({ min: 1, max: 200 }).map((count) => `;COUNT=${count}`),
			day.map((last) => `;UNTIL=${last.replaceAll('-', '')}`),
		),
	)
	.map((parts) => parts.join(''));

describe('for any rule', () => {
	test('days are in order, each once, inside the span and not before the first', () =>
		fc.assert(
			fc.property(
				ended,
				day,
				day,
				fc.integer({ min: span.least, max: span.most }),
				(text, first, from, n) => {
					expect(isRule(text)).toBe(true);
					const to = addDays(from, n);
					const days = daysOf(plain(text), first, { from, to });
					expect(days).toEqual([...new Set(days)].toSorted());
					for (const one of days) expect([one >= from, one <= to, one >= first]).toEqual([true, true, true]);
				},
			),
		));

	test('two halves of a span give what the whole gives: a job that runs every day makes what one makes', () =>
		fc.assert(
			fc.property(ended, day, fc.nat({ max: 400 }), fc.nat({ max: 400 }), (text, first, one, other) => {
				const at = (from: string, to: string) => daysOf(plain(text), first, { from, to });
				const middle = addDays(first, one);
				const last = addDays(middle, other);
				expect([...at(first, middle), ...at(addDays(middle, 1), last)]).toEqual(at(first, last));
			}),
		));

	test('and days left out and added, an evening of each is a moment that the library finds by itself, in Copenhagen', () => {
		const some = fc.uniqueArray(fc.nat({ max: 400 }), { maxLength: 6 });
		const stamps = (days: readonly string[]) => days.map((one) => `${one.replaceAll('-', '')}T183000`);
		const listed = (name: string, days: readonly string[]) =>
			days.length ? `\n${name};TZID=Europe/Copenhagen:${stamps(days).join(',')}` : '';
		fc.assert(
			fc.property(
				rule,
				fc.option(fc.integer({ min: 1, max: 60 })),
				day,
				some,
				some,
				(text, count, from, left, added) => {
					const [first] = daysOfRule(text, from, { from, to: addDays(from, 1000) });
					fc.pre(first !== undefined);
					const counted = count === null ? text : `${text};COUNT=${count}`;
					const later = (days: readonly number[]) => days.map((n) => addDays(first!, n)).toSorted();
					// Where a day is both, the standard and we leave it out.
					const [exceptDates, extraDates] = [later(left), later(added)];
					const to = addDays(first!, 400);
					const evening = {
						startsAt: copenhagenInstant(first!, '18:30'),
						endsAt: copenhagenInstant(first!, '21:00'),
					};
					const ours = daysOf(plain(counted, { exceptDates, extraDates }), first!, { from: first!, to }).map(
						(one) => onDay(evening, one).startsAt.toISOString(),
					);
					const theirs = new RRuleTemporal({
						rruleString: `DTSTART;TZID=Europe/Copenhagen:${stamps([first!])[0]}\nRRULE:${counted}${listed('RDATE', extraDates)}${listed('EXDATE', exceptDates)}`,
					}).between(copenhagenInstant(first!, '00:00'), copenhagenInstant(to, '23:00'), true);
					expect(ours).toEqual(theirs.map((moment) => new Date(moment.epochMilliseconds).toISOString()));
				},
			),
		);
	});

	test('days and weeks are those that counting by hand gives', () =>
		fc.assert(
			fc.property(day, interval, chosen, (first, n, weekdays) => {
				const all = Array.from({ length: 400 }, (_, i) => addDays(first, i));
				const whole = { from: first, to: all.at(-1)! };
				expect(daysOfRule(`FREQ=DAILY;INTERVAL=${n}`, first, whole)).toEqual(
					all.filter((_, i) => i % n === 0),
				);
				const monday = addDays(first, 1 - weekdayOf(first));
				const byday = weekdays.map((nr) => names[nr - 1]).join(',');
				expect(daysOfRule(`FREQ=WEEKLY;INTERVAL=${n};BYDAY=${byday}`, first, whole)).toEqual(
					all.filter(
						(one) => weekdays.includes(weekdayOf(one)) && Math.floor(daysBetween(monday, one) / 7) % n === 0,
					),
				);
			}),
		));
});

/** Counted by hand, month by month: "the second Tuesday", "the last Friday", "the 14th". */
describe('days by the month', () => {
	const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
	const monthsFrom = (first: string, step: number) =>
		Array.from({ length: 24 }, (_, i) => {
			const month = Number(first.slice(5, 7)) - 1 + i * step;
			return new Date(Date.UTC(Number(first.slice(0, 4)), month, 1)).toISOString().slice(0, 10);
		});
	const daysIn = (month: string) =>
		Array.from({ length: 31 }, (_, i) => addDays(month, i)).filter(
			(day) => day.slice(0, 7) === month.slice(0, 7),
		);
	const firsts = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days));
	const steps = fc.integer({ min: 1, max: 5 });

	test('are those that the calendar has', () => {
		fc.assert(
			fc.property(
				firsts,
				steps,
				fc.constantFrom(1, 2, 3, 4, 5, -1, -2),
				fc.integer({ min: 1, max: 7 }),
				(first, step, nth, weekday) => {
					const expected = monthsFrom(first, step)
						.flatMap(
							(month) =>
								daysIn(month)
									.filter((day) => weekdayOf(day) === weekday)
									.at(nth > 0 ? nth - 1 : nth) ?? [],
						)
						.filter((day) => day >= first);
					const rule = `FREQ=MONTHLY;INTERVAL=${step};BYDAY=${nth}${names[weekday - 1]!}`;
					const to = addDays(monthsFrom(first, step).at(-1)!, 27);
					expect(daysOfRule(rule, first, { from: first, to })).toEqual(expected.filter((day) => day <= to));
				},
			),
		);
		fc.assert(
			fc.property(firsts, steps, fc.integer({ min: 1, max: 31 }), (first, step, date) => {
				const expected = monthsFrom(first, step)
					.flatMap((month) => daysIn(month).filter((day) => Number(day.slice(8)) === date))
					.filter((day) => day >= first);
				const rule = `FREQ=MONTHLY;INTERVAL=${step};BYMONTHDAY=${date}`;
				const to = expected.at(-1) ?? first;
				expect(daysOfRule(rule, first, { from: first, to })).toEqual(expected);
			}),
		);
	});

	test('and by the week, in any weeks of any length', () => {
		const some = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
		fc.assert(
			fc.property(firsts, steps, some, (first, step, chosen) => {
				const monday = addDays(first, 1 - weekdayOf(first));
				const span = Array.from({ length: 120 }, (_, i) => addDays(first, i));
				const expected = span.filter(
					(day) => chosen.includes(weekdayOf(day)) && Math.floor(daysBetween(monday, day) / 7) % step === 0,
				);
				const rule = `FREQ=WEEKLY;INTERVAL=${step};BYDAY=${chosen.map((day) => names[day - 1]!).join(',')}`;
				expect(daysOfRule(rule, first, { from: first, to: span.at(-1)! })).toEqual(expected);
			}),
		);
	});
});
