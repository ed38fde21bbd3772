import { cleanParagraphs } from '#lib/platform/text/text.ts';

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ' };
const tag = /<\/?[a-z][a-z0-9]{0,20}(?:\s[^<>]{0,2000})?\/?>/gi;

/** Some calendars write their texts as HTML: its lines are kept, its marks are not. */
export function plainText(text: string): string {
	const bounded = text.slice(0, 60_000);
	if (!/<\/?[a-z]|&[a-z#]/i.test(bounded)) return cleanParagraphs(bounded);
	return cleanParagraphs(
		bounded
			.replace(/<(?:br\s*\/?|\/p|\/div|\/li|\/h\d)>/gi, '\n')
			.replace(tag, '')
			.replace(/&(amp|lt|gt|quot|apos|nbsp);/gi, (_, name: string) => signs[name.toLowerCase()] ?? '')
			.replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff))),
	).replace(/\n{3,}/g, '\n\n');
}
