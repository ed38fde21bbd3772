/**
 * Whatever stands in a field, it becomes a clean value or a sentence in the page's language: every field of every schema of
 * every room is sent what hides, what is too short, too long, or written in another script.
 */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { mailKind } from '#lib/accounts/letters/wording/kinds.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { mostWideBytes } from '#lib/platform/forms/form-body.server.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { cleanText } from '#lib/platform/text/text.ts';

type Form = v.GenericSchema & { entries: Record<string, v.GenericSchema> };

const commitment = { id: 7, startsOn: '2026-01-01', dueOn: '2026-12-31' };
const line = {
	commitmentId: 7,
	lowerIsBetter: false,
	events: 0,
	placements: 0,
	entered: 0,
};
/** Schemas that are made for one request, and what they are made of here. */
const madeOf: Record<string, readonly unknown[]> = {
	'accounts/input.ts acceptInput': ['rosa@example.dk'],
	'accounts/letters/wording/input.ts wordsInput': [mailKind('report-opens')],
	'accounts/input.ts newPasswordInput': ['rosa@example.dk'],
	'accounts/input.ts passwordChangeInput': ['rosa@example.dk'],
	'casework/input.ts writeInput': ['2026-11-22'],
	'commitments/life-input.ts amendInput': [{ ...commitment, lowerIsBetter: false }, '2026-11-22'],
	'commitments/writing/input.ts targetInput': [true, '2026-11-22'],
	'commitments/writing/input.ts typeInput': [],
	'commitments/writing/rules.ts targetRules': [true, '2026-11-22'],
	'contributions/input.ts contributionInput': [[commitment], '2026-11-22'],
	'contributions/rules.ts contributionRules': [[commitment], '2026-11-22'],
	'equality/practice/input.ts checkInput': ['recruitment'],
	'organisations/application/registration-input.ts registrationInput': ['rosa@example.dk'],
	'reporting/writing/input.ts reportInput': [[line], 'send'],
};

const exported = Object.entries(
	import.meta.glob<Record<string, unknown>>(['../src/lib/**/*input.ts', '../src/lib/**/rules.ts'], {
		eager: true,
	}),
).flatMap(([file, module]) =>
	Object.entries(module).map(([name, value]): [string, unknown] => [
		`${file.replace('../src/lib/', '')} ${name}`,
		value,
	]),
);
const isSchema = (value: unknown): value is v.GenericSchema =>
	typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema';

/** The object that a schema reads, also behind what is done to the form first. */
function objectIn(schema: v.GenericSchema & { pipe?: readonly unknown[] }): Form | undefined {
	if ('entries' in schema) return schema as Form;
	return schema.pipe?.filter(isSchema).find((step): step is Form => 'entries' in step);
}
const schemas = exported.flatMap(([name, value]): [string, v.GenericSchema, Form][] => {
	const made = name in madeOf ? (value as (...of: readonly unknown[]) => unknown)(...madeOf[name]!) : value;
	const form = isSchema(made) ? objectIn(made) : undefined;
	return form ? [[name, made as v.GenericSchema, form]] : [];
});

test('the sweep knows how each schema is made', () => {
	const functions = exported.filter(
		([name, value]) => typeof value === 'function' && /(?:Input|Rules)$/.test(name),
	);
	expect(functions.map(([name]) => name).sort()).toEqual(Object.keys(madeOf).sort());
	expect(schemas.length).toBeGreaterThan(75);
});

const hostile: [what: string, text: string][] = [
	['nothing', ''],
	['spaces', ' \t\n '],
	['NUL', 'a\u0000b'],
	['only NUL', '\u0000\u0000\u0000'],
	['only zero-width', '\u200B\u200C\u200D\u2060\uFEFF'],
	['direction turned round', 'evil \u202Etxt.exe\u202C and \u2066more\u2069'],
	['a filler', '\u3164\u115F\u2800'],
	['one letter', 'x'],
	['60 letters without a space', 'x'.repeat(60)],
	['Arabic', 'مرحبا بكم في المقهى'],
	['Persian with a joiner', 'می\u200Cخواهم'],
	['emoji', '👨‍👩‍👧 🎉 🇩🇰'],
	['half an emoji', 'a\uD83D'],
	['a long line', 'lang '.repeat(4000)],
	['many marks', `a${'\u0301'.repeat(200)}`],
	['markup', '<script>alert(1)</script>'],
	['a name of every object', 'constructor'],
	['a number too large', '99999999999999999999'],
	['less than nothing', '-1'],
	['a comma', '1,000'],
];

