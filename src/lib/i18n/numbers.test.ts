import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	decimalOf,
	decimalsIn,
	formatKroner,
	formatNumber,
	formatPercent,
	parseNumber,
	withoutKroner,
} from '#lib/i18n/numbers.ts';

describe('numbers', () => {
	it.each([
		[formatNumber(1234.5, 1, 'da'), '1.234,5'],
		[formatNumber(1904, 1, 'da'), '1.904'],
		[formatNumber(1234.56, 1, 'en'), '1,234.6'],
		[formatPercent(5.8, 1, 'da'), '5,8\u00A0%'],
		[formatPercent(5.8, 1, 'en'), '5.8%'],
		[formatKroner(40, 'da'), '40\u00A0kr.'],
		[formatKroner(1234.5, 'da'), '1.234,50\u00A0kr.'],
		[formatKroner(40, 'en'), 'DKK\u00A040'],
	])('%s', (said, expected) => expect(said).toBe(expected));

	it.each([
		['1.234,5', 'da', '1234.5'],
		['1.234', 'da', '1234'],
		['12.345.678', 'da', '12345678'],
		['2,5', 'da', '2.5'],
		['2.5', 'da', '2.5'],
		['2,50', 'da', '2.50'],
		['1 234,5', 'da', '1234.5'],
		["1'234", 'da', '1234'],
		['−3', 'da', '-3'],
		['- 3', 'da', null],
		['0.125', 'da', '0.125'],
		['1.005', 'en', '1.005'],
		['0,1', 'da', '0.1'],
		['007', 'da', '7'],
		['٣٥', 'da', '35'],
		// A thousand in English; in Danish a whole with three decimals, which no field of ours takes.
		['1,000', 'en', '1000'],
		['1,000', 'da', '1.000'],
		['1,234.5', 'en', '1234.5'],
		['1.234', 'en', '1.234'],
		['1 2', 'da', null],
		['12 34', 'da', null],
		['ti', 'da', null],
		['', 'da', null],
		['1.2.3', 'da', null],
		['1,2,3', 'da', null],
		['10 stk', 'da', null],
		['1e5', 'da', null],
		['Infinity', 'da', null],
		['0x10', 'da', null],
		['1'.repeat(41), 'da', null],
	] as const)('%s in %s is %s', (typed, locale, value) =>
		expect(parseNumber(typed, locale)).toEqual(value === null ? { error: 'not_a_number' } : { value }),
	);

	it.each([
		['40 kr.', '40'],
		['DKK 40', '40'],
		['1.234,50 kr', '1.234,50'],
		['100,-', '100'],
		['40,00 kr.', '40'],
		['kr. 1.000', '1.000'],
		['kr', ''],
		['gratis', '0'],
		['40', '40'],
	])('%s without its kroner is %s', (typed, number) => expect(withoutKroner(typed).trim()).toBe(number));

	it.each([
		[0.1, '0.1', 1],
		[1.005, '1.005', 3],
		[0.1 + 0.2, '0.30000000000000004', 17],
		[1e-7, '0.00000010000000000000', 20],
		[-2, '-2', 0],
	])('%d has the decimals of %s', (value, digits, decimals) => {
		expect(decimalOf(value)).toBe(digits);
		expect(decimalsIn(decimalOf(value))).toBe(decimals);
	});

	it('reads back every number it writes, to the last digit', () =>
		fc.assert(
			fc.property(
				fc.integer({ min: -99_999_999, max: 99_999_999 }),
				fc.integer({ min: 0, max: 2 }),
				fc.constantFrom('da', 'en'),
				(digits, decimals, locale) => {
					const value = Number(`${digits}e-${decimals}`);
					expect(parseNumber(formatNumber(value, decimals, locale), locale)).toEqual({
						value: decimalOf(value),
					});
				},
			),
		));

	it('reads back every price it writes', () =>
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom('da', 'en'), (price, locale) => {
				const { value } = parseNumber(withoutKroner(formatKroner(price / 100, locale)), locale);
				expect(Number(value)).toBe(price / 100);
			}),
		));
});
