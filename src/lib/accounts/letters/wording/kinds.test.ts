/** The kinds of mails: every text of theirs is one that a letter says, and no letter says another. */
import { globSync, readFileSync } from 'node:fs';
import { parse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { exampleOf } from '#lib/accounts/letters/wording/examples.ts';
import { formValues } from '#lib/accounts/letters/wording/form-values.ts';
import { wordsInput } from '#lib/accounts/letters/wording/input.ts';
import { mailGroups, messages, shippedWords, textsOf } from '#lib/accounts/letters/wording/kinds.ts';
import { namesIn } from '#lib/accounts/letters/wording/template.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { completeLocales, type Locale } from '#lib/i18n/locale.ts';

const kinds = mailGroups.flatMap((group) => Object.entries(group.kinds));
const keys = kinds.flatMap(([, { words }]) => Object.keys(words));

const sources = globSync('src/**/*.ts', {
	exclude: (path) =>
		path.endsWith('.test.ts') || path.includes('paraglide') || path.includes('wording/kinds'),
}).map((file) => readFileSync(file, 'utf8'));
const said = (by: string): Set<string> =>
	new Set(
		sources.flatMap((text) =>
			[...text.matchAll(new RegExp(String.raw`(?<![\w.])${by}\.(\w+)`, 'g'))].map(([, key]) => key ?? ''),
		),
	);

test('every text stands in one kind, and a letter says it in the municipality’s words', () => {
	expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
	expect(new Set(kinds.map(([name]) => name)).size).toBe(kinds.length);
	const throughMail = said('mail');
	expect(keys.filter((key) => !throughMail.has(key))).toEqual([]);
	const past = said('m');
	expect(keys.filter((key) => past.has(key))).toEqual([]);
});

/** As they are written for the site: a text, or several shapes of one. */
const written = (locale: Locale): Record<string, unknown> =>
	Object.assign(
		{},
		...globSync(`messages/${locale}/*.json`).map(
			(file) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>,
		),
	) as Record<string, unknown>;

describe.each(completeLocales)('in %s', (locale) => {
	test('what is shown as the site’s words is what the site says, placeholders and all', () => {
		const texts = written(locale);
		expect(keys.map((key) => [key, shippedWords(key, locale)])).toEqual(keys.map((key) => [key, texts[key]]));
	});

	test.each(kinds)('every placeholder has an example: %s', (_, { words, examples }) => {
		const names = Object.keys(words).flatMap((key) => namesIn(shippedWords(key, locale) ?? ''));
		const without = withLocale(locale, () => names.filter((name) => exampleOf(name, examples) === null));
		expect(without).toEqual([]);
	});
});

test.each(kinds)('the site’s own words pass the form, and come out as they were: %s', (_, kind) => {
	const values = formValues(kind, new Map());
	expect(parse(wordsInput(kind), values)).toEqual(values);
	expect(Object.keys(values)).toHaveLength(textsOf(kind).length);
});

test('a key that no kind has is nobody’s', () => {
	expect(messages.get('account_mail_reset')).toBeUndefined();
	expect(shippedWords('constructor', 'da')).toBeNull();
});

/** What keeps people safe, and what the law asks for. */
test.each([
	'account_mail_confirm',
	'account_mail_reset',
	'account_mail_changed_not_you',
	'alert_mail_confirm',
	'alert_mail_foot',
	'letter_mail_list',
	'letter_mail_service',
	'event_mail_asked',
	'event_mail_asked_not_you',
	'event_mail_deleted',
	'flag_mail',
	'org_mail_closed',
	'org_mail_suspended',
	'takedown_organiser_appeal',
	'reporting_still_mail_text',
])('%s is in the site’s words only', (key) => {
	expect(written('da')).toHaveProperty(key);
	expect(messages.has(key)).toBe(false);
});
