import { describe, expect, test } from 'vitest';
import { districtNrs } from '#lib/geography/districts.ts';
import type { Figure } from '#lib/followup/barometer/indicator.ts';
import { showFigures } from '#lib/followup/barometer/shown/shown.ts';

const figure = (value: number | null, more: Partial<Figure> = {}): Figure => ({
	halfYear: '2026-01-01',
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
const texts = (countsPeople: boolean, figures: Figure[]) =>
	showFigures({ decimals: 1, countsPeople }, figures).map(({ text, value, veiled }) => [text, value, veiled]);

describe('figures as anybody reads them', () => {
	test('are rounded, and keep what they are', () => {
		expect(texts(false, [figure(7.249), figure(3), figure(null)])).toEqual([
			['7,2', 7.249, false],
			['3', 3, false],
			[null, null, false],
		]);
	});

	test('a small count of people is veiled, and never one district alone', () => {
		const districts = [40, 3, 12].map((value, index) => figure(value, { districtNr: districtNrs[index]! }));
		expect(texts(true, [figure(55), ...districts])).toEqual([
			['55', 55, false],
			['40', 40, false],
			['<5', null, true],
			['5+', null, true],
		]);
		// Of two half-years, each is a row of its own.
		const before = districts.map((one) => ({ ...one, halfYear: '2025-07-01', value: 20 }));
		expect(texts(true, before).map(([text]) => text)).toEqual(['20', '20', '20']);
	});

	test('one that rests on few answers is not told by the others', () => {
		const districts = [40, 60, 12].map((value, index) =>
			figure(value, { districtNr: districtNrs[index]!, base: index === 1 ? 10 : 200 }),
		);
		expect(texts(true, districts)).toEqual([
			['40', 40, false],
			[null, null, false],
			['5+', null, true],
		]);
	});
});
