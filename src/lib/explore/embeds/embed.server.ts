/**
 * The page in the frame, which is also what the element takes over: one small document without scripts. Other sites may
 * frame it, so nothing on it does anything but lead away.
 */
import { createHash } from 'node:crypto';
import type { Embed } from '#lib/explore/embeds/embed.ts';
import { embedStyle } from '#lib/explore/embeds/style.ts';
import { titleOf, urlOf, whenOf, whereOf, type FeedThing } from '#lib/explore/feeds/entries.ts';
import { feedThings, feedTitle } from '#lib/explore/feeds/feeds.server.ts';
import { filterPath } from '#lib/explore/filter.ts';
import { licence, openHeaders } from '#lib/feeds/licence.ts';
import { isOnMap, mapHeight, mapViewBox, mapWidth, projectPoint } from '#lib/geography/projection.ts';
import { currentLocale, siteLanguages } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Database } from '#lib/platform/database/database.server.ts';
import { escapeHtml } from '#lib/platform/text/escape-html.ts';

const styleHash = createHash('sha256').update(embedStyle).digest('base64');

const policy = (origin: string) =>
	[
		"default-src 'none'",
		`style-src 'sha256-${styleHash}'`,
		`img-src 'self' ${origin}`,
		"base-uri 'none'",
		"form-action 'none'",
		'frame-ancestors *',
	].join('; ');

const itemOf = (origin: string, now: Date) => (thing: FeedThing) => {
	const lang = thing.contentLocale === currentLocale() ? '' : ` lang="${escapeHtml(thing.contentLocale)}"`;
	const facts = [whenOf(thing, now), whereOf(thing), thing.organiser.name].filter(Boolean);
	return `<li><a href="${escapeHtml(urlOf(thing, origin))}" target="_top"${lang} dir="auto">${escapeHtml(titleOf(thing))}</a><p>${facts
		.map((fact) => `<bdi>${escapeHtml(fact)}</bdi>`)
		.join(' · ')}</p></li>`;
};

/** Where the things of the list are, each spot with the number of the first that stands there; the list says it in words. */
function mapOf(things: readonly FeedThing[], origin: string): string {
	const spots = new Map<string, { at: [number, number]; numbers: number[] }>();
	for (const [index, { lat, lng }] of things.entries()) {
		if (lat === null || lng === null || !isOnMap({ lat, lng })) continue;
		const key = `${lat},${lng}`;
		const spot = spots.get(key) ?? { at: projectPoint({ lat, lng }), numbers: [] };
		spot.numbers.push(index + 1);
		spots.set(key, spot);
	}
	const marks = [...spots.values()].map(({ at: [x, y], numbers }) => {
		const text = numbers.length > 1 ? `${numbers[0]}+` : numbers[0];
		return `<circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="26"/><text x="${Math.round(x)}" y="${Math.round(y) + 10}">${text}</text>`;
	});
	return `<div class="map" aria-hidden="true"><img src="${escapeHtml(origin)}/map/outline.svg" width="${mapWidth}" height="${mapHeight}" alt=""><svg viewBox="${mapViewBox}">${marks.join('')}</svg></div>`;
}

export async function embedded(
	db: Database,
	{ view, count, filter }: Embed,
	{ now, origin }: { now: Date; origin: string },
): Promise<Response> {
	const [title, { things }] = await Promise.all([
		feedTitle(db, filter),
		feedThings(db, filter, { by: 'coming', limit: Number(count), now }),
	]);
	const locale = currentLocale();
	const all = escapeHtml(origin + href(filterPath(filter)));
	const body = [
		`<h2>${escapeHtml(title)}</h2>`,
		...(things.length === 0 ? [`<p>${escapeHtml(m.embed_nothing())}</p>`] : []),
		...(view === 'map' && things.length > 0 ? [mapOf(things, origin)] : []),
		...(things.length > 0 ? [`<ol>${things.map(itemOf(origin, now)).join('')}</ol>`] : []),
		`<p class="source"><a href="${all}" target="_top">${escapeHtml(m.embed_all())}</a><br>${escapeHtml(m.embed_source({ licence: licence.name }))}</p>`,
	].join('\n');
	const html = `<!doctype html>
<html lang="${locale}" dir="${siteLanguages[locale].dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${embedStyle}</style>
</head>
<body>
<section class="embed ${view}" aria-label="${escapeHtml(title)}">
${body}
</section>
</body>
</html>
`;
	return new Response(html, {
		headers: {
			...openHeaders,
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': policy(origin),
		},
	});
}
