/** What the site does in a language that it has in part, and in one that it has no longer. */
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import * as v from 'valibot';
import { describe, expect, test as plain } from 'vitest';
import { arabic } from '../support/language/third-language.ts';
import { profileInput } from '#lib/accounts/input.ts';
import { address, members, write } from '#lib/accounts/letters/letters.server.ts';
import { actorById } from '#lib/accounts/actors.server.ts';
import { baseLocale, letterLocale, locales, savedLocale, type Locale } from '#lib/i18n/locale.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { isForCitizens, localesOf } from '#lib/i18n/page-languages.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import { href, readPath, switchLocale } from '#lib/i18n/urls.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import CharterLanguages from '#lib/pledge/CharterLanguages.svelte';
import { localised } from '#lib/policy/text.ts';
import LanguageLinks from '#lib/ui/frame/LanguageLinks.svelte';
import PageMeta from '#lib/ui/frame/PageMeta.svelte';
import TextByLanguage from '#lib/ui/TextByLanguage.svelte';
import { gates } from '../../src/gates.ts';
import { makeOrganisation, makePerson } from '../support/cast/people.ts';
import { test } from '../support/database.ts';

/** What the server writes of a component on a page in `locale`. */
const read = (locale: Locale, component: Component<never>, props: object): string =>
	withLocale(locale, () => {
		const { head, body } = render(component as Component, { props });
		return (head + body).replaceAll(/<!--.*?-->/g, '').replaceAll(/\s+/g, ' ');
	});
const links = (html: string, rel: string) =>
	[...html.matchAll(new RegExp(`<link rel="${rel}"[^>]*? href="([^"]*)"`, 'g'))].map(([, to]) => to);

