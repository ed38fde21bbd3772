import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageName } from '#lib/i18n/languages.ts';
import { locales, siteLanguages } from '#lib/i18n/locale.ts';
import { href, readPath, switchLocale } from '#lib/i18n/urls.ts';

test('the texts are compiled for the languages of the table', () => {
	const settings = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as { locales: string[] };
	expect(settings.locales).toEqual(locales);
});

test.each(locales)('every address in %s is read back', (locale) => {
	for (const path of ['/', '/events/en-aften-a1b2c', '/workspace/en/events/new'])
		expect(readPath(href(path, locale)), path).toEqual({ locale, path });
	expect(locales.map((other) => readPath(switchLocale(href('/partners', locale), other)).locale)).toEqual(
		locales,
	);
});

test.each(locales)('%s is known to the runtime, for dates and numbers', (locale) => {
	const { intl, decimalMark } = siteLanguages[locale];
	expect(Intl.DateTimeFormat.supportedLocalesOf(intl)).toEqual([intl]);
	expect(new Intl.NumberFormat(intl).format(1.5)).toBe(`1${decimalMark}5`);
});

test.each([
	['ar', 'da', 'arabisk'],
	['ar', 'en', 'Arabic'],
	['ar', 'de', 'Arabisch'],
	['xx', 'da', 'xx'],
])('%s in %s is %s', (code, locale, name) => expect(languageName(code, locale)).toBe(name));
