import { publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { resultsCsv } from '#lib/commitments/totals/file.server.ts';
import { findDistrict } from '#lib/geography/districts.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicCsvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { db } }) => {
	const district = findDistrict(url.searchParams.get('district') ?? '');
	const { editions } = await publicResults(db, district?.nr ?? null);
	return publicCsvFile(slugify(m.commitment_result_title()), resultsCsv(editions));
};
