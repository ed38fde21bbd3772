import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { readingsCsv } from '#lib/equality/reading/file.server.ts';
import { readingsFile } from '#lib/equality/readers.server.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'administer');
	const readings = await readingsFile(locals.db, locals.actor);
	return csvFile(slugify(m.experience_readings_title()), readingsCsv(readings));
};
