import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageName } from '#lib/i18n/languages.ts';
import { baseLocale, isComplete, locales, siteLanguages } from '#lib/i18n/locale.ts';
import { pageLocale } from '#lib/i18n/page-languages.ts';
import { href, readPath, switchLocale } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';

test('the texts are compiled for the languages of the table (npm run generate)', () => {
	const settings = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as { locales: string[] };
	expect(settings.locales).toEqual(locales);
});

test.each(locales)('every address in %s is read back', (locale) => {
	for (const path of ['/', '/events/en-aften-a1b2c', '/workspace/en/events/new'])
		expect(readPath(href(path, locale)), path).toEqual({ locale: pageLocale(path, locale), path });
	expect(locales.map((other) => readPath(switchLocale(href('/partners', locale), other)).locale)).toEqual(
		locales,
	);
});

test('files of the network have Danish addresses, and those of before lead there still', () => {
	for (const [path, danish] of [
		['/results/network.csv', '/resultater/netvaerk.csv'],
		['/municipality/network.csv?year=2026', '/kommune/netvaerk.csv?year=2026'],
		['/municipality/network.graphml', '/kommune/netvaerk.graphml'],
	] as const) {
		expect(href(path, 'da')).toBe(danish);
		const [pathname] = path.split('?');
		for (const address of [danish.split('?')[0]!, danish.replace('netvaerk', 'network').split('?')[0]!])
			expect(readPath(address), address).toEqual({ locale: 'da', path: pathname });
	}
});

test.each(locales)('%s is known to the runtime, for dates and numbers', (locale) => {
	const { intl, decimalMark } = siteLanguages[locale];
	expect(Intl.DateTimeFormat.supportedLocalesOf(intl)).toEqual([intl]);
	expect(new Intl.NumberFormat(intl).format(1.5)).toBe(`1${decimalMark}5`);
});

test('a language that the site has in part says so in itself', () => {
	for (const locale of locales.filter((one) => !isComplete(one)))
		for (const said of [m.nav_language_part, m.ui_partly_translated])
			expect(said({}, { locale }), locale).not.toBe(said({}, { locale: baseLocale }));
	expect(isComplete(baseLocale)).toBe(true);
});

test.each([
	['ar', 'da', 'arabisk'],
	['ar', 'en', 'Arabic'],
	['ar', 'de', 'Arabisch'],
	['xx', 'da', 'xx'],
])('%s in %s is %s', (code, locale, name) => expect(languageName(code, locale)).toBe(name));
