import { opinionsFile } from '#lib/followup/opinions/readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { slugify } from '#lib/i18n/slugs.ts';
import { publicCsvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db } }) =>
	publicCsvFile(slugify(m.opinion_heading()), await opinionsFile(db));
