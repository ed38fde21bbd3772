/**
 * Citizens' pages are read by those with least Danish, so how hard they are to read has a limit.
 *
 * Measured is the prose of our own that a page is written with: every message of five words or more that the page or
 * its components say. Chips, buttons, table heads, names, numbers and addresses are not sentences, and would hide a
 * hard paragraph behind many short "sentences"; what partners write is theirs. A page as a whole keeps to 35. One
 * text on it may be a little harder, but none of some length is as hard as a law.
 */
import { describe, expect, test } from 'vitest';
import { locales } from '#lib/i18n/locale.ts';
import { citizensTexts } from '../support/language/citizens-texts.ts';
import { lix } from '../support/language/lix.ts';

const most = { page: 35, text: 55, wordsOfSomeLength: 10 };
const bureaucratic =
	'I medfør af bestemmelserne i den kommunale integrationspolitik forpligter organisationen sig til at iværksætte ' +
	'foranstaltninger, der understøtter målgruppens beskæftigelsesmæssige tilknytning.';

/** What is too hard on a page: the page, and each text. */
const tooHard = (texts: Record<string, string>): string[] => [
	...(lix(Object.values(texts).join('\n')) > most.page ? ['the page'] : []),
	...Object.entries(texts)
		.filter(([, text]) => text.split(/\s+/).length >= most.wordsOfSomeLength && lix(text) > most.text)
		.map(([key]) => key),
];

describe('LIX', () => {
	test.each([
		[
			'7 words in 2 sentences, 3 of them long',
			'Det regner i dag. Kommunen bekræfter underskriften.',
			3.5 + 300 / 7,
		],
		['one sentence without an end', 'Kom til fest i gården', 5],
		['six letters are not long', 'Gården er til alle', 4],
		['an abbreviation ends nothing', 'Vi holder pladsen til kl. 12', 6 + 100 / 6],
		['a line ends a sentence', 'Hej\nKom bare', 1.5],
		['nothing', '', 0],
	])('of %s', (_, text, figure) => {
		expect(lix(text)).toBeCloseTo(figure, 5);
	});

	test('finds the sentence of an office', () => {
		const page = { plain: 'Kom til noget i din gård. Du behøver ikke at kende nogen.' };
		expect(tooHard(page)).toEqual([]);
		expect(tooHard({ ...page, bureaucratic })).toEqual(['the page', 'bureaucratic']);
	});
});

describe.each(locales)('citizens’ pages in %s', (locale) => {
	const pages = Object.entries(citizensTexts(locale));

	test.each(pages)('are easy enough to read: %s', (_, texts) => {
		expect(Object.keys(texts).length).toBeGreaterThan(2);
		expect(tooHard(texts)).toEqual([]);
	});
	test.each(pages)('would not be with a paragraph of an office: %s', (_, texts) => {
		expect(tooHard({ ...texts, bureaucratic })).toContain('bureaucratic');
	});
});
