import { describe, expect, test } from 'vitest';
import type { Figure } from '#lib/followup/barometer/indicator.ts';
import { shownFigures } from '#lib/followup/barometer/indicator.ts';
import { changeBetween, paceToward, progressOf, together } from '#lib/followup/barometer/progress.ts';

/** Worked examples of Canada's published indicators (sdg-data-canada-odd-donnees/cif-data-donnees-cic). */
const worked = [
	{
		base: [2015, 14.5],
		current: [2023, 10.4],
		target: [2030, 7.25],
		way: 'down',
		ratio: 0.9011,
		is: 'too_slow',
	},
	{
		base: [2014, 699],
		current: [2024, 666.6],
		target: [2030, 490],
		way: 'down',
		ratio: 0.2156,
		is: 'limited',
	},
	{ base: [2015, 0.37], current: [2025, 9.53], target: [2030, 60], way: 'up', ratio: 0.9504, is: 'on_track' },
	{
		base: [2016, 26_866],
		current: [2024, 36_058],
		target: [2028, 13_433],
		way: 'down',
		ratio: -0.6676,
		is: 'worse',
	},
	{ base: [2015, 8.1], current: [2023, 6.8], target: [2030, 8], way: 'down', ratio: null, is: 'achieved' },
	{ base: [2015, 58.2], current: [2023, 59.5], target: [2030, 50], way: 'up', ratio: null, is: 'achieved' },
	// Nought is taken as 0.001: a start from nothing is fast, a fall to a target of nothing is slow.
	{ base: [2015, 0], current: [2020, 1], target: [2030, 10], way: 'up', ratio: 3.516, is: 'on_track' },
	{ base: [2015, 10], current: [2020, 5], target: [2030, 0], way: 'down', ratio: 0.2821, is: 'limited' },
	// The limits themselves: needed is a doubling in ten years.
	{
		base: [2000, 100],
		current: [2010, 2 ** 0.9 * 100],
		target: [2010.5, 200],
		way: 'up',
		ratio: 0.9433,
		is: 'too_slow',
	},
] as const;

describe('the pace toward a target', () => {
	test.each(worked)('$base to $current, $way to $target', ({ base, current, target, way, ratio, is }) => {
		const at = ([year, value]: readonly [number, number]) => ({ at: year, value });
		const pace = paceToward(at(base), at(current), at(target), way);
		expect(pace?.class).toBe(is);
		if (ratio === null) expect(pace?.ratio).toBeNull();
		else expect(pace?.ratio).toBeCloseTo(ratio, 4);
	});

	test('says nothing without time between, or below nought', () => {
		const start = { at: 2020, value: 5 };
		expect(paceToward(start, start, { at: 2030, value: 1 }, 'down')).toBeNull();
		expect(paceToward(start, { at: 2021, value: 4 }, { at: 2020, value: 1 }, 'down')).toBeNull();
		expect(
			paceToward({ at: 2020, value: -2 }, { at: 2021, value: -1 }, { at: 2030, value: 1 }, 'up'),
		).toBeNull();
	});
});

describe('a direction without a target', () => {
	test.each([
		[70, 70.2, 'up', 0.5, 'still'],
		[70, 70.2, 'up', 0.2, 'still'],
		[70, 70.2, 'up', 0.1, 'better'],
		[70, 69, 'up', 0.5, 'worse'],
		[9.6, 7.2, 'down', 0.3, 'better'],
		[22, 24.6, 'down', 0.5, 'worse'],
		[3, 2, 'closer', 0.5, 'better'],
		[2, 3, 'closer', 0.5, 'worse'],
		[5, 5, 'down', 0, 'still'],
	] as const)('from %d to %d, %s, within %d: %s', (from, to, way, tolerance, is) => {
		expect(changeBetween(from, to, way, tolerance)).toBe(is);
	});

	test.each([
		['better', 'better', 'better'],
		['better', 'still', 'still'],
		['still', 'better', 'still'],
		['still', 'still', 'still'],
		['worse', 'still', 'still'],
		['worse', 'worse', 'worse'],
		['better', 'worse', 'mixed'],
		['worse', 'better', 'mixed'],
	] as const)('%s than the baseline and %s than last: %s', (base, last, is) => {
		expect(together(base, last)).toBe(is);
	});
});

const figure = (halfYear: string, value: number | null, more: Partial<Figure> = {}): Figure => ({
	halfYear,
	halfYearLabel: null,
	districtNr: null,
	value,
	reference: null,
	withheld: value === null ? 'not_ready' : null,
	provisional: false,
	base: null,
	note: null,
	...more,
});
const up = {
	direction: 'up',
	baselineOn: '2023-07-01',
	target: null,
	targetOn: null,
	tolerance: 0.5,
} as const;
const toTarget = { ...up, direction: 'down', target: 5.8, targetOn: '2029-07-01', tolerance: 0.3 } as const;
const series = (...values: (number | null)[]): Figure[] =>
	['2023-07-01', '2024-01-01', '2024-07-01', '2025-01-01', '2025-07-01', '2026-01-01']
		.slice(0, values.length)
		.map((halfYear, index) => figure(halfYear, values[index] ?? null));
