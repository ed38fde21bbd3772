import { decode } from 'html-entities';
import { cleanParagraphs } from '#lib/platform/text/text.ts';

const tag = /<\/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,2000})?\/?>/gi;
const looksMarked = /<\/?[a-z]|&[a-z#]/i;

const unmarked = (text: string): string =>
	decode(
		text
			.replace(/<(?:br\s*\/?|\/p|\/div|\/li|\/h\d)>/gi, '\n')
			.replace(/<(script|style)\b[^>]{0,2000}>[^<]{0,20000}<\/\1>/gi, '')
			.replace(tag, ''),
		{ scope: 'strict' },
	);

/** Some calendars and pages write their texts as HTML, or as HTML written as text: its lines are kept, its marks are not. */
export function plainText(text: string): string {
	const bounded = text.slice(0, 60_000);
	if (!looksMarked.test(bounded)) return cleanParagraphs(bounded);
	const once = unmarked(bounded);
	const twice = looksMarked.test(once) ? unmarked(once) : once;
	return cleanParagraphs(twice).replace(/\n{3,}/g, '\n\n');
}
