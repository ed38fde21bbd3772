import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { editionsCsv } from '#lib/followup/barometer/desk-file.server.ts';
import { barometerDesk } from '#lib/followup/barometer/desk-readers.server.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const { editions } = await barometerDesk(locals.db, locals.actor);
	return csvFile(slugify(m.barometer_editions()), editionsCsv(editions));
};
