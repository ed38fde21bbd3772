/** Plain text as people write it: an empty line parts paragraphs, and web addresses become links. Never HTML. */
import { withoutClosing } from '#lib/platform/text/patterns.ts';

export type ProsePart = { text: string; href?: string };
/** Paragraphs of lines of parts. */
export type Prose = ProsePart[][][];

const address = /(?:https?:\/\/|www\.)[^\s<>"]+/giu;

function partsOf(line: string): ProsePart[] {
	const parts: ProsePart[] = [];
	let end = 0;
	for (const match of line.matchAll(address)) {
		// What closes the sentence is not the address.
		const text = withoutClosing(match[0], ".,;:!?'”’)]");
		const href = /^www\./i.test(text) ? `https://${text}` : text;
		if (!URL.canParse(href)) continue;
		if (match.index > end) parts.push({ text: line.slice(end, match.index) });
		parts.push({ text, href });
		end = match.index + text.length;
	}
	if (end < line.length) parts.push({ text: line.slice(end) });
	return parts;
}

export const proseOf = (text: string): Prose =>
	text
		.split(/\n\s*\n/)
		.map((paragraph) => paragraph.trim())
		.filter(Boolean)
		.map((paragraph) => paragraph.split('\n').map(partsOf));
