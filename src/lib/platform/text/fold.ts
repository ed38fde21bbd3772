/**
 * One spelling for all spellings of a word, for comparing and looking up, never for showing. The twin of PostgreSQL's `fold`,
 * which fills the columns that are searched; a test holds both to the same answers.
 *
 * Both ways to write a Danish letter without it become one: ø, ö, oe and o are o; å, aa, æ, ä, ae and a are a.
 */
const letters: Record<string, string> = {
	æ: 'ae',
	œ: 'oe',
	ß: 'ss',
	þ: 'th',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	ı: 'i',
	ħ: 'h',
	ŧ: 't',
	ς: 'σ',
};

export const fold = (text: string): string =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\u0300-\u036f\u064b-\u065f\u0670]/g, '')
		.replace(/[æœßþøłđðıħŧς]/g, (letter) => letters[letter]!)
		.normalize('NFC')
		.replace(/oe+/g, 'o')
		.replace(/a[ae]+/g, 'a');

/** What stands between words; written out, as each language's class of letters is another. */
const between =
	/[\ufe00-\uffff\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u06d4\u2000-\u2bff\u2e00-\u303f\u{1f000}-\u{1faff}]+/u;

/** The folded words of a text: nothing in them is an operator of a query or a wildcard of a pattern. */
export const foldedWords = (text: string): string[] =>
	fold(text.replaceAll('\0', ' '))
		.split(between)
		.filter((word) => word !== '');
