import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { doublesFile } from '#lib/organisations/doubles/double-readers.server.ts';
import { doublesCsv } from '#lib/organisations/doubles/file.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const pairs = await doublesFile(locals.db, locals.actor);
	return csvFile(slugify(m.doubles_title()), doublesCsv(pairs, webAddress));
};
