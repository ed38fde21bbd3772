/**
 * No text that a person sends can hold the house: every regular expression in it, on its worst letters at the longest
 * text it may meet, takes a time that grows as the text does.
 */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { safeReturnPath } from '#lib/accounts/signing-in/return-path.ts';
import { proseOf } from '#lib/platform/text/prose.ts';
import { searchWords } from '#lib/geography/addresses/known-addresses.server.ts';
import { parsePoint } from '#lib/geography/parse-point.ts';
import { parseNumber } from '#lib/i18n/numbers.ts';
import { parseDate, parseTime } from '#lib/i18n/parse-dates.ts';
import { foldDanish, slugify } from '#lib/i18n/slugs.ts';
import { readWebsite } from '#lib/organisations/website.ts';
import { fileNameOf } from '#lib/platform/files/file-names.ts';
import { readCode } from '#lib/pledge/signature.ts';
import { diffWords } from '#lib/partnerships/amendments/word-diff.ts';
import { htmlOf } from '#lib/platform/mail/mail.server.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { listPatterns, worstTexts, type Pattern } from './support/patterns.ts';
import { workOf } from './support/work.ts';

const patterns = await listPatterns();
/** Milliseconds of work: generous, and a hundredth of what a quadratic pattern takes. */
const most = 50;

/** Of up to nine times: what is compiled and cleared away, and a neighbour in the cache, only ever add. */
function quickest(work: () => unknown, enough: number): number {
	let least = workOf(work);
	for (let more = 8; more && least > enough; more--) least = Math.min(least, workOf(work));
	return least;
}
const trying =
	({ expression }: Pattern, text: string) =>
	() =>
		expression.global ? text.replace(expression, '') : expression.test(text);

/** What costs too much, and its milliseconds; undefined where all is fine. */
function tooSlow(pattern: Pattern): string | undefined {
	// A tenth of the length first: what is quick there takes, were it quadratic, a hundred times as long.
	const tenth = worstTexts(pattern.expression, pattern.longest / 10);
	const suspects = [...tenth].filter(({ text }) => workOf(trying(pattern, text)) > most / 100);
	for (const { about } of suspects) {
		const at = (part: number) => {
			const texts = worstTexts(pattern.expression, pattern.longest * part);
			const enough = part < 1 ? most / 100 : most;
			return quickest(trying(pattern, texts.find((one) => one.about === about)!.text), enough);
		};
		const tenthTakes = at(1 / 10);
		if (tenthTakes < most / 100) continue;
		// The whole is tried only where it cannot take seconds.
		const ms = tenthTakes > most / 10 ? tenthTakes * 10 : at(1);
		if (ms > most) return `${Math.round(ms)} ms for ${about}`;
	}
	return undefined;
}

test('every pattern of the house is linear in a text of its worst letters', { timeout: 60_000 }, () => {
	expect(patterns.length, 'the scan finds them').toBeGreaterThan(100);
	const slow = patterns.flatMap((pattern) => {
		const found = tooSlow(pattern);
		return found ? [`${pattern.where} ${pattern.expression}: ${found}`] : [];
	});
	expect(slow).toEqual([]);
});

/** Texts that hold whoever looks at each letter from each: 100 KB each. */
const worst = [
	'a',
	' ',
	'\n',
	'.',
	'-',
	'1',
	'1.',
	'.a',
	'@',
	'a@',
	'"',
	'(',
	'\\',
	'%',
	'http://',
	'kvinder ',
	'religion ',
	'alle er religion ',
	'er du blind ',
	'har du et ',
	'hvor kommer du fra ',
	'www.',
	'å',
	'\u0301',
	'ﷺ',
	'a ',
	'a\n\n',
	'"\n',
	'1,',
	'/',
].map((piece) => piece.repeat(100_000 / piece.length));

/** What reads a person's text by more than one pattern, or by patterns that are put together while it runs. */
const readers: [name: string, read: (text: string) => unknown][] = [
	['checkWording', checkWording],
	['diffWords', (text) => diffWords(text, `x${text}`)],
	['foldDanish', foldDanish],
	['htmlOf', (text) => htmlOf(text, 'da')],
	['parseDate', parseDate],
	['parseNumber', (text) => parseNumber(text, 'da')],
	['parsePoint', parsePoint],
	['parseTime', parseTime],
	['proseOf', proseOf],
	['readCode', readCode],
	['readWebsite', readWebsite],
	['fileNameOf', (text) => fileNameOf(text, 'application/pdf')],
	['safeReturnPath', (text) => safeReturnPath(`/${text}`)],
	['searchWords', searchWords],
	['slugify', slugify],
];

test.each(readers)('%s reads 100 KB of anything in a moment', (_, read) => {
	const slow = worst.flatMap((text) => {
		const ms = quickest(() => read(text), most);
		return ms > 2 * most ? [`${Math.round(ms)} ms for ${JSON.stringify(text.slice(0, 8))}`] : [];
	});
	expect(slow).toEqual([]);
});

/** The schemas of the forms, by file and name; those that are made for one request are tried by `tests/fuzz`. */
const schemas = Object.entries(
	import.meta.glob<Record<string, unknown>>(['../src/lib/**/*input.ts', '../src/lib/**/rules.ts'], {
		eager: true,
	}),
).flatMap(([file, exported]) =>
	Object.entries(exported)
		.filter((entry): entry is [string, Form] => isForm(entry[1]))
		.map(([name, form]): [string, Form] => [`${file.replace('../src/lib/', '')} ${name}`, form]),
);
type Form = v.GenericSchema & { entries: Record<string, unknown> };
function isForm(value: unknown): value is Form {
	return typeof value === 'object' && value !== null && 'kind' in value && 'entries' in value;
}

test.each(schemas)('%s reads 100 KB in each field in a moment', (_, form) => {
	const slow = worst.flatMap((text) => {
		const ms = quickest(() => {
			v.safeParse(form, Object.fromEntries(Object.keys(form.entries).map((name) => [name, text])));
		}, 4 * most);
		return ms > 4 * most ? [`${Math.round(ms)} ms for ${JSON.stringify(text.slice(0, 8))}`] : [];
	});
	expect(slow).toEqual([]);
});
