import { classesCsv } from '#lib/followup/barometer/shown/files.server.ts';
import { editionFile } from '#lib/followup/barometer/shown/public-readers.server.ts';
import { writeHalfYear } from '#lib/i18n/periods.ts';
import { publicCsvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { db } }) => {
	const file = await editionFile(db, url.searchParams.get('edition'));
	return publicCsvFile(`barometer-${writeHalfYear(file.edition.halfYear)}`, classesCsv(file));
};
