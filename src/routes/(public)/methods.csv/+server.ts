import { readMethodFilter } from '#lib/guide/methods/list.ts';
import { methodsFile } from '#lib/guide/methods/readers.server.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { publicCsvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { db } }) =>
	publicCsvFile(
		slugify(m.method_heading()),
		await methodsFile(db, readMethodFilter(url.searchParams), webAddress),
	);
