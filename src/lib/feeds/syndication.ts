/** RSS 2.0 and Atom (RFC 4287): what is new, for feed readers. */
import { Feed } from 'feed';
import { licence } from '#lib/feeds/licence.ts';
import { escapeHtml } from '#lib/platform/text/escape-html.ts';

export interface NewsEntry {
	/** Stays the same through every change: `tag:host,2026:event-12`. */
	id: string;
	title: string;
	/** In lines. */
	text: string;
	url: string;
	author: string;
	categories: readonly string[];
	publishedAt: Date;
	changedAt: Date;
}

export interface NewsAbout {
	title: string;
	description: string;
	/** The page that it is of, and the file itself. */
	url: string;
	source: string;
	/** `da` */
	language: string;
	/** Where there is no entry. */
	updatedAt: Date;
}

/** XML knows no control characters, in whatever way they are escaped. */
const inXml = (text: string): string =>
	text
		.toWellFormed()

		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ');
const asHtml = (text: string): string => escapeHtml(inXml(text)).replaceAll('\n', '<br>');

export function newsFeed(
	format: 'rss' | 'atom',
	entries: readonly NewsEntry[],
	{ title, description, url, source, language, updatedAt }: NewsAbout,
): string {
	const latest = Math.max(...entries.map(({ changedAt }) => changedAt.getTime()));
	const feed = new Feed({
		id: url,
		title: inXml(title),
		description: inXml(description),
		link: url,
		feed: source,
		language,
		generator: false,
		docs: licence.url,
		copyright: `${licence.credit}, ${licence.name}: ${licence.url}`,
		updated: entries.length > 0 ? new Date(latest) : updatedAt,
	});
	for (const entry of entries) {
		feed.addItem({
			// Atom's titles are HTML here, those of RSS are plain.
			title: format === 'atom' ? asHtml(entry.title) : inXml(entry.title),
			id: entry.id,
			link: entry.url,
			description: asHtml(entry.text),
			author: [{ name: inXml(entry.author) }],
			category: entry.categories.map((name) => (format === 'atom' ? { name, term: name } : { name })),
			published: entry.publishedAt,
			date: entry.changedAt,
		});
	}
	return format === 'rss' ? feed.rss2() : feed.atom1();
}
