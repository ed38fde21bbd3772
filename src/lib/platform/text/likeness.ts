/** How alike two short texts are, whatever the spelling of æ, ø and å. */
import { foldedWords } from '#lib/platform/text/fold.ts';

/** Three letters in a row, as PostgreSQL's `similarity` takes them: a word's beginning weighs most. */
function trigrams(text: string): Set<string> {
	const found = new Set<string>();
	for (const word of foldedWords(text)) {
		const padded = [...`  ${word} `];
		for (let at = 0; at + 2 < padded.length; at++) found.add(padded.slice(at, at + 3).join(''));
	}
	return found;
}

/** From 0, nothing in common, to 1. */
export function likeness(a: string, b: string): number {
	const [one, other] = [trigrams(a), trigrams(b)];
	const all = one.size + other.size;
	return all === 0 ? 0 : (2 * one.intersection(other).size) / all;
}
