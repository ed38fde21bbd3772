/** The list or the map of a filter on somebody else's site: what can be asked for, and the code that puts it there. */
import { filterParameters, filterPath, readFilter, type ExploreFilter } from '#lib/explore/filter.ts';
import { addressFilter, choice } from '#lib/platform/addresses/address-filter.ts';
import { href } from '#lib/i18n/urls.ts';
import { escapeHtml } from '#lib/platform/text/escape-html.ts';

export const embedViews = ['list', 'map'] as const;
export type EmbedView = (typeof embedViews)[number];
export const embedCounts = ['5', '10', '20'] as const;

export interface EmbedLook {
	view: EmbedView;
	/** How many things, as text. */
	count: (typeof embedCounts)[number];
}

const look = addressFilter<EmbedLook>({
	view: choice(embedViews, 'list'),
	count: choice(embedCounts, '10'),
});

/** In an address, and as attributes of the element. */
export const embedParameters = [...look.parameters, ...filterParameters].filter((name) => name !== 'sort');

export interface Embed extends EmbedLook {
	filter: ExploreFilter;
}

export const readEmbed = (search: URLSearchParams): Embed => ({
	...look.read(search),
	filter: { ...readFilter(search), sort: 'time' },
});

/** The frame's own page; or, by another `base`, the one that makes the code. */
export function embedPath({ filter, ...given }: Embed, base = '/embed'): string {
	const path = filterPath(filter, base);
	const own = look.path('', given).slice(1);
	if (!own) return path;
	return `${path}${path.includes('?') ? '&' : '?'}${own}`;
}

/** The attributes of the element: what stands in the query of its address. */
const attributesOf = (embed: Embed): string =>
	[...new URLSearchParams(embedPath(embed).split('?')[1])]
		.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
		.join('');

export const elementName = 'bland-dig-i-byen';
const heights: Record<EmbedView, number> = { list: 640, map: 900 };
const width = 480;

interface Framing {
	origin: string;
	title: string;
	locale: string;
}

/** Written with a link inside, for where no script runs. */
export const elementCode = (embed: Embed, { origin, title, locale }: Framing): string =>
	[
		`<script src="${origin}/embed.js" async></script>`,
		`<${elementName} lang="${locale}"${attributesOf(embed)}><a href="${escapeHtml(origin + href(filterPath(embed.filter)))}">${escapeHtml(title)}</a></${elementName}>`,
	].join('\n');

export const frameCode = (
	embed: Embed,
	{ origin, title }: Omit<Framing, 'locale'>,
	most: { width?: number | undefined; height?: number | undefined } = {},
): { html: string; width: number; height: number } => {
	const size = {
		width: Math.min(width, most.width ?? width),
		height: Math.min(heights[embed.view], most.height ?? Infinity),
	};
	const source = escapeHtml(origin + href(embedPath(embed)));
	return {
		html: `<iframe src="${source}" title="${escapeHtml(title)}" width="${size.width}" height="${size.height}" loading="lazy"></iframe>`,
		...size,
	};
};

/** Where oEmbed tells of a page, in code form. */
export const oembedPath = (url: string): string => `/oembed?url=${encodeURIComponent(url)}&format=json`;
