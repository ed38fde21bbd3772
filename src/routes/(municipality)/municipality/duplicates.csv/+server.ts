import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { duplicatesCsv } from '#lib/municipality/duplicates-file.server.ts';
import { duplicatesFile } from '#lib/municipality/duplicates.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const pairs = await duplicatesFile(locals.db, locals.actor);
	return csvFile(m.duplicates_file(), duplicatesCsv(pairs, webAddress));
};
