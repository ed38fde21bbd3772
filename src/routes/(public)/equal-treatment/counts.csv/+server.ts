import { countsCsv } from '#lib/equality/counts/file.server.ts';
import { countsPage } from '#lib/equality/readers.server.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicCsvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db } }) => {
	const { years } = await countsPage(db);
	return publicCsvFile(slugify(m.equality_counts_title()), countsCsv(years));
};
