import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { balanceCsv } from '#lib/matching/file.server.ts';
import { needsOfTheCity } from '#lib/matching/municipal.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	return csvFile(slugify(m.matching_balance()), balanceCsv((await needsOfTheCity(locals.db)).balance));
};
