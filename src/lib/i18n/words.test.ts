import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDanish } from '#lib/i18n/collation.ts';
import { directionOf } from '#lib/i18n/direction.ts';
import { languageName, languages, ownLanguageName } from '#lib/i18n/languages.ts';
import { foldDanish, newSlug, slugify } from '#lib/i18n/slugs.ts';

describe('slugs', () => {
	it.each([
		['Sprogcafé på Nørrebro!', 'sprogcafe-paa-noerrebro'],
		['Æblegård & Søn A/S', 'aeblegaard-soen-a-s'],
		['Łódź Türkçe Straße', 'lodz-turkce-strasse'],
		['مقهى اللغة', ''],
		['--- 3 ---', '3'],
		['x'.repeat(80), 'x'.repeat(60)],
	])('%s -> %s', (title, slug) => expect(slugify(title)).toBe(slug));

	it('ends a new slug in a random part, whatever the title', () =>
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (title) => {
				expect(newSlug(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-[0-9a-hjkmnp-tv-z]{5}$/);
			}),
		));

	it.each([
		['Ørestad', 'oerestad'],
		['Aalborggade', 'Ålborggade'],
		['ÆBLE', 'aeble'],
		['Café', 'cafe'],
	])('finds %s by %s', (name, typed) => expect(foldDanish(name)).toBe(foldDanish(typed)));
});

describe('order', () => {
	it('puts æ ø å last and Aa as Å', () =>
		expect(['Åben', 'Ørsted', 'Zoo', 'Aalborg', 'Ærø', 'Anna'].toSorted(compareDanish)).toEqual([
			'Anna',
			'Zoo',
			'Ærø',
			'Ørsted',
			'Åben',
			'Aalborg',
		]));
	it('counts numbers', () => expect(compareDanish('Skole 2', 'Skole 10')).toBeLessThan(0));
});

describe('languages', () => {
	it('names them', () => {
		expect(languageName('ar', 'da')).toBe('arabisk');
		expect(languageName('ar', 'en')).toBe('Arabic');
		expect(languageName('xx', 'da')).toBe('xx');
		expect(ownLanguageName('so')).toBe('Soomaali');
	});
	it('knows which run from the right', () => {
		expect(languages.filter(({ dir }) => dir === 'rtl').map(({ code }) => code)).toEqual(['ar', 'ur', 'fa']);
		expect(directionOf('ar-EG')).toBe('rtl');
		expect(directionOf('arn')).toBe('ltr');
	});
});
