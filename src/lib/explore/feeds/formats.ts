/** The files in which one can have what `Oplev` shows, and where they are. */
import { isNewsFormat, mostNews, newsTypes } from '#lib/feeds/news-formats.ts';
import { filterPath, type ExploreFilter } from '#lib/explore/filter.ts';

export const feedFormats = ['ics', 'rss', 'atom', 'geojson', 'csv'] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const mediaTypes: Record<FeedFormat, string> = {
	ics: 'text/calendar',
	...newsTypes,
	geojson: 'application/geo+json',
	csv: 'text/csv',
};

export const isFeedFormat = (text: string): text is FeedFormat => feedFormats.some((one) => one === text);

/** So many things a file has at most; what is new, fewer. */
export const mostInFile = 500;
export const mostIn = (format: FeedFormat): number => (isNewsFormat(format) ? mostNews : mostInFile);

/** In code form. */
export const feedPath = (filter: Partial<ExploreFilter>, format: FeedFormat): string =>
	filterPath({ ...filter, sort: 'time' }, `/explore/feed.${format}`);
