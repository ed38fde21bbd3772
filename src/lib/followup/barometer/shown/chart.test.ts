import { expect, test } from 'vitest';
import { drawSeries } from '#lib/followup/barometer/shown/chart.server.ts';
import type { Shown } from '#lib/followup/barometer/shown/shown.ts';

const shown = (halfYear: string, value: number | null, text = String(value), provisional = false): Shown => ({
	halfYear,
	halfYearLabel: null,
	districtNr: null,
	value,
	reference: null,
	withheld: value === null ? 'few' : null,
	provisional,
	base: null,
	note: null,
	text: value === null ? null : text,
	veiled: false,
});
const measure = { decimals: 1, target: 5.8 } as const;
const six = [
	shown('2023-07-01', 9.6),
	shown('2024-01-01', 9.1),
	shown('2024-07-01', null),
	shown('2025-01-01', 8.3),
	shown('2025-07-01', 7.6),
	shown('2026-01-01', 7.2, '7,2', true),
];

test('no line leads across what is missing, nor across a break', () => {
	const whole = drawSeries(
		measure,
		six.filter(({ value }) => value !== null),
		[],
		'small',
	);
	expect(whole?.lines).toHaveLength(1);
	const gapped = drawSeries(measure, six, [{ halfYear: '2026-01-01', words: 'nyt' }], 'small');
	expect(gapped?.lines).toHaveLength(2);
	expect(gapped?.dots).toHaveLength(5);
	expect(gapped?.gaps).toEqual([{ x: 122.8, text: '?' }]);
	expect(gapped?.breaks).toEqual([{ x: 263.8 }]);
	expect(gapped?.dots.at(-1)).toMatchObject({ text: '7,2', newest: true, provisional: true });
});

test('a note and what is kept back have a sign at their point', () => {
	const figures = [
		shown('2024-01-01', 9.1),
		{ ...shown('2024-07-01', null), note: 'Et lille udsnit' },
		{ ...shown('2025-01-01', 8.3), note: 'Målt om foråret' },
		{ ...shown('2025-07-01', null), withheld: null, veiled: true, text: '<5' },
	];
	const { notes, dots, gaps, plot } = drawSeries(measure, figures, [], 'large')!;
	expect(notes.map(({ sign, keptBack, note }) => [sign, keptBack, note])).toEqual([
		['1)', 'Skjult: for få svar', 'Et lille udsnit'],
		['2)', null, 'Målt om foråret'],
		['3)', 'Skjult: få personer', null],
	]);
	expect(notes.map(({ x }) => x)).toEqual([gaps[0]!.x, dots[1]!.x, gaps[1]!.x]);
	expect(notes[1]!.y).toBeGreaterThan(dots[1]!.y);
	for (const size of ['small', 'large'] as const)
		for (const { y } of drawSeries(measure, figures, [], size)!.notes) {
			expect(y).toBeGreaterThan(0);
			expect(y).toBeLessThan(plot.base);
		}
	expect(drawSeries(measure, [shown('2024-01-01', 9.1)], [], 'large')!.notes).toEqual([]);
});

test('the target lies where its figure does, and less is lower', () => {
	const drawing = drawSeries(measure, six, [], 'large')!;
	const [first] = drawing.dots;
	expect(drawing.target!.y).toBeGreaterThan(drawing.dots.at(-1)!.y);
	expect(first!.y).toBeLessThan(drawing.dots.at(-1)!.y);
	expect(drawing.target!.text).toBe('5,8');
	expect(drawing.ticks.length).toBeGreaterThan(2);
	for (const { y } of [...drawing.ticks, ...drawing.dots]) {
		expect(y).toBeGreaterThanOrEqual(drawing.plot.top);
		expect(y).toBeLessThanOrEqual(drawing.plot.base);
	}
});

test('half-years stand as far apart as they are, one figure in the middle, none not at all', () => {
	const apart = drawSeries(
		measure,
		[shown('2024-01-01', 1), shown('2024-07-01', 2), shown('2026-01-01', 3)],
		[],
		'small',
	)!;
	const [a, b, c] = apart.dots.map(({ x }) => x) as [number, number, number];
	expect((c - b) / (b - a)).toBeCloseTo(3, 1);
	expect(drawSeries(measure, [shown('2024-01-01', 1)], [], 'small')?.dots[0]?.x).toBe(151);
	expect(drawSeries(measure, [], [], 'small')).toBeNull();
	expect(drawSeries(measure, [shown('2024-01-01', null)], [], 'large')?.dots).toEqual([]);
});
