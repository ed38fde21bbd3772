import { commitmentsCsv } from '#lib/commitments/list/file.server.ts';
import { readFilter } from '#lib/commitments/list/list.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicCsvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { db } }) =>
	publicCsvFile(
		slugify(m.commitment_list_title()),
		await commitmentsCsv(db, readFilter(url.searchParams), webAddress),
	);
