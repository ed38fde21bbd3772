import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { readWorklist } from '#lib/contributions/contribution.ts';
import { contributionsCsv } from '#lib/contributions/file.server.ts';
import { slugify } from '#lib/i18n/slugs.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const show = readWorklist(url.searchParams);
	const text = await contributionsCsv(locals.db, locals.actor, show, webAddress);
	return csvFile(slugify(m.evidence_city_title()), text);
};
