/** `sitemap.xml` and its blocks (https://www.sitemaps.org/protocol.html), with every page in each of its languages. */
import { publicReports } from '#lib/followup/report/readers.server.ts';
import { publicPath } from '#lib/followup/report/report.ts';
import { districts } from '#lib/geography/districts.ts';
import { siteLanguages } from '#lib/i18n/locale.ts';
import { localesOf } from '#lib/i18n/page-languages.ts';
import { href } from '#lib/i18n/urls.ts';
import {
	countBlocks,
	guideSlugs,
	listedKinds,
	slugsInBlock,
	type ListedKind,
} from '#lib/explore/sitemap/sitemap-queries.server.ts';
import { countIn } from '#lib/platform/addresses/address-values.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { escapeHtml } from '#lib/platform/text/escape-html.ts';
import { editionsOffered, goalsIn } from '#lib/policy/edition.ts';

const lists = [
	'/',
	'/explore',
	'/partners',
	'/commitments',
	'/partnerships',
	'/barriers',
	'/barriers/new',
	'/equal-treatment',
	'/equal-treatment/counts',
	'/equal-treatment/tell',
	'/debates',
	'/boards',
	'/methods',
	'/forums',
	'/networks',
	'/courses',
	'/conference',
	'/needs',
	'/results',
	'/results/barometer',
	'/results/cities-index',
	'/results/network',
	'/results/year-wheel',
	'/results/lighthouses',
	'/results/opinions',
	'/results/plans',
	'/results/status-reports',
	'/pledge',
	'/welcome',
];
const texts = ['/about', '/data', '/join', '/privacy', '/was'];

function fixedPaths(): string[] {
	const areas = editionsOffered([]).flatMap(({ focusAreas }) => focusAreas);
	return [
		...lists,
		...texts,
		...areas.map(({ slug }) => `/results/areas/${slug}`),
		...areas.flatMap(({ key }) => goalsIn(key)).map(({ slug }) => `/results/goals/${slug}`),
		...districts.map(({ slug }) => `/results/districts/${slug}`),
	];
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function addresses(path: string, origin: string): string {
	const locales = localesOf(path);
	const links = locales.map(
		(locale) =>
			`<xhtml:link rel="alternate" hreflang="${siteLanguages[locale].intl}" href="${escapeHtml(origin + href(path, locale))}"/>`,
	);
	return locales
		.map((locale) => `<url><loc>${escapeHtml(origin + href(path, locale))}</loc>${links.join('')}</url>\n`)
		.join('');
}

const urlset = (paths: readonly string[], origin: string): string =>
	`${head}<urlset xmlns="${schema}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${paths.map((path) => addresses(path, origin)).join('')}</urlset>\n`;

/** @param origin the site's address */
export async function sitemapIndex(db: Database, origin: string): Promise<string> {
	const blocks = await countBlocks(db);
	const files = [
		'pages-0',
		...listedKinds.flatMap((kind) => Array.from({ length: blocks[kind] }, (_, block) => `${kind}-${block}`)),
	];
	const lines = files.map(
		(file) => `<sitemap><loc>${escapeHtml(`${origin}/sitemap/${file}`)}</loc></sitemap>\n`,
	);
	return `${head}<sitemapindex xmlns="${schema}">\n${lines.join('')}</sitemapindex>\n`;
}

const isListed = (kind: string): kind is ListedKind => listedKinds.includes(kind as ListedKind);

/** @param file `events-0` @throws 404 for what the index does not name */
export async function sitemapBlock(db: Database, file: string, now: Date, origin: string): Promise<string> {
	if (file === 'pages-0') {
		const reports = (await publicReports(db)).map(({ year }) => publicPath(year));
		const guide = (await guideSlugs(db)).map((slug) => `/welcome/${slug}`);
		return urlset([...fixedPaths(), ...reports, ...guide], origin);
	}
	const [kind = '', number] = file.split('-', 2);
	const block = countIn(number);
	if (!isListed(kind) || block === undefined || file !== `${kind}-${block}`) notFound();
	if (block >= (await countBlocks(db))[kind]) notFound();
	const slugs = await slugsInBlock(db, kind, block, now);
	return urlset(
		slugs.map((slug) => `/${kind}/${slug}`),
		origin,
	);
}
