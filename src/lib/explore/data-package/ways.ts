/** The ways to have each open list: whole, by asking, on the map, in a calendar, and as the page's own table. */
import type { ListName } from '#lib/explore/api/questions.ts';
import { apiPath } from '#lib/explore/api/version.ts';
import type { FileFormat } from '#lib/explore/data-package/catalog-context.ts';
import { filePath } from '#lib/explore/data-package/data-package.ts';
import { feedPath, mediaTypes } from '#lib/explore/feeds/formats.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';

interface Kind {
	/** Tells it from the other ways to have the same. */
	name: string;
	format: FileFormat;
	media: string;
	about: () => string;
	/** It is a file, not an address to ask. */
	isFile: boolean;
}
export interface Way extends Kind {
	/** In code form. */
	path: string;
	locale: Locale;
}

const feeds: Partial<Record<ListName, 'events' | 'opportunities' | 'benefits'>> = {
	events: 'events',
	opportunities: 'opportunities',
	benefits: 'benefits',
};
const tables: Partial<Record<ListName, string>> = {
	indicators: '/results/barometer.csv',
	actions: '/results/plans.csv',
	opinions: '/results/opinions.csv',
	cities: '/results/cities-index.csv',
};
function feedOf(list: ListName, format: 'geojson' | 'ics'): string | undefined {
	const kind = feeds[list];
	return kind && feedPath({ kind }, format);
}

const csv = { format: 'CSV', media: mediaTypes.csv, isFile: true } as const;
const kinds: readonly (Kind & { pathOf: (list: ListName) => string | undefined })[] = [
	{ ...csv, name: 'csv', about: m.catalog_csv_about, pathOf: filePath },
	{
		name: 'json',
		format: 'JSON',
		media: 'application/json',
		about: m.catalog_json_about,
		isFile: false,
		pathOf: (list) => `${apiPath}/${list}`,
	},
	{
		name: 'geojson',
		format: 'GEOJSON',
		media: mediaTypes.geojson,
		about: m.catalog_geojson_about,
		isFile: true,
		pathOf: (list) => feedOf(list, 'geojson'),
	},
	{
		name: 'ics',
		format: 'ICS',
		media: mediaTypes.ics,
		about: m.catalog_ics_about,
		isFile: true,
		// An offer that lasts has no day to stand on.
		pathOf: (list) => (list === 'benefits' ? undefined : feedOf(list, 'ics')),
	},
	{ ...csv, name: 'table', about: m.catalog_table_about, pathOf: (list) => tables[list] },
];

/** In each language of the site. */
export const waysTo = (list: ListName): Way[] =>
	locales.flatMap((locale) =>
		kinds.flatMap(({ pathOf, ...kind }) => {
			const path = pathOf(list);
			return path ? [{ ...kind, path, locale }] : [];
		}),
	);