describe('a page', () => {
	plain('is for citizens, or for those who sign in: every route is one or the other', () => {
		const outside = Object.keys(gates).filter((route) => !isForCitizens(route.replace(/^\/\(\w+\)/, '')));
		expect(outside.filter((route) => route.startsWith('/(public)'))).toEqual([]);
		const inside = Object.keys(gates).filter((route) => !outside.includes(route));
		expect(inside.filter((route) => !route.startsWith('/(public)')).toSorted()).toEqual(
			[
				'/alerts',
				'/alerts/[secret]',
				'/alerts/[secret]/one-click',
				'/alerts/confirm/[secret]',
				'/alerts/new',
				'/api/addresses',
				'/api/v1/[...list]',
				'/api/v1/openapi.json',
				'/basemap/pack.[kind]',
				'/data/[list].csv',
				'/data/catalog.jsonld',
				'/data/datapackage.json',
				'/healthz',
				'/images/[key]',
				'/map/outline.svg',
				'/map/[point].svg',
				'/readyz',
				'/robots.txt',
				'/[x+2e]well-known/security.txt',
			].toSorted(),
		);
	});

	plain.each([
		['/', '/ar', 'ar'],
		['/partners/nordlys-el-a1b2c?x=1#top', '/ar/partners/nordlys-el-a1b2c?x=1#top', 'ar'],
		['/events/workspace', '/ar/events/workspace', 'ar'],
		['/workspace', '/min-organisation', 'da'],
		['/workspace/nordlys-el-a1b2c/events/new', '/min-organisation/nordlys-el-a1b2c/begivenheder/opret', 'da'],
		['/login?to=%2Far', '/log-ind?to=%2Far', 'da'],
		['/become-partner#who', '/bliv-partner#who', 'da'],
	])('%s is at %s, in %s', (path, at, shown) => {
		expect(href(path, arabic)).toBe(at);
		const code = path.replace(/[?#].*/, '');
		expect(readPath(at.replace(/[?#].*/, ''))).toEqual({ locale: shown, path: code });
		expect(readPath(`/ar${code === '/' ? '' : code}`)).toEqual({ locale: shown, path: code });
	});

	plain('is offered in the languages that it is in', () => {
		expect(localesOf('/explore')).toEqual(locales);
		expect(localesOf('/login')).toEqual(['da', 'en']);
		expect(switchLocale('/en/explore', arabic)).toBe('/ar/explore');
		const at = (path: string) => new URL(`http://x.example${path}`);
		const citizens = read(baseLocale, LanguageLinks, { url: at('/oplev'), here: true });
		expect(citizens).toMatch(/href="\/ar\/explore" hreflang="ar" lang="ar"[^>]*>العربية \(delvist\)<\/a>/);
		expect(citizens).toMatch(/lang="en"[^>]*>English<\/a>/);
		const members = read(baseLocale, LanguageLinks, { url: at('/min-organisation'), here: true });
		expect(members.match(/hreflang="\w+"/g)).toEqual(['hreflang="da"', 'hreflang="en"']);
	});

	plain('says to search engines where else it is, and nothing that is not there', () => {
		const citizens = read(arabic, PageMeta, { title: 'Oplev', path: '/explore' });
		expect(links(citizens, 'alternate')).toEqual(['/oplev', '/en/explore', '/ar/explore']);
		expect(links(citizens, 'canonical')).toEqual(['/ar/explore']);
		const apply = read(baseLocale, PageMeta, { title: 'Bliv partner', path: '/become-partner' });
		expect(links(apply, 'alternate')).toEqual(['/bliv-partner', '/en/become-partner']);
	});
});

describe('a text', () => {
	const texts = { da: 'Byen (2011-2014)', en: 'The city (2011-2014)' };

	plain.each([
		['da', 'Byen (2011-2014)', 'da'],
		['en', 'The city (2011-2014)', 'en'],
		['ar', 'Byen (2011-2014)', 'da'],
		['tlh', 'Byen (2011-2014)', 'da'],
	])('in %s is %s', (locale, text, lang) => expect(textIn(texts, locale)).toEqual({ text, lang }));

	plain('is bare in the language of the page, and marked in another', () => {
		expect(read('en', TextByLanguage, { texts })).toBe(texts.en);
		expect(read(arabic, TextByLanguage, { texts })).toBe(`<span lang="da" dir="ltr">${texts.da}</span>`);
		expect(localised(texts, arabic)).toBe(`\u2068${texts.da}\u2069`);
		expect(read(arabic, TextByLanguage, { texts: { ...texts, ar: 'المدينة' } })).toBe('المدينة');
	});

	plain('that is whole says so first: the pledge is read in Danish, and in the others behind a press', () => {
		const written = { da: 'Titel\n\nVersion 1\n\nVi lover', en: 'Title\n\nVersion 1\n\nWe promise' };
		const page = read(arabic, CharterLanguages, { texts: written });
		const note = 'Teksten findes ikke på العربية. Her er den på الدانمركية.';
		expect(page.indexOf(note)).toBeGreaterThan(-1);
		expect(page.indexOf(note)).toBeLessThan(page.indexOf('<article lang="da" dir="ltr"'));
		expect(page.split('<details')[1]).toContain('<article lang="en" dir="ltr"');
		const english = read('en', CharterLanguages, { texts: written });
		expect(english).not.toContain('does not exist');
		expect(english.split('<details')[0]).toContain('<article lang="en" dir="ltr"');
		expect(read('en', CharterLanguages, { texts: { da: written.da } })).toContain(
			'This text does not exist in English. Here it is in Danish.',
		);
	});

	plain('of the interface is Danish where it lacks', () =>
		expect(m.skip_to_content({}, { locale: arabic })).toBe(m.skip_to_content({}, { locale: 'da' })),
	);
});

describe('somebody whose language is', () => {
	plain.each([
		['da', 'da', 'da'],
		['en', 'en', 'en'],
		['ar', 'ar', 'da'],
		['tlh', 'da', 'da'],
		['constructor', 'da', 'da'],
	])('%s reads the site in %s and letters in %s', (saved, site, letters) => {
		expect(savedLocale(saved)).toBe(site);
		expect(letterLocale(saved)).toBe(letters);
	});

	test.for([
		['en', 'en', '/en/partners'],
		['ar', 'da', '/partnere'],
		['tlh', 'da', '/partnere'],
	] as const)('%s gets a letter in %s', async ([saved, locale, link], { db }) => {
		const reader = await makePerson(db);
		const { id } = reader.person;
		await db
			.updateTable('person')
			.set({ locale: saved as Locale })
			.where('id', '=', id)
			.execute();
		const { id: organisationId } = await makeOrganisation(db, [[reader, 'owner']]);
		const greet = () => ({ subject: 'x', text: [m.skip_to_content(), webAddress('/partners')] });
		await db.transaction().execute(async (trx) => {
			await write(trx, members({ organisationId }, ['owner']), null, greet);
			await write(trx, address({ email: 'other@prove.example', locale: saved as Locale }), null, greet);
		});
		const mails = await db.selectFrom('mail').select(['locale', 'text', 'html']).execute();
		expect(mails).toHaveLength(2);
		for (const mail of mails) {
			expect(mail.locale).toBe(locale);
			expect(mail.text).toContain(m.skip_to_content({}, { locale }));
			expect(mail.text).toMatch(new RegExp(`${link}$`));
			expect(mail.html).toContain(`<html lang="${locale}">`);
		}
		expect((await actorById(db, id))?.person?.locale).toBe(savedLocale(saved));
	});

	plain.each([
		['en', true],
		['ar', false],
		['tlh', false],
	])('%s may be asked for in letters: %s', (locale, taken) =>
		expect(v.safeParse(profileInput, { name: 'Rosa Lund', locale }).success).toBe(taken),
	);
});
