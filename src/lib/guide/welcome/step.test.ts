import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkLines, readLinkLines } from '#lib/guide/welcome/link-lines.ts';
import { readNear } from '#lib/guide/welcome/asked.ts';
import { belongings } from '#lib/guide/welcome/near.ts';
import { guidePath, readIn, stepThemes, textStanding, type StepText } from '#lib/guide/welcome/step.ts';

const text = (locale: string, ofRevision = 1): StepText => ({
	...{ locale, ofRevision, title: locale, lead: locale, body: locale, links: [] },
});

describe('which text is read', () => {
	const texts = [text('da', 2), text('ar', 1), text('en', 2)];
	test.each([
		['da', 'da', 'current'],
		['en', 'en', 'current'],
		['ar', 'ar', 'older'],
		['da-simple', 'da', 'missing'],
		['pl', 'da', 'missing'],
	])('asked for in %s it is in %s, and %s', (language, locale, standing) => {
		expect(readIn(texts, language, 2)).toEqual({
			text: texts.find((one) => one.locale === locale),
			standing,
		});
	});
	test('nothing is read of a step without Danish that lacks the language', () => {
		expect(readIn([text('en')], 'ar', 1)).toBeNull();
	});
	test('a translation is older from the first change of the Danish text, and never before', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 50 }), (of, changes) => {
				expect(textStanding({ ofRevision: of }, of + changes)).toBe(changes ? 'older' : 'current');
			}),
		);
	});
});

test('a language that the site has is at the step’s own address, another at one of its own', () => {
	expect(['da', 'en', 'ar', 'da-simple', 'xx', null].map((one) => guidePath(one, 'laege-0x0x0'))).toEqual([
		...['/welcome/laege-0x0x0', '/welcome/laege-0x0x0'],
		...['/welcome/in/ar/laege-0x0x0', '/welcome/in/da-simple/laege-0x0x0'],
		...['/welcome/laege-0x0x0', '/welcome/laege-0x0x0'],
	]);
});

test.each([
	['?district=noerrebro', [3], false, ''],
	['?where=2200', [3], true, ''],
	['?where=Brønshøj&district=valby', [7], true, ''],
	// On both sides of a border: both.
	['?where=2300', [9, 10], true, ''],
	['?where=8000&district=valby', [5], false, '8000'],
	['', [], false, ''],
] as const)('%s asks about %j', (query, districts, named, unknown) => {
	expect(readNear(new URLSearchParams(query))).toEqual({ districts, named, unknown });
});

test('each subject has something near one’s home, by two questions at most', () => {
	for (const theme of stepThemes) {
		expect(belongings[theme].finds.length, theme).toBeGreaterThan(0);
		expect(belongings[theme].finds.length, theme).toBeLessThanOrEqual(2);
	}
});

describe('links as they are typed', () => {
	test.each([
		['MitID https://www.mitid.dk', [{ title: 'MitID', url: 'https://www.mitid.dk/' }]],
		['  Et navn   med luft  www.kk.dk \n\n', [{ title: 'Et navn med luft', url: 'https://www.kk.dk/' }]],
		['', []],
		['https://www.kk.dk', { wrong: 'https://www.kk.dk' }],
		['Kun et navn', { wrong: 'Kun et navn' }],
		['Usikker http://www.kk.dk', { wrong: 'Usikker http://www.kk.dk' }],
		['Løgn javascript:alert(1)', { wrong: 'Løgn javascript:alert(1)' }],
	])('%j', (typed, read) => {
		expect(readLinkLines(typed)).toEqual(read);
	});
	test('what was read is written so that it is read again', () => {
		const word = fc.stringMatching(/^[a-zæøå]{1,12}$/);
		const link = fc.tuple(fc.array(word, { minLength: 1, maxLength: 4 }), word).map(([title, host]) => ({
			title: title.join(' '),
			url: new URL(`https://${host}.example.dk/`).href,
		}));
		fc.assert(
			fc.property(fc.array(link, { maxLength: 10 }), (links) => {
				expect(readLinkLines(linkLines(links))).toEqual(links);
			}),
		);
	});
});
