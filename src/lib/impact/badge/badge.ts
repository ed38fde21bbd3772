/** A partner's badge for other people's websites: an SVG file that stands alone, with system fonts and no links. */
import { href } from '#lib/i18n/urls.ts';
import { sayAll, type PartnerFacts, type Tone } from '#lib/impact/partner-standing.ts';
import { m } from '#lib/paraglide/messages.js';
import { escapeHtml } from '#lib/platform/text/escape-html.ts';

export const badgeSize = { width: 340, height: 124 };

const ink = '#14213d';
const soft = '#4a5573';
const colours: Record<Tone, string> = { good: '#1a7646', warn: '#9a5b00', off: '#b3261e' };
/** Each tone a shape of its own: a tick, a bar, a cross. */
const marks: Record<Tone, string> = {
	good: 'M-5 0-1.5 4 5-4',
	warn: 'M-5 0H5',
	off: 'M-4-4 4 4M4-4-4 4',
};

/** Text for XML: marked up, without what XML forbids or what turns the reading direction. */
export const xmlText = (text: string): string =>
	escapeHtml(
		text
			.normalize('NFC')
			.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, ' ')
			.replace(/\p{Cs}/gu, ''),
	);

const shortened = (text: string, most: number): string => {
	const letters = [...text];
	return letters.length > most
		? `${letters
				.slice(0, most - 1)
				.join('')
				.trimEnd()}…`
		: text;
};

/** @returns the file's text, in the language of the page it is asked for in */
export function badgeSvg(facts: PartnerFacts): string {
	const sayings = sayAll(facts);
	const { width, height } = badgeSize;
	const label = m.impact_badge_aria({ name: facts.name, lines: sayings.map(({ text }) => text).join('. ') });
	const edge = sayings.some(({ tone }) => tone === 'off') ? colours.off : ink;
	const lines = sayings.map(({ tone, text }, index) => {
		const y = 62 + index * 23;
		return (
			`<path d="${marks[tone]}" transform="translate(22 ${y - 5})" fill="none" stroke="${colours[tone]}" stroke-width="2.5"/>` +
			`<text x="36" y="${y}" font-size="13" fill="${ink}">${xmlText(shortened(text, 48))}</text>`
		);
	});
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" ` +
		`aria-label="${xmlText(label)}" font-family="Figtree, system-ui, -apple-system, 'Segoe UI', Arial, sans-serif">` +
		`<title>${xmlText(label)}</title>` +
		`<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="10" fill="#fff" stroke="${edge}" stroke-width="2"/>` +
		`<g transform="translate(12 12) scale(.62)"><circle cx="11" cy="15" r="10" fill="#e2552d"/>` +
		`<rect x="13" y="6" width="18" height="18" rx="3" fill="#2f6fde"/><path d="M34 3 45 14 34 26 23 14z" fill="#e9a820"/></g>` +
		`<text x="46" y="19" font-size="11" fill="${soft}">${xmlText(m.site_name())}</text>` +
		`<text x="46" y="37" font-size="16" font-weight="700" fill="${ink}">${xmlText(shortened(facts.name, 32))}</text>` +
		`${lines.join('')}</svg>\n`
	);
}

/** The badge's address and the code that a partner pastes into its own page: the badge, leading to its page here. */
export function badgeNames({ slug, name }: { slug: string; name: string }, origin: string) {
	const page = origin + href(`/partners/${slug}`);
	const src = href(`/partners/${slug}/badge.svg`);
	const { width, height } = badgeSize;
	const alt = xmlText(m.impact_badge_alt({ name }));
	const code =
		`<a href="${xmlText(page)}"><img src="${xmlText(origin + src)}" ` +
		`width="${width}" height="${height}" alt="${alt}"></a>`;
	return { src, code };
}
