import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#lib/i18n/copenhagen.ts';
import {
	halfYearAfter,
	halfYearEnd,
	halfYearOf,
	halfYearsBetween,
	readHalfYear,
	writeHalfYear,
} from '#lib/i18n/periods.ts';

const day = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays('2001-01-01', days));
const halfYear = day.map(halfYearOf);
const steps = fc.integer({ min: -9, max: 9 });

test.each([
	['2026-01-01', '2026-01-01', '2026-06-30', '2026-1'],
	['2026-06-30', '2026-01-01', '2026-06-30', '2026-1'],
	['2026-07-01', '2026-07-01', '2026-12-31', '2026-2'],
	['2024-02-29', '2024-01-01', '2024-06-30', '2024-1'],
	['2026-12-31', '2026-07-01', '2026-12-31', '2026-2'],
])('%s lies in the half-year from %s to %s, written %s', (date, first, last, written) => {
	expect(halfYearOf(date)).toBe(first);
	expect(halfYearEnd(first)).toBe(last);
	expect(writeHalfYear(first)).toBe(written);
	expect(readHalfYear(written)).toBe(first);
});

test.each([
	['2026-01-01', 1, '2026-07-01'],
	['2026-07-01', 1, '2027-01-01'],
	['2026-01-01', -1, '2025-07-01'],
	['2026-07-01', -4, '2024-07-01'],
	['2026-07-01', 0, '2026-07-01'],
])('%s and %i more is %s', (from, count, to) => {
	expect(halfYearAfter(from, count)).toBe(to);
	expect(halfYearsBetween(from, to)).toBe(count);
});

test('steps add up, are counted alike in both directions, and keep the order of days', () => {
	fc.assert(
		fc.property(halfYear, steps, steps, (from, one, other) => {
			const to = halfYearAfter(from, one);
			expect(halfYearAfter(to, other)).toBe(halfYearAfter(from, one + other));
			expect(halfYearsBetween(from, to)).toBe(one);
			expect(Math.sign(one)).toBe(to === from ? 0 : to > from ? 1 : -1);
		}),
	);
});

test('every day lies in one half-year, and the next one begins the day after it ends', () => {
	fc.assert(
		fc.property(day, (date) => {
			const first = halfYearOf(date);
			expect(first <= date && date <= halfYearEnd(first)).toBe(true);
			expect(addDays(halfYearEnd(first), 1)).toBe(halfYearAfter(first));
			expect(readHalfYear(writeHalfYear(first))).toBe(first);
		}),
	);
});

test.each([
	null,
	'',
	'2026',
	'2026-3',
	'2026-0',
	'1999-1',
	'2026-1 ',
	'2026-01',
	'2026-1-1',
	'٢٠٢٦-1',
	'2'.repeat(9999),
])('%o is no half-year', (text) => expect(readHalfYear(text)).toBeUndefined());
