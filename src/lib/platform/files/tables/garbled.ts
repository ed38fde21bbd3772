/**
 * Letters that were read by another table than they were written with: Mac Roman read as Windows' (`S¿lvgade`), the letters
 * of DOS (`S›lvgade`), UTF-8 read twice (`SÃ¸lvgade`), letters lost for good (`S?lvgade`). No language writes such words.
 */

/** What old tables have where Windows' has letters: none of it stands between two letters. */
const signs = '\\u0080-\\u009F¡-©«¬®-³µ¶¸¹»-¿×÷ƒˆ˜‚„†‡•‰‹›™√∏∂∑∫≈≠≤≥∞∆Ω◊\\uFFFD';

const patterns = [
	new RegExp(`\\p{L}[${signs}]+\\p{L}`, 'u'),
	// The Ø, Æ and æ of a Mac at the beginning of a word.
	/(?<!\p{L})[¯®¾]\p{L}/u,
	// Its å and é within one.
	/\p{Ll}[ŒŽŸ]/u,
	// UTF-8 read byte by byte: its first bytes are Ã and Â, its second ones never letters of a word.
	/[ÃÂ][\u0080-\u00BFƒˆ˜‚„…†‡‰‹›™‘’“”•–—ŒŠŽŸœšž€]/u,
	/√[\p{S}\p{L}\p{P}]/u,

	/[\u0080-\u009F\uFFFD\u0000]/u,
	/\p{L}\?\p{Ll}/u,
];

/** Addresses of the web ask with `?`, and their letters are not words. */
const isAddress = (word: string) => /[/@]|www\./i.test(word);

export const isGarbled = (word: string): boolean =>
	!isAddress(word) && patterns.some((pattern) => pattern.test(word));

const wordsOf = (text: string) => text.split(/[\s;,"()]+/u);

/** The first word of a text whose letters are garbled. */
export const garbledWord = (text: string): string | undefined => wordsOf(text).find(isGarbled);

/** A garbled word, where they outnumber those whose letters beyond a-z are sound: the whole text was misread. */
export function garbledThroughout(text: string): string | undefined {
	const beyond = wordsOf(text).filter((word) => /[^\u0000-\u007F]|\?/u.test(word));
	const garbled = beyond.filter(isGarbled);
	const sound = beyond.filter((word) => /[^\u0000-\u007F]/u.test(word) && !isGarbled(word));
	return garbled.length > sound.length ? garbled[0] : undefined;
}
