import { figuresCsv } from '#lib/followup/barometer/shown/files.server.ts';
import { indicatorFile } from '#lib/followup/barometer/shown/public-readers.server.ts';
import { writeHalfYear } from '#lib/i18n/periods.ts';
import { publicCsvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url, locals: { db } }) => {
	const file = await indicatorFile(db, params.indicator, url.searchParams.get('edition'));
	return publicCsvFile(`${file.indicator.slug}-${writeHalfYear(file.edition.halfYear)}`, figuresCsv(file));
};
