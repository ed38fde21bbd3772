import * as v from 'valibot';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { m } from '#lib/paraglide/messages.js';
import * as fields from '#lib/platform/forms/fields.ts';
import {
	amount,
	numberProblem,
	someAmount,
	whole,
	type NumberRule,
} from '#lib/platform/forms/number-rules.ts';
import { follows, rulesOver } from '#lib/platform/forms/rules.ts';
import {
	readNumber,
	typedDay,
	typedDayOrNull,
	typedNumber,
	typedTime,
} from '#lib/platform/forms/typed-fields.ts';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';

/** The value, or the sentences. */
function read(schema: v.GenericSchema, given: unknown): unknown {
	const { success, output, issues } = v.safeParse(schema, given);
	return success ? output : issues.map(({ message }) => message);
}

const title = fields.line({ least: 3, most: 10 });
describe('text', () => {
	test.each([
		[' a \n b  c ', 'a b c'],
		['ab\u202Ec', 'abc'],
		['👩‍👧🎉 م', '👩‍👧🎉 م'],
		['a b', [m.field_least({ least: 3 })]],
		['\u200B\u200B\u200B', [m.field_least({ least: 3 })]],
		[undefined, [m.field_least({ least: 3 })]],
		[null, [m.field_least({ least: 3 })]],
		['x'.repeat(11), [m.field_too_long({ most: '10' })]],
		[7, [m.field_stale()]],
	])('%j as a title of 3 to 10', (given, expected) => expect(read(title, given)).toEqual(expected));

	test('paragraphs keep their lines', () => {
		expect(read(fields.paragraphs({ most: 20 }), ' a\r\n\r\nb ')).toBe('a\n\nb');
	});
	test.each([
		[' \u3164 ', null],
		['abc', 'abc'],
		['ab', [m.field_least({ least: 3 })]],
		['\u200B\u200Bab', [m.field_least({ least: 3 })]],
	])('%j as a title of 3 to 20 that may be left out', (given, expected) =>
		expect(read(fields.lineOrNull(20, 3), given)).toEqual(expected),
	);
	test('a name carries no link', () => {
		const name = v.pipe(title, fields.withoutLinks());
		expect(read(name, 'www.x.dk')).toEqual([m.field_name_links()]);
	});
});

describe('addresses', () => {
	test.each([
		['rosa@example.dk', true],
		['bjørn@æblegård.dk', true],
		['rosa@localhost', false],
		['rosa@example.dk, anna@example.dk', false],
		['<rosa@example.dk>', false],
		[`${'a'.repeat(250)}@b.dk`, false],
	])('e-mail %s', (text, good) => expect(v.safeParse(fields.email(), text).success).toBe(good));
	test.each([
		['33 66 33 66', '33 66 33 66'],
		['33663366', '33 66 33 66'],
		['33.66.33.66', '33 66 33 66'],
		['33-66-33-66', '33 66 33 66'],
		['33 66 33 66 ', '33 66 33 66'],
		['+45 (33) 66-33-66', '+45 33 66 33 66'],
		['(+45) 33 66 33 66', '+45 33 66 33 66'],
		['(0045)33663366', '+45 33 66 33 66'],
		['0045 33 66 33 66', '+45 33 66 33 66'],
		['+4533663366', '+45 33 66 33 66'],
		['tlf. 33 66 33 66', '33 66 33 66'],
		['Telefon: 33663366', '33 66 33 66'],
		['Mobil 20 30 40 50', '20 30 40 50'],
		['+46 70-123 45 67', '+46 70 123 45 67'],
		['112 112', '112 112'],
		['', null],
		...[
			'12345',
			'------',
			'((((((((',
			'+',
			'. . . . . .',
			'ring til os',
			'33 66 33 66 eller 20 30 40 50',
			'1'.repeat(16),
		].map((text) => [text, [m.field_phone_wrong()]] as const),
	] as const)('phone %j', (text, kept) => expect(read(fields.phoneOrNull, text)).toEqual(kept));
	test.each([
		['www.example.dk/a', 'https://www.example.dk/a'],
		['example.dk:8080', 'https://example.dk:8080/'],
		['http://example.dk', null],
		['javascript:alert(1)', null],
		['https://kk.dk@evil.example/', null],
		['https://localhost', null],
		['https://a.dk/a b', null],
		[`https://a.dk/${'x'.repeat(500)}`, null],
		['https://', null],
	])('web address %s', (text, link) => expect(readWebAddress(text, ['https'])).toBe(link));
});

