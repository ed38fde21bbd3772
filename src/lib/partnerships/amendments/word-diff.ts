/** Two texts word by word, so that a reader sees what is new without comparing. */

export interface DiffPart {
	kind: 'same' | 'gone' | 'new';
	text: string;
}

const words = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? [];

/** Longer texts than this are shown whole, old and new: comparing grows with the product of their lengths. */
const mostWords = 900;

/** The longest common run of words is kept; what is gone comes before what took its place. */
export function diffWords(from: string, to: string): DiffPart[] {
	const [a, b] = [words(from), words(to)];
	if (a.length > mostWords || b.length > mostWords) return joined([part('gone', from), part('new', to)]);
	const width = b.length + 1;
	const length = new Uint16Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			length[i * width + j] = same(a[i], b[j])
				? length[(i + 1) * width + j + 1]! + 1
				: Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
		}
	}
	const parts: DiffPart[] = [];
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		if (i < a.length && j < b.length && same(a[i], b[j])) {
			parts.push(part('same', i > 0 && j === 0 ? a[i]! : b[j]!));
			[i, j] = [i + 1, j + 1];
		} else if (i < a.length && (j === b.length || length[(i + 1) * width + j]! >= length[i * width + j + 1]!))
			parts.push(part('gone', a[i++]!));
		else parts.push(part('new', b[j++]!));
	}
	return joined(parts);
}

const part = (kind: DiffPart['kind'], text: string): DiffPart => ({ kind, text });
const same = (a: string | undefined, b: string | undefined): boolean => a?.trim() === b?.trim();

function joined(parts: readonly DiffPart[]): DiffPart[] {
	const runs: DiffPart[] = [];
	for (const { kind, text } of parts) {
		if (!text) continue;
		const last = runs.at(-1);
		if (last?.kind === kind) last.text += text;
		else runs.push({ kind, text });
	}
	return runs;
}
