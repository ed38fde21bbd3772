import * as v from 'valibot';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formValues } from '#lib/platform/forms/form-values.ts';

type Fields = [name: string, value: string][];
function formWith(fields: Fields): FormData {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return form;
}

const line = v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(10));
const schema = v.object({
	title: line,
	nr: v.pipe(v.number(), v.maxValue(9)),
	agreed: v.literal(true),
	open: v.optional(v.boolean(), true),
	tags: v.pipe(v.optional(v.array(v.string()), []), v.maxLength(3)),
	districts: v.optional(v.array(v.picklist([1, 2, 3])), []),
	parties: v.optional(v.array(v.object({ id: v.number(), required: v.boolean(), brings: line })), []),
	notes: v.optional(v.object({ name: v.string() }), { name: '' }),
	file: v.optional(v.instance(File)),
});
const empty = {
	title: undefined,
	nr: undefined,
	agreed: false,
	open: false,
	tags: [],
	districts: [],
	parties: [],
	notes: undefined,
	file: undefined,
};

describe('formValues', () => {
	test.each<[what: string, Fields, Record<string, unknown>]>([
		['nothing', [], {}],
		[
			'text, of which the last stands',
			[
				['title', 'a'],
				['title', 'b'],
			],
			{ title: 'b' },
		],
		['numbers', [['nr', ' 12 ']], { nr: 12 }],
		['a number that is none', [['nr', '1e3']], { nr: NaN }],
		['a number beyond any id', [['nr', '99999999999']], { nr: NaN }],
		['no number', [['nr', '']], { nr: undefined }],
		[
			'ticks',
			[
				['agreed', 'on'],
				['open', 'true'],
			],
			{ agreed: true, open: true },
		],
		[
			'a tick that says no',
			[
				['agreed', 'false'],
				['open', ''],
			],
			{},
		],
		[
			'a list',
			[
				['tags', 'a'],
				['tags', ''],
			],
			{ tags: ['a', ''] },
		],
		[
			'a list of numbers',
			[
				['districts', '3'],
				['districts', 'x'],
			],
			{ districts: [3, NaN] },
		],
		[
			'rows, in the order of their numbers',
			[
				['parties.10.id', '2'],
				['parties.2.id', '1'],
				['parties.2.required', 'on'],
			],
			{
				parties: [
					{ id: 1, required: true, brings: undefined },
					{ id: 2, required: false, brings: undefined },
				],
			},
		],
		['an object', [['notes.name', 'x']], { notes: { name: 'x' } }],
		// What only somebody else's form sends.
		[
			'a field under a text',
			[
				['title', 'a'],
				['title.b', 'c'],
			],
			{ title: 'a' },
		],
		[
			'inherited names',
			[
				['toString.call', 'x'],
				['constructor', 'x'],
				['title.constructor.x', 'x'],
			],
			{},
		],
		[
			'the prototype',
			[
				['__proto__.x', 'x'],
				['parties.__proto__.id', '1'],
				['constructor.prototype.x', '1'],
			],
			{},
		],
		[
			'a position of four billion',
			[
				['tags.4294967294', 'x'],
				['parties.4294967294.id', '1'],
			],
			{},
		],
		[
			'a length',
			[
				['tags.length', '3000000'],
				['parties.length', '3000000'],
			],
			{},
		],
	])('%s', (_, fields, expected) => {
		expect(formValues(formWith(fields), schema)).toEqual({ ...empty, ...expected });
	});

	test('reads the object behind what is done to a form first', () => {
		const steps = v.pipe(
			v.record(v.string(), v.unknown()),
			v.transform((form) => form),
			v.object({ title: line }),
		);
		expect(
			formValues(
				formWith([
					['title', 'a'],
					['other', 'b'],
				]),
				steps,
			),
		).toEqual({ title: 'a' });
	});

	test('whatever the names, only fields of the schema come out, and nothing else changes', () => {
		const piece = fc.constantFrom(
			'title',
			'parties',
			'tags',
			'0',
			'4294967295',
			'length',
			'__proto__',
			'constructor',
			'toString',
			'call',
			'prototype',
			'',
			'id',
		);
		const name = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('.'));
		const before = Object.getOwnPropertyNames(Object.prototype).length;
		fc.assert(
			fc.property(fc.array(fc.tuple(name, fc.string())), (fields) => {
				const values = formValues(formWith(fields), schema);
				expect(Object.keys(values)).toEqual(Object.keys(empty));
				expect(Object.getPrototypeOf(values)).toBeNull();
				expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
				expect(`${toString.call([])}`).toBe('[object Array]');
			}),
		);
	});
});