describe('days and times', () => {
	test.each([
		['1. marts 2027', '2027-03-01'],
		['31.2.2027', [m.field_day_wrong({ typed: '31.2.2027' })]],
		['1.1.0001', [m.field_day_wrong({ typed: '1.1.0001' })]],
		['12/24/2027', [m.field_day_unclear({ typed: '12/24/2027' })]],
		['', [m.field_day_missing()]],
		['x'.repeat(41), [m.field_too_long({ most: '40' })]],
	])('%s typed', (typed, expected) => expect(read(typedDay, typed)).toEqual(expected));
	test('empty is no day, where it may be', () => expect(read(typedDayOrNull, ' ')).toBeNull());
	test.each([
		['2026-11-24', true],
		['2026-02-30', false],
		['24.11.2026', false],
		['20261124', false],
	])('%s as a value', (day, good) => expect(v.safeParse(fields.day, day).success).toBe(good));
	test.each([
		['kl. 8', '08:00'],
		['25.00', [m.field_time_wrong({ typed: '25.00' })]],
		['', [m.field_time_missing()]],
	])('at %s', (typed, expected) => expect(read(typedTime, typed)).toEqual(expected));
});

const seats = whole(1, 100);
const bounds = { least: '0', most: '999.999' };
const between = m.field_number_whole({ least: '1', most: '100' });
describe('numbers', () => {
	test.each<[typed: string, rule: NumberRule, expected: number | string]>([
		['2,5', amount, 2.5],
		['0', amount, 0],
		['0', someAmount, m.field_number_above_zero()],
		['0,001', someAmount, m.field_number_decimals()],
		['-5', amount, m.field_number_bounds(bounds)],
		['999.999,99', amount, 999_999.99],
		['1.000.000', amount, m.field_number_bounds(bounds)],
		['0,125', amount, m.field_number_decimals()],
		// 1.005 is a little less in binary, and 0.1 a little more: neither may show.
		['1,005', amount, m.field_number_decimals()],
		['0,100000000000000005', amount, m.field_number_decimals()],
		['1,1', amount, 1.1],
		['8,29', amount, 8.29],
		['1,000', amount, m.field_number_decimals()],
		['ti', amount, m.field_number_wrong()],
		['12', seats, 12],
		['1,5', seats, between],
		['1,0', seats, between],
		['101', seats, between],
		['ti', seats, between],
		['100 kr.', { ...seats, kroner: true }, 100],
		['100 kr.', seats, between],
		...[
			'40',
			'40,-',
			'40 ,-',
			'40.-',
			'kr. 40',
			'kr 40,-',
			'40 kroner',
			'DKK 40',
			'40,00',
			'40,00 kr.',
			'40 dkk.',
		].map((typed) => [typed, { ...seats, kroner: true }, 40] as [string, NumberRule, number]),
		['Gratis', { ...whole(0, 100), kroner: true }, 0],
		['40,50 kr.', { ...seats, kroner: true }, between],
	])('%s', (typed, rule, expected) => {
		const { value, problem } = readNumber(typed, rule);
		expect(value ?? problem).toBe(expected);
	});

	test('a comma is read alike in every field of a language', () => {
		const [danish, english] = (['da', 'en'] as const).map((locale) =>
			withLocale(locale, () => [amount, whole(0, 5000)].map((rule) => readNumber('1,000', rule).value)),
		);
		expect(danish).toEqual([undefined, undefined]);
		expect(english).toEqual([1000, 1000]);
	});

	test('what is typed and what is given are decided alike, to the hundredth', () =>
		fc.assert(
			fc.property(
				fc.integer({ min: -100, max: 100_000_100 }),
				fc.integer({ min: 0, max: 4 }),
				fc.constantFrom('da', 'en'),
				fc.constantFrom<NumberRule[]>(amount, someAmount, seats),
				(digits, decimals, locale, rule) =>
					withLocale(locale, () => {
						const value = Number(`${digits}e-${decimals}`);
						const { problem = null } = readNumber(formatNumber(value, 4, locale), rule);
						expect(problem).toBe(numberProblem(value, rule));
					}),
			),
		));

	test('missing has its own sentence', () => {
		expect(
			read(
				typedNumber(amount, () => 'Hvor mange?'),
				'',
			),
		).toEqual(['Hvor mange?']);
		expect(
			read(
				fields.number(amount, () => 'Hvor mange?'),
				undefined,
			),
		).toEqual(['Hvor mange?']);
		expect(read(fields.number(amount), 0.1 + 0.2)).toEqual([m.field_number_decimals()]);
		expect(read(fields.number(amount), Infinity)).toEqual([m.field_number_bounds(bounds)]);
	});
});

