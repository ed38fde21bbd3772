import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatKroner, formatNumber, formatPercent, parseNumber } from '#lib/i18n/numbers.ts';

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
		['1.234,5', 'da', 1234.5],
		['1.234', 'da', 1234],
		['12.345.678', 'da', 12345678],
		['2,5', 'da', 2.5],
		['2.5', 'da', 2.5],
		['1 234,5', 'da', 1234.5],
		['−3', 'da', -3],
		['0.125', 'da', 0.125],
		['1,234.5', 'en', 1234.5],
		['1.234', 'en', 1.234],
	] as const)('%s in %s is %d', (typed, locale, value) =>
		expect(parseNumber(typed, locale)).toEqual({ value }),
	);

	it.each(['ti', '', '1.2.3', '1,2,3', '10 stk', '1e5', 'Infinity', '0x10'])('%s is no number', (typed) =>
		expect(parseNumber(typed, 'da')).toEqual({ error: 'not_a_number' }),
	);

	it('reads back every number it writes', () =>
		fc.assert(
			fc.property(
				fc.integer({ min: -9_999_999, max: 9_999_999 }),
				fc.constantFrom('da', 'en'),
				(tenths, locale) => {
					const { value } = parseNumber(formatNumber(tenths / 10, 1, locale), locale);
					expect(value).toBeCloseTo(tenths / 10, 6);
				},
			),
		));
});
