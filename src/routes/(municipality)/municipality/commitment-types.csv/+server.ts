import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { typesCsv } from '#lib/commitments/types/file.server.ts';
import { typesPage } from '#lib/commitments/types/readers.server.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	return csvFile(slugify(m.commitment_types_title()), typesCsv(await typesPage(locals.db, locals.actor)));
};
