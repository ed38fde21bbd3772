import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as dates from '#lib/i18n/dates.ts';

const at = dates.copenhagenInstant;
const now = at('2026-11-22', '10:00');

describe('formatting', () => {
	const evening = at('2026-11-24', '18:30');
	it.each([
		[dates.formatDate('2014-12-31', 'da'), '31. december 2014'],
		[dates.formatDate('2014-12-31', 'en'), '31 December 2014'],
		[dates.formatDate(at('2014-12-31', '00:10'), 'da'), '31. december 2014'],
		[dates.formatShortDate('2014-12-31', 'da'), '31.12.2014'],
		[dates.formatTime(at('2026-07-01', '14:05'), 'da'), '14.05'],
		[dates.formatTime(at('2026-07-01', '00:05'), 'en'), '00:05'],
		[dates.formatDateTime(at('2014-12-31', '14:05'), 'da'), '31. december 2014 kl. 14.05'],
		[dates.formatDay(evening, now, 'da'), 'Tirsdag 24. november'],
		[dates.formatDay('2027-01-02', now, 'da'), 'Lørdag 2. januar 2027'],
		[dates.formatDay(evening, now, 'en'), 'Tuesday 24 November'],
		[dates.formatDay('2028-02-08', now, 'en'), 'Tuesday 8 February 2028'],
		[dates.formatDayShort(evening, now, 'da'), '24. nov.'],
		[dates.formatDayShort('2025-11-24', now, 'da'), '24. nov. 2025'],
		// It is another year in Copenhagen an hour before it is one in UTC.
		[dates.formatDayShort(at('2026-12-31', '23:59'), at('2027-01-01', '00:01'), 'da'), '31. dec. 2026'],
		[dates.formatDays(evening, at('2027-01-02', '12:00'), now, 'da'), '24. nov. – 2. jan. 2027'],
		[
			dates.formatRange(at('2026-12-31', '20:00'), at('2027-01-01', '12:00'), now, 'da'),
			'Torsdag 31. december kl. 20.00 – fredag 1. januar 2027 kl. 12.00',
		],
		[
			dates.formatRange(evening, at('2026-11-24', '21:00'), now, 'da'),
			'Tirsdag 24. november kl. 18.30–21.00',
		],
		[dates.formatRange(evening, at('2026-11-24', '21:00'), now, 'en'), 'Tuesday 24 November 18:30–21:00'],
		[
			dates.formatRange(at('2026-11-24', '00:00'), at('2026-11-24', '23:59'), now, 'da'),
			'Tirsdag 24. november hele dagen',
		],
		[
			dates.formatRange(at('2026-11-24', '00:00'), at('2026-11-26', '23:59'), now, 'en'),
			'Tuesday 24 November – Thursday 26 November',
		],
		[dates.formatStart(at('2026-10-25', '00:00'), at('2026-10-25', '23:59'), 'da'), '25. oktober 2026'],
		[dates.formatStart(evening, at('2026-11-24', '21:00'), 'da'), '24. november 2026 kl. 18.30'],
		[dates.formatRange(evening, null, now, 'da'), 'Tirsdag 24. november kl. 18.30'],
		[
			dates.formatRange(evening, at('2026-11-25', '01:00'), now, 'da'),
			'Tirsdag 24. november kl. 18.30–01.00',
		],
		[
			dates.formatRange(evening, at('2026-11-26', '12:00'), now, 'da'),
			'Tirsdag 24. november kl. 18.30 – torsdag 26. november kl. 12.00',
		],
		[dates.formatWeek('2026-11-22', 'da'), 'uge 47'],
		[dates.halfYear('2014-06-30', 'da'), '1. halvår 2014'],
		[dates.halfYear('2014-07-01', 'da'), '2. halvår 2014'],
		[dates.splitTime(evening, 'da').join('|'), '18|.30'],
	])('%s', (said, expected) => expect(said).toBe(expected));

	it.each([
		['2026-11-22', '16:30', 'i dag 16.30'],
		['2026-11-23', '18:30', 'i morgen 18.30'],
		['2026-11-21', '18:30', 'i går 18.30'],
		['2026-11-26', '18:00', 'torsdag 18.00'],
		['2026-11-28', '18:00', 'lørdag 18.00'],
		['2026-11-29', '18:00', '29. november 18.00'],
		['2027-01-03', '18:00', '3. januar 2027 18.00'],
	])('%s %s is said "%s"', (date, time, said) =>
		expect(dates.relativeDay(at(date, time), now, 'da')).toBe(said),
	);

	it('says a calendar date without a time', () =>
		expect(dates.relativeDay('2026-11-23', now, 'da')).toBe('i morgen'));
});

it.each([
	['da', 'Boligforening', 'boligforening'],
	['da', 'Åben skole', 'åben skole'],
	['en', 'Housing association', 'housing association'],
] as const)('in a sentence in %s: %s', (locale, name, said) =>
	expect(dates.inSentence(name, locale)).toBe(said),
);

