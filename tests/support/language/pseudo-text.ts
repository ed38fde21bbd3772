/** The letters of the pseudo-language: none of them stands in a text of ours or in one that people in the city write. */
const small = 'ȧƀċḋėḟġḣīĵķŀṁṅȯṗɋṙṡṫūṽẇẋẏż';
const capital = 'ȦɃĊḊĖḞĠḢĪĴĶĿṀṄȮṖɊṘṠṪŪṼẆẊẎŻ';
const accented = new Map(
	[...small, ...capital].map((letter, at) => [String.fromCharCode((at < 26 ? 97 : 39) + at), letter]),
);
const own = new Set([...small, ...capital, '⟦', '⟧']);
const mirrored: Record<string, string> = { '→': '←', '←': '→' };

/** Around what is put into a sentence, while it is made. */
const [begin, end] = ['\ue000', '\ue001'];

type Say = (inputs?: Record<string, unknown>) => string;

/** An English message in the pseudo-language; the site's name is a name. */
export function inPseudo(say: Say, inputs: Record<string, unknown> = {}): string {
	if (say.name === 'en_site_name') return say();
	const marked = Object.entries(inputs).map(([name, value]) => [
		name,
		typeof value === 'string' ? begin + value + end : value,
	]);
	return pseudo(say(Object.fromEntries(marked) as Record<string, unknown>));
}

/** `{name} has gone` -> `⟦{name} ḣȧȧṡ ġȯȯṅėė⟧`: every vowel stands twice. */
export function pseudo(text: string): string {
	let depth = 0;
	const letters = [...text].map((letter) => {
		if (letter === begin || letter === end) {
			depth += letter === begin ? 1 : -1;
			return '';
		}
		if (depth > 0) return letter;
		const written = accented.get(letter) ?? mirrored[letter] ?? letter;
		return /[aeiouy]/.test(letter) ? written + written : written;
	});
	return `⟦${letters.join('')}⟧`;
}

const isOwn = (word: string) => [...word].some((letter) => own.has(letter));

/** What of a text is not in the pseudo-language: runs of words with letters in them. */
export function strangeIn(text: string): string[] {
	const runs: string[][] = [[]];
	for (const word of text.replace(/[⟦⟧]/g, ' ').split(/\s+/)) {
		if (isOwn(word)) runs.push([]);
		else runs.at(-1)!.push(word);
	}
	return runs.map((run) => bare(run.join(' '))).filter((run) => /\p{L}{2}/u.test(run));
}

/** Without digits and signs at its ends. */
export const bare = (text: string): string =>
	text.replace(/\s+/g, ' ').replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
