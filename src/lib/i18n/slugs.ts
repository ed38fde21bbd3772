/** Words for addresses and for search: æ ø å become ae oe aa, other scripts lose their marks or fall away. */
// prettier-ignore
const letters: Record<string, string> = {
	æ: 'ae', ø: 'oe', å: 'aa', ä: 'ae', ö: 'oe', ü: 'u', ß: 'ss', þ: 'th', ð: 'd', ł: 'l', đ: 'd', ı: 'i', œ: 'oe',
};
const maxLength = 60;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** One spelling for what people search: `Ørestad`, `oerestad` and `ØRESTAD` are the same. */
export const foldDanish = (text: string): string =>
	text
		.normalize('NFC')
		.toLowerCase()
		.replace(/[æøåäöüßþðłđıœ]/g, (letter) => letters[letter] ?? letter)
		.normalize('NFKD')
		.replace(/\p{M}/gu, '');

/** `Sprogcafé på Nørrebro!` -> `sprogcafe-paa-noerrebro`; empty when nothing of the title is Latin. */
export const slugify = (title: string): string =>
	foldDanish(title)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-/, '')
		.slice(0, maxLength)
		.replace(/-$/, '');

/** Random letters and digits without i, l, o and u, which are misread. */
export function randomCode(length: number): string {
	const bytes = crypto.getRandomValues(new Uint8Array(length));
	return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
}

/** A new, unique address for a thing: `sprogcafe-k3v9x`. The random end keeps it apart from every route word. */
export const newSlug = (title: string, code = randomCode(5)): string => `${slugify(title) || 'by'}-${code}`;