describe('choices and keys', () => {
	test.each<[string, v.GenericSchema, unknown, unknown]>([
		['one of', fields.choice(['a', 'b']), 'a', 'a'],
		['another', fields.choice(['a', 'b'], () => 'Vælg'), 'c', ['Vælg']],
		['none, where that may be', fields.choiceOrNull(['a', 'b']), '', null],
		['another, where none may be', fields.choiceOrNull(['a', 'b']), 'c', [m.field_stale()]],
		['several, in order, once', fields.choices(['a', 'b', 'c']), ['c', 'a', 'c'], ['a', 'c']],
		['several, with a stranger', fields.choices(['a', 'b']), ['a', 'x'], [m.field_stale()]],
		['several, none', fields.choices(['a'], () => 'Vælg'), [], ['Vælg']],
		['id', fields.id, 2_147_483_648, [m.field_stale()]],
		['no id', fields.idOrNull, undefined, null],
		['slug', fields.slug, 'sprogcafe-k3v9x', 'sprogcafe-k3v9x'],
		['no slug', fields.slug, '../x', [m.field_stale()]],
		['submission', fields.submission, 'nej', [m.field_stale()]],
		['how often', fields.count, NaN, 0],
	])('%s', (_what, schema, given, expected) => expect(read(schema, given)).toEqual(expected));
});

describe('rules over several fields', () => {
	const values = v.object({ from: fields.day, to: fields.day, note: fields.line({ most: 3 }) });
	const rule = rulesOver<v.InferOutput<typeof values>>();
	const schema = v.pipe(
		values,
		follows([
			rule('to', ['from', 'to'], ({ from, to }) => to < from && 'before'),
			rule('note', ['note'], ({ note }) => note === 'no' && 'no'),
		]),
	);
	const problems = (given: object) => v.flatten(v.safeParse(schema, given).issues ?? ([] as never)).nested;
	test.each<[object, object | undefined]>([
		[{ from: '2026-01-01', to: '2026-01-02', note: '' }, undefined],
		[
			{ from: '2026-01-02', to: '2026-01-01', note: 'no' },
			{ to: ['before'], note: ['no'] },
		],
		[
			{ from: 'x', to: '2026-01-01', note: 'no' },
			{ from: [m.field_day_wrong({ typed: 'x' })], note: ['no'] },
		],
		[
			{ from: '2026-01-02', to: '2026-01-01', note: 'long' },
			{ to: ['before'], note: [m.field_too_long({ most: '3' })] },
		],
	])('%j', (given, expected) => expect(problems(given)).toEqual(expected));
	test('what is no object has no fields', () => expect(v.safeParse(schema, 'x').issues).toHaveLength(1));
});
