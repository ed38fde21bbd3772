/** The words of a mail as they are written: plain text in which each placeholder, `{organisation}`, stands for a fact. */

const placeholder = /\{(\w+)\}/g;

/** The names in a text, as often as they stand there, in order. */
export const namesIn = (template: string): string[] =>
	[...template.matchAll(placeholder)].map(([, name]) => name ?? '');

/** A placeholder as it is written. */
export const written = (name: string): string => `{${name}}`;

/** The text with the facts in it. What a fact says is never read as a placeholder. */
export const filled = (template: string, facts: Readonly<Record<string, unknown>>): string =>
	template.replace(placeholder, (found, name: string) =>
		Object.hasOwn(facts, name) ? String(facts[name]) : found,
	);

export interface WordsProblem {
	readonly kind: 'lacks' | 'too_often' | 'unknown' | 'brace' | 'address';
	/** Of the placeholder; empty where it is about none. */
	readonly name: string;
}

/** Also what mail programs make a link of without being asked. */
const address = /:\/\/|\bwww\.|[\p{L}\p{N}]\.(?:dk|com|net|org|eu|info|io)\b/iu;

const counted = (names: readonly string[]): Map<string, number> => {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
};

/**
 * What is wrong with words that stand where the site's own do: they say each fact as often as these, no other, and lead
 * nowhere but where the facts do. Null where nothing is.
 */
export function problemOf(words: string, shipped: string): WordsProblem | null {
	const wanted = counted(namesIn(shipped));
	const found = counted(namesIn(words));
	for (const [name, times] of wanted) {
		const has = found.get(name) ?? 0;
		if (has !== times) return { kind: has < times ? 'lacks' : 'too_often', name };
	}
	for (const name of found.keys()) if (!wanted.has(name)) return { kind: 'unknown', name };
	const plain = words.replace(placeholder, '');
	if (/[{}]/.test(plain)) return { kind: 'brace', name: '' };
	return address.test(plain) ? { kind: 'address', name: '' } : null;
}
