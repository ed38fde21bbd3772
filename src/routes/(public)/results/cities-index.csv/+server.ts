import { citiesFile } from '#lib/followup/cities-index/readers.server.ts';
import { publicCsvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { db } }) => {
	const { year, text } = await citiesFile(db, url.searchParams.get('year'));
	return publicCsvFile(`intercultural-cities-index-${year}`, text);
};
