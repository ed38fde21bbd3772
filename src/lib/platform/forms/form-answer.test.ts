import * as v from 'valibot';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
	answerTo,
	isTicked,
	textsOf,
	shownValue,
	textOf,
	type FormValuesOf,
} from '#lib/platform/forms/form-answer.ts';

describe('What a field shows', () => {
	const stored = {
		title: 'Et skridt',
		amount: 3,
		sure: true,
		goals: ['goal-1', 'goal-2'],
		parties: [{ brings: 'Te' }, { brings: 'Kager' }],
	};
	it.each([
		['title', undefined, 'Et skridt'],
		['amount', undefined, 3],
		['sure', undefined, true],
		['parties.1.brings', undefined, 'Kager'],
		['parties.7.brings', undefined, undefined],
		['title.length', undefined, undefined],
		['constructor', undefined, undefined],
		['parties.length.x', undefined, undefined],
		['title', { title: '' }, ''],
		['parties.1.brings', { 'parties.1.brings': 'Kaffe' }, 'Kaffe'],
		['sure', { title: 'x' }, undefined],
		['toString', { title: 'x' }, undefined],
	] as const)('%s after %o', (name, sent, value) => {
		expect(shownValue(name, sent, stored)).toBe(value);
	});

	it.each([
		[undefined, '', []],
		[null, '', []],
		['', '', []],
		['da', 'da', ['da']],
		[0, '0', ['0']],
		[['da', 'en'], 'da', ['da', 'en']],
		[[3, 4], '3', ['3', '4']],
		[[{ brings: 'Te' }], '', []],
	] as const)('%o as text and as list', (value, text, list) => {
		expect(textOf(value)).toBe(text);
		expect(textsOf(value)).toEqual(list);
	});

	it.each([
		[true, 'on', true],
		[false, 'on', false],
		['on', 'on', true],
		['yes', 'on', false],
		[['2', '3'], '3', true],
		[[2, 3], '3', true],
		[undefined, 'on', false],
	] as const)('%o ticks %s: %s', (value, sends, ticked) => {
		expect(isTicked(value, sends)).toBe(ticked);
	});
});

describe('Which form an answer is to', () => {
	const answer = { errors: { reason: 'Skriv hvorfor' }, values: { form: 'close', match: '12' } };
	it.each([
		[{ form: 'close' }, true],
		[{ form: 'close', match: 12 }, true],
		[{ form: 'amend' }, false],
		[{ form: 'close', posting: 'x' }, false],
	])('%o: %s', (sent, mine) => {
		expect(answerTo(answer, sent)).toBe(mine ? answer : null);
	});
	it('is to none where nothing came back', () => {
		expect(answerTo(null, { form: 'close' })).toBeNull();
		expect(answerTo({}, { form: 'close' })).toBeNull();
	});
});

describe('What a form must be given', () => {
	it('is every field of its schema, also inside a pipe', () => {
		const inner = v.object({
			submission: v.optional(v.string()),
			title: v.string(),
			goals: v.optional(v.array(v.string()), []),
			food: v.optional(v.boolean(), false),
			parties: v.array(v.object({ brings: v.string() })),
			picture: v.file(),
		});
		const _schema = v.pipe(v.record(v.string(), v.unknown()), inner);
		type Values = FormValuesOf<typeof _schema, 'picture'>;
		expectTypeOf<keyof Values>().toEqualTypeOf<'title' | 'goals' | 'food' | 'parties'>();
		expectTypeOf<Values['food']>().toEqualTypeOf<boolean>();
		expectTypeOf<Values['goals']>().toEqualTypeOf<readonly (string | number)[]>();
		// @ts-expect-error a forgotten field is an error at the place that fills the form
		const _forgotten: Values = { title: '', goals: [], parties: [] };
	});
});