const edition = '2026-01-01';
const broke = (halfYear: string) => [{ halfYear, words: 'Spørgsmålet er et andet.' }];

describe('an indicator in an edition', () => {
	test('is better than baseline and last, and says from what', () => {
		expect(progressOf(up, series(31, 32, 31.5, 33, 34, 35), [], edition)).toEqual({
			class: 'better',
			because: null,
			base: { on: '2023-07-01', value: 31 },
			last: { on: '2025-07-01', value: 34 },
			current: { on: '2026-01-01', value: 35 },
			againstBase: 'better',
			againstLast: 'better',
			ratio: null,
			cautions: [],
		});
	});

	test('with a target, by the pace: half-years are half years', () => {
		const { class: is, ratio } = progressOf(toTarget, series(9.6, 9.1, 8.8, 8.3, 7.6, 7.2), [], edition);
		expect(is).toBe('on_track');
		expect(ratio).toBeCloseTo((1 - (7.2 / 9.6) ** (1 / 2.5)) / (1 - (5.8 / 9.6) ** (1 / 6)), 10);
	});

	test.each([
		['no figures', [], [], 'no_figures'],
		['one figure', series(31), [], 'too_few'],
		['the newest kept back', series(31, 32, null), [], 'withheld'],
		['one figure after a break', series(31, 32, 33), broke('2024-07-01'), 'break'],
	] as const)('cannot be told: %s', (_, figures, breaks, because) => {
		expect(progressOf(up, figures, breaks, edition)).toMatchObject({ class: 'unknown', because });
	});

	test('is never compared across a break: the first figure after it is the baseline', () => {
		const found = progressOf(up, series(60, 61, 62, 33, 34, 35), broke('2025-01-01'), edition);
		expect(found).toMatchObject({
			class: 'better',
			base: { on: '2025-01-01', value: 33 },
			cautions: ['after_break'],
		});
		// One that lies before everything, or after the edition, parts nothing.
		expect(progressOf(up, series(31, 32), broke('2023-07-01'), '2024-01-01').cautions).toEqual([]);
		expect(progressOf(up, series(31, 32), broke('2026-07-01'), edition).class).toBe('better');
	});

	test('a later figure is none of the edition’s, and one that was kept back in between is left out', () => {
		const later = [...series(31, null, 33), figure('2026-07-01', 1)];
		expect(progressOf(up, later, [], '2024-07-01')).toMatchObject({
			class: 'better',
			last: { on: '2023-07-01', value: 31 },
		});
	});

	test('coming closer is measured by the distance to what moves', () => {
		const closer = { ...up, direction: 'closer' } as const;
		const figures = [
			figure('2025-07-01', 12, { reference: 20 }),
			figure('2026-01-01', 15, { reference: 21 }),
		];
		expect(progressOf({ ...closer, baselineOn: '2025-07-01' }, figures, [], edition)).toMatchObject({
			class: 'better',
			base: { value: 8 },
			current: { value: 6 },
		});
		expect(progressOf(closer, [...figures.slice(0, 1), figure('2026-01-01', 15)], [], edition)).toMatchObject(
			{
				class: 'unknown',
				because: 'no_reference',
			},
		);
	});

	test('says where the class is weak', () => {
		const from = { ...toTarget, direction: 'up', target: 50 } as const;
		expect(progressOf(from, series(58.2, 59.5), [], '2024-01-01')).toMatchObject({
			class: 'achieved',
			cautions: ['from_start'],
		});
		const tiny = { ...toTarget, direction: 'up', target: 60 } as const;
		expect(progressOf(tiny, series(0.37, 0.9), [], '2024-01-01').cautions).toContain('small_start');
		const few = [figure('2023-07-01', 31), figure('2024-01-01', 33, { base: 60, provisional: true })];
		expect(progressOf(up, few, [], edition).cautions).toEqual(['provisional', 'old_figure', 'small_base']);
	});

	test('below nought the formula gives way to the direction', () => {
		expect(progressOf({ ...toTarget, target: -1 }, series(4, 3, 2), [], edition)).toMatchObject({
			class: 'better',
			ratio: null,
		});
	});
});

test('a district that rests on few answers is kept back, the whole city never', () => {
	const shown = shownFigures([
		figure('2026-01-01', 40, { districtNr: 3, base: 29 }),
		figure('2026-01-01', 41, { districtNr: 4, base: 30 }),
		figure('2026-01-01', 42, { base: 12 }),
	]);
	expect(shown.map(({ value, withheld }) => [value, withheld])).toEqual([
		[null, 'few'],
		[41, null],
		[42, null],
	]);
});
