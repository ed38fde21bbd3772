/** The names files are known by to people; never part of a path. */

const endings = { 'application/pdf': 'pdf', 'image/webp': 'webp' } as const;
export type KeptMediaType = keyof typeof endings;

/** More than any file system allows in a name. */
const mostRead = 400;
const mostKept = 120;

/**
 * The name as sent, without folders, signs that do not show, and signs that a file system or a header reads; with the ending
 * of what it became. What is too long is cut before anything looks for a pattern in it.
 */
export function fileNameOf(name: string, mediaType: KeptMediaType): string {
	const bare = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
	const plain = bare
		.slice(0, mostRead)
		.normalize('NFC')
		.replace(/[\p{C}"<>|:*?%;]/gu, '')
		.replace(/\.[a-z0-9]{1,5}$/i, '');
	const stem = withoutEdges([...plain].slice(0, mostKept));
	return `${stem || 'fil'}.${endings[mediaType]}`;
}

const isEdge = (sign: string | undefined) => sign !== undefined && /[.\s]/.test(sign);

function withoutEdges(signs: readonly string[]): string {
	let from = 0;
	let to = signs.length;
	while (isEdge(signs[from])) from++;
	while (to > from && isEdge(signs[to - 1])) to--;
	return signs.slice(from, to).join('');
}
