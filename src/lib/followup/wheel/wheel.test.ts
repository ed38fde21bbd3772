import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawWheel, drawing, nextYearOf, rings, type WheelEntry } from '#lib/followup/wheel/wheel.ts';
import { addDays, daysBetween } from '#lib/i18n/copenhagen.ts';
import { isWorkingDay } from '#lib/platform/jobs/working-days.server.ts';

const isFree = (day: string) => !isWorkingDay(day);
const entry = (key: string, dueOn: string, more: Partial<WheelEntry> = {}): WheelEntry => ({
	key,
	ring: 'politics',
	title: key,
	startsOn: dueOn,
	dueOn,
	done: false,
	task: 1,
	...more,
});

describe('the next year', () => {
	test.each([
		['2026-03-10', '2027-03-10'],
		// A Saturday, a Friday that is Good Friday, and 24 December.
		['2026-09-18', '2027-09-20'],
		['2026-03-26', '2027-03-30'],
		['2026-12-24', '2027-12-27'],
		['2024-02-29', '2025-02-28'],
	])('after %s it is %s', (day, next) => expect(nextYearOf(day, isFree)).toBe(next));

	test('is a working day in that year, or a few days into the one after', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
				const day = addDays('2011-01-01', days);
				const next = nextYearOf(day, isFree);
				expect(isWorkingDay(next)).toBe(true);
				const ahead = daysBetween(day, next);
				expect(ahead).toBeGreaterThanOrEqual(364);
				expect(ahead).toBeLessThanOrEqual(376);
			}),
		);
	});
});

describe('the drawing', () => {
	const at = (dueOn: string, today = '2026-11-27') => drawWheel([entry('a', dueOn)], 2026, today).marks[0]!;

	test('runs from the top, as a clock does', () => {
		const { centre } = drawing;
		expect(at('2026-01-01')).toMatchObject({ x: centre });
		expect(at('2026-01-01').y).toBeLessThan(centre);
		expect(at('2026-04-02').x).toBeGreaterThan(centre);
		expect(at('2026-07-02').y).toBeGreaterThan(centre);
		expect(at('2026-10-02').x).toBeLessThan(centre);
	});

	test('has a hand in the year that it is, and in no other', () => {
		expect(drawWheel([], 2026, '2026-11-27').hand).not.toBeNull();
		expect(drawWheel([], 2027, '2026-11-27').hand).toBeNull();
	});

	test('numbers what it shows in the order of the list', () => {
		const { marks } = drawWheel(
			[entry('late', '2026-12-01'), entry('early', '2026-02-01')],
			2026,
			'2026-11-27',
		);
		expect(marks.map(({ number, entry: { key } }) => [number, key])).toEqual([
			[1, 'early'],
			[2, 'late'],
		]);
	});

	test('shows what lasts several days along them, and what goes on past the year to its end', () => {
		const span = (startsOn: string, dueOn: string) =>
			drawWheel([entry('a', dueOn, { startsOn })], 2026, '2026-11-27');
		expect(span('2026-08-20', '2026-09-18').marks[0]!.arc).toMatch(/^M[\d.]+ [\d.]+A/);
		expect(span('2026-09-18', '2026-09-18').marks[0]!.arc).toBeNull();
		const { x, y } = span('2026-11-15', '2027-01-14').marks[0]!;
		const end = span('2026-12-31', '2026-12-31').marks[0]!;
		expect({ x, y }).toEqual({ x: end.x, y: end.y });
	});

	test('keeps marks inside the wheel, and three of one day apart', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom(...rings), fc.integer({ min: 0, max: 364 })), { maxLength: 40 }),
				(given) => {
					const entries = given.map(([ring, day], index) =>
						entry(String(index), addDays('2026-01-01', day), { ring }),
					);
					const { marks } = drawWheel(entries, 2026, '2026-11-27');
					expect(marks).toHaveLength(entries.length);
					for (const { x, y } of marks) {
						const from = Math.hypot(x - drawing.centre, y - drawing.centre);
						expect(from).toBeGreaterThan(drawing.hub);
						expect(from).toBeLessThan(drawing.months);
					}
				},
			),
		);
		const { marks } = drawWheel(
			['a', 'b', 'c'].map((key) => entry(key, '2026-05-12')),
			2026,
			'2026-11-27',
		);
		expect(new Set(marks.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
	});
});
