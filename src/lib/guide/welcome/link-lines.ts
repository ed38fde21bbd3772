/** Links as an editor types them: one a line, its name first. */
import type { NamedLink } from '#lib/guide/welcome/step.ts';
import { readWebAddress } from '#lib/platform/addresses/web-address.ts';
import { cleanLine } from '#lib/platform/text/text.ts';

export const mostLinks = 10;
const longestTitle = 120;

/** `MitID https://www.mitid.dk`; null where it is no link with a name. */
function linkIn(line: string): NamedLink | null {
	const words = line.split(' ');
	const url = readWebAddress(words.pop() ?? '', ['https']);
	const title = words.join(' ');
	return url && title && title.length <= longestTitle ? { title, url } : null;
}

/** @returns the links, or the first line that is none */
export function readLinkLines(text: string): NamedLink[] | { wrong: string } {
	const links: NamedLink[] = [];
	for (const line of text.split('\n').map(cleanLine).filter(Boolean)) {
		const link = linkIn(line);
		if (!link) return { wrong: line.slice(0, 80) };
		links.push(link);
	}
	return links;
}

export const linkLines = (links: readonly NamedLink[]): string =>
	links.map(({ title, url }) => `${title} ${url}`).join('\n');
