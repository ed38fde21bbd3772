/** Words that were said two ways, or in a way nobody says them, and are retired: docs/glossary.md has the ones in use. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Told = string | { match: Record<string, string> }[];
type Retired = readonly [pattern: RegExp, example: string];

const retired: Record<'da' | 'en', readonly Retired[]> = {
	da: [
		[/modpart/i, 'Bekræftet af modparten'],
		[/verific/i, 'Verificeret af kommunen'],
		[/meldt, ikke bekræftet/i, 'Meldt, ikke bekræftet'],
		[/\b(på|bag|foran) plan\b/i, 'Bag plan med 16 timer'],
		[
			/under på (det fælles |byens fælles )?løftet\b|underskrevet løftet|løftets tekst/i,
			'Skriv under på løftet',
		],
		[/skrevet op|skrev dig op|skriv (jer|dig) op/i, 'Tak, du er skrevet op'],
		[/er taget af/i, 'Alle pladser er taget af 18'],
		[/ikke komme alligevel/i, 'Kan du ikke komme alligevel?'],
		[/^skal (op|ned|tættere på)/i, 'Skal op'],
		[/\btrukne\b/i, 'Trukne løfter'],
		[/ved magt|i bero\b/i, 'Underskriften står ved magt'],
		[/arrangement/i, 'Arrangementet vises ikke'],
		[/niveaufri/i, 'Niveaufri indgang'],
		[/nær mig|blande byen|fordi du sagde/i, 'Vis nær mig'],
		[/^(ældre|næste|se flere|forfra|til start|til de nyeste)$/i, 'Se flere'],
		[/^(nulstil|ryd filtrene)$/i, 'Nulstil'],
		[/Kære \{/, 'Kære {name}'],
		[/(?<!Venlig )\bHilsen\s+Bland/, 'Hilsen Bland dig i byen'],
		[/Venlig hilsen(?!\nBland dig i byen$)/, 'Venlig hilsen Bland dig i byen'],
		[/["“”„]|(?<!\p{L})'/u, 'Kladden forlænger “{title}”'],
	],
	en: [
		[/pledge/i, 'Sign the pledge'],
		[/(?<!\{)commitment/i, 'All commitments'],
		[/\bverif(?!y\})/i, 'Verified by the municipality'],
		[/told by the partner|reported, not confirmed/i, 'Told by the partner itself'],
		[/\b(on|behind|ahead of) plan\b/i, 'Behind plan by 16 hours'],
		[/show the way|near me|on the map yourself/i, 'Show the way'],
		[/nothing fits|\bno \w+ (fit|match)\b/i, 'Nothing fits.'],
		[/\bhere stands?\b|\bstands? (here|there|on the page)\b/i, 'Here stand the city’s promises'],
		[/\bneed not\b|for saying so|have got a/i, 'You need not sign up. Just come.'],
		[/\b(?<!\w )one (can|does|has|needs)\b|does one\b/i, 'How much Danish does one need?'],
		[/half-years running|after all\?|upright|^drawn|to deed/i, 'two half-years running'],
		[/^(older|newest|next|see more|from the start|to the (start|newest))$/i, 'See more'],
		[/^(clear|clear the filters)$/i, 'Clear the filters'],
		[/(?<![-\w])mails?\b(?! server)/i, 'You get a mail'],
		[/Dear \{|Best (regards|wishes)|^Regards/, 'Dear {name}'],
		[/Kind regards(?!\nBland dig i byen$)/, 'Kind regards, Bland dig i byen'],
		[/["'„«»]/, "The city's figures"],
	],
};

function textsOf(locale: string): { key: string; text: string }[] {
	return [`messages/${locale}.json`, ...globSync(`messages/${locale}/*.json`)].flatMap((file) =>
		Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Told>)
			.filter(([key]) => !key.startsWith('$'))
			.flatMap(([key, told]) =>
				(typeof told === 'string' ? [told] : told.flatMap(({ match }) => Object.values(match))).map(
					(text) => ({
						key,
						text,
					}),
				),
			),
	);
}

describe.each(['da', 'en'] as const)('in %s', (locale) => {
	const texts = textsOf(locale);

	test.each(retired[locale])('nothing on screen says %s', (pattern, example) => {
		expect(example).toMatch(pattern);
		expect(texts.filter(({ text }) => pattern.test(text))).toEqual([]);
	});

	test('quotation marks come in pairs', () => {
		const [open, close] = locale === 'da' ? ['»', '«'] : ['“', '”'];
		const uneven = texts.filter(({ text }) => text.split(open).length !== text.split(close).length);
		expect(uneven).toEqual([]);
		expect(texts.some(({ text }) => text.includes(open))).toBe(true);
	});
});
