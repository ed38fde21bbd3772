/**
 * What people type, without what does not show. Characters that hide what a text says (controls, direction overrides,
 * zero-width ones, fillers) are taken out wherever text comes in; what has nothing to see in it is empty.
 */

const invisible = [
	'\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F', // controls, but for tab and new line
	'\\u00AD\\u180B-\\u180E\\u200B\\u2060-\\u2064\\u206A-\\u206F\\uFEFF\\uFFF9-\\uFFFB', // zero-width
	'\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069', // direction
	'\\u115F\\u1160\\u17B4\\u17B5\\u2800\\u3164\\uFFA0', // fillers and blanks
	'\\u{E0000}-\\u{E007F}', // tags
].join('');
// eslint-disable-next-line no-misleading-character-class -- each stands for itself
const hidden = new RegExp(`[${invisible}]`, 'gu');

/** Joiners shape Persian words and families of emoji; anywhere else than between two signs they only hide. */
const looseJoiners = /(?<![\p{L}\p{M}\p{N}\p{S}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{M}\p{N}\p{S}])/gu;

/** No script puts this many marks on a letter, and ordering a long row of them takes time by its square. */
const heaped = /(\p{M}{8})\p{M}+/gu;

const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Takes time in proportion to the text. Lines end with `\n`; spaces around stay. */
export function cleanText(text: string): string {
	const shown = text
		.replace(/\r\n?/g, '\n')
		.replace(hidden, '')
		.replace(looseJoiners, '')
		.replace(heaped, '$1')
		.normalize('NFC');
	return visible.test(shown) ? shown : '';
}

/** `cleanText` for several lines, without space around. */
export const cleanParagraphs = (text: string): string => cleanText(text).trim();

/** `cleanText` on one line, with single spaces. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();

/** How many letters, figures and signs there are to see, counted no further than `enough`: `a  b` has two. */
export function visibleLetters(text: string, enough = Infinity): number {
	let seen = 0;
	for (const letter of text) {
		if (seen >= enough) break;
		if (visible.test(letter)) seen++;
	}
	return seen;
}