/** Passwords are kept as they are typed. */
const isKept = (name: string) => /password/i.test(name);

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof File)
		return [];
	return Object.entries(value).flatMap(([name, part]) => (isKept(name) ? [] : textsIn(part)));
}

/** The library's own sentence, which names types and code. */
const librarys = /\bInvalid \w+:|\b(?:Expected|received|undefined|NaN|null)\b/;
const wrongIn = (issues: readonly v.BaseIssue<unknown>[]) =>
	issues.flatMap((issue) =>
		issue.message === '' || librarys.test(issue.message) ? [`${v.getDotPath(issue)}: ${issue.message}`] : [],
	);

function sent(form: Form, text: string): FormData {
	const data = new FormData();
	for (const name of Object.keys(form.entries)) data.append(name, text.toWellFormed());
	return data;
}
const read = (locale: Locale, schema: v.GenericSchema, values: unknown) =>
	withLocale(locale, () => v.safeParse(schema, values));

/** A body holds no more, whatever was sent: what stands in one field may be all of it. */
const most: [what: string, text: string] = ['as much as any form holds', 'x'.repeat(mostWideBytes)];

describe.each(schemas)('%s', (_name, schema, form) => {
	test.each([...hostile, most])('%s in each field', (_what, text) => {
		for (const [name, field] of Object.entries(form.entries)) {
			if (isKept(name)) continue;
			const [value] = Object.values(formValues(sent(form, text), v.object({ [name]: field })));
			const { success, output, issues } = read('da', field, value);
			if (success) expect(textsIn(output), name).toEqual(textsIn(output).map(cleanText));
			else expect(wrongIn(issues), name).toEqual([]);
		}
	});

	test.each(hostile)('%s in all fields', (_what, text) => {
		const values = formValues(sent(form, text), schema);
		const [danish, english] = locales.map((locale) => read(locale, schema, values));
		if (danish!.success) expect(textsIn(danish!.output)).toEqual(textsIn(danish!.output).map(cleanText));
		for (const { issues = [] } of [danish!, english!]) expect(wrongIn(issues)).toEqual([]);
		const pairs = (danish!.issues ?? []).map((issue, at) => [issue.message, english!.issues?.[at]?.message]);
		expect(
			pairs.filter(([one, other]) => one === other),
			'said in each language',
		).toEqual([]);
	});

	test.each([
		['nothing at all', {}],
		['files', 'file'],
		['null', 'null'],
	])('%s', (_what, sort) => {
		const names = Object.keys(form.entries);
		const part = sort === 'file' ? new File(['x'], 'x.txt') : null;
		const values = sort instanceof Object ? {} : Object.fromEntries(names.map((name) => [name, part]));
		expect(wrongIn(read('da', schema, values).issues ?? [])).toEqual([]);
	});
});

/** Names that are read by a register, or are no person's. */
const isName = (field: string) => /name$/i.test(field);
const named = schemas.flatMap(([schema, , form]) =>
	Object.entries(form.entries)
		.filter(([field]) => isName(field))
		.map(([field, reads]): [string, v.GenericSchema] => [`${schema}: ${field}`, reads]),
);

describe.each(named)('%s', (_name, field) => {
	test.each(['O', '李', 'ع', 'Ǫ̈', 'Ng', 'می\u200Cخواهم', 'Þór-Åse O’Brien'])(
		'%s is a name',
		(name) => void expect(read('da', field, name)).toMatchObject({ success: true, output: cleanText(name) }),
	);

	test.each(['\u200B', '\u200B\u2060', '\u202E\u202C', '\u3164', '\u0301', '  \u00A0 '])(
		'what nobody can see is none: %j',
		(name) => {
			const { success, output } = read('da', field, name);
			if (success) expect([null, '']).toContain(output);
		},
	);
});
