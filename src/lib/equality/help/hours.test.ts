import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoursInRows, hoursText, opennessAt, readHours, weekdays } from '#lib/equality/help/hours.ts';
import { copenhagenInstant } from '#lib/i18n/copenhagen.ts';

/** Monday and Tuesday 9-12 and 13-15, Thursday 9-12. */
const spans = [
	...[1, 2].flatMap((day) => [
		{ day, from: '13:00', to: '15:00' },
		{ day, from: '09:00', to: '12:00' },
	]),
	{ day: 4, from: '09:00', to: '12:00' },
];
const monday = '2026-11-23';

describe('whether somebody is there', () => {
	test.each([
		[monday, '08:59', { kind: 'opens', day: monday, at: '09:00' }],
		[monday, '09:00', { kind: 'open', until: '12:00' }],
		[monday, '11:59', { kind: 'open', until: '12:00' }],
		[monday, '12:00', { kind: 'opens', day: monday, at: '13:00' }],
		[monday, '15:00', { kind: 'opens', day: '2026-11-24', at: '09:00' }],
		['2026-11-25', '10:00', { kind: 'opens', day: '2026-11-26', at: '09:00' }],
		['2026-11-28', '10:00', { kind: 'opens', day: '2026-11-30', at: '09:00' }],
		// The night in which the clocks are put back.
		['2026-10-25', '02:30', { kind: 'opens', day: '2026-10-26', at: '09:00' }],
	])('%s at %s', (day, time, expected) => {
		expect(opennessAt(spans, copenhagenInstant(day, time))).toEqual(expected);
	});

	test('not on a holiday, nor where there are no hours', () => {
		const at = copenhagenInstant(monday, '10:00');
		expect(opennessAt(spans, at, (day) => day === monday)).toMatchObject({ day: '2026-11-24' });
		expect(opennessAt(spans, at, () => true)).toEqual({ kind: 'unknown' });
		expect(opennessAt([], at)).toEqual({ kind: 'unknown' });
	});
});

describe('hours as they are typed', () => {
	test.each([
		['', []],
		['9-15', [{ from: '09:00', to: '15:00' }]],
		[
			'9.30–12, 13-15',
			[
				{ from: '09:30', to: '12:00' },
				{ from: '13:00', to: '15:00' },
			],
		],
		['15-9', null],
		['9-12, 11-15', null],
		['9-12-15', null],
		['hele dagen', null],
		['24-25', null],
	])('%s', (text, expected) => {
		expect(readHours(text)).toEqual(expected);
	});

	test('are read back as they are shown', () => {
		const time = fc
			.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
			.map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
		const day = fc
			.uniqueArray(time, { minLength: 2, maxLength: 6 })
			.map((times) => times.toSorted())
			.map((times) =>
				times.flatMap((from, index) => {
					const to = times[index + 1];
					return index % 2 === 0 && to ? [{ day: 1, from, to }] : [];
				}),
			);
		fc.assert(
			fc.property(day, (given) => {
				expect(readHours(hoursText(given, 1))?.map((span) => ({ day: 1, ...span }))).toEqual(given);
			}),
		);
	});

	test('stand together where days are alike', () => {
		expect(hoursInRows(spans)).toEqual([
			{ from: 1, to: 2, hours: '9.00-12.00, 13.00-15.00' },
			{ from: 4, to: 4, hours: '9.00-12.00' },
		]);
		const always = weekdays.map((day) => ({ day, from: '00:00', to: '23:59' }));
		expect(hoursInRows(always)).toEqual([{ from: 1, to: 7, hours: '0.00-23.59' }]);
	});
});