describe('wall time in Copenhagen', () => {
	it.each([
		['winter', '2026-01-15', '12:00', '2026-01-15T11:00:00Z'],
		['summer', '2026-07-15', '12:00', '2026-07-15T10:00:00Z'],
		['the minute before spring', '2026-03-29', '01:59', '2026-03-29T00:59:00Z'],
		['the missing hour moves forward', '2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
		['the first minute of summer time', '2026-03-29', '03:00', '2026-03-29T01:00:00Z'],
		['the repeated hour means the first', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
		['the hour before the repeated one', '2026-10-25', '01:30', '2026-10-24T23:30:00Z'],
		['the hour after', '2026-10-25', '03:00', '2026-10-25T02:00:00Z'],
		['midnight', '2026-10-25', '00:00', '2026-10-24T22:00:00Z'],
		['the end of a day of 25 hours', '2026-10-25', '23:59:59', '2026-10-25T22:59:59Z'],
	])('%s', (_, date, time, instant) => expect(at(date, time)).toEqual(new Date(instant)));

	it('shows the missing hour as the hour after', () =>
		expect(dates.copenhagenTime(at('2026-03-29', '02:30'))).toBe('03:30'));

	it('ends deadlines at 23.59.59', () =>
		expect(dates.endOfDayCopenhagen('2026-12-31')).toEqual(new Date('2026-12-31T22:59:59Z')));

	it('gives back the date and time it was given', () =>
		fc.assert(
			fc.property(
				fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
				(instant) => {
					const [date, time] = [dates.copenhagenDate(instant), dates.copenhagenTime(instant)];
					const again = at(date, time);
					expect(dates.copenhagenDate(again)).toBe(date);
					expect(dates.copenhagenTime(again)).toBe(time);
				},
			),
		));

	it('shows what Intl shows, at any instant and around each change of the clocks', () => {
		const intl = new Intl.DateTimeFormat('sv-SE', {
			timeZone: 'Europe/Copenhagen',
			dateStyle: 'short',
			timeStyle: 'short',
		});
		const shown = (instant: Date) => `${dates.copenhagenDate(instant)} ${dates.copenhagenTime(instant)}`;
		const any = fc.date({ min: new Date('1940-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
		const change = fc
			.record({
				year: fc.integer({ min: 1980, max: 2100 }),
				month: fc.constantFrom(2, 8, 9),
				day: fc.integer({ min: 22, max: 31 }),
				minute: fc.integer({ min: -2, max: 180 }),
			})
			.map(({ year, month, day, minute }) => new Date(Date.UTC(year, month, day, 0, minute)));
		fc.assert(
			fc.property(fc.oneof(any, change), (instant) => {
				expect(shown(instant)).toBe(intl.format(instant));
			}),
			{ numRuns: 1000 },
		);
	});

	it.each([
		['2026-03-28', '2026-03-30', 2],
		['2026-11-22', '2026-11-22', 0],
		['2027-01-01', '2026-12-31', -1],
	])('%s to %s is %i days', (from, to, days) => {
		expect(dates.daysBetween(from, to)).toBe(days);
		expect(dates.addDays(from, days)).toBe(to);
	});

	it.each([
		['2026-01-01', 1],
		['2027-01-01', 53],
		['2026-12-31', 53],
		['2024-12-30', 1],
	])('%s lies in week %i', (date, week) => expect(dates.weekNumber(date)).toBe(week));
});

describe('what people type', () => {
	it.each([
		'1.3.2026',
		'01.03.2026',
		'1/3-2026',
		'1/3 2026',
		'1/3/26',
		'1-3-2026',
		'2026-03-01',
		'2026/3/1',
		'1. marts 2026',
		'1 March 2026',
		'March 1, 2026',
		'1st march 2026',
		' 1.marts 2026 ',
		'1. mar. 2026',
		'søndag den 1. marts 2026',
		'Søndag d. 1. marts 2026',
		'Sunday 1 March 2026',
		'١.٣.٢٠٢٦',
		'1. 3. 2026',
	])('%s is 1 March 2026', (typed) => expect(dates.parseDate(typed)).toEqual({ value: '2026-03-01' }));

	it.each([
		['31.2.2026', 'not_a_date'],
		['29. februar 2026', 'not_a_date'],
		['0.1.2026', 'not_a_date'],
		['1.13.20261', 'not_a_date'],
		['32.13.2026', 'not_a_date'],
		['snart', 'not_a_date'],
		['', 'not_a_date'],
		['2026', 'not_a_date'],
		['1. martsember 2026', 'not_a_date'],
		['1.3.', 'unclear'],
		['1. marts', 'unclear'],
		['3/15/2026', 'unclear'],
	])('%s is %s', (typed, error) => expect(dates.parseDate(typed)).toEqual({ error }));

	it('reads back every date it writes', () =>
		fc.assert(
			fc.property(
				fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
				(instant) => {
					const date = instant.toISOString().slice(0, 10);
					for (const text of [dates.formatDate(date, 'da'), dates.formatDate(date, 'en')]) {
						expect(dates.parseDate(text)).toEqual({ value: date });
					}
					expect(dates.parseDate(dates.formatShortDate(date, 'da'))).toEqual({ value: date });
				},
			),
		));

	it.each([
		['18.30', '18:30'],
		['18:30', '18:30'],
		['1830', '18:30'],
		['930', '09:30'],
		['18', '18:00'],
		['kl. 8', '08:00'],
		['6.30 pm', '18:30'],
		['12 am', '00:00'],
		['0', '00:00'],
	])('%s is %s', (typed, value) => expect(dates.parseTime(typed)).toEqual({ value }));

	it.each(['24.00', '18.60', 'aften', '', '1.8', '13 pm'])('%s is no time', (typed) =>
		expect(dates.parseTime(typed)).toEqual({ error: 'not_a_time' }),
	);
});
