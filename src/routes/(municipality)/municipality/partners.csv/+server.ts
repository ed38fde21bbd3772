import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { partnersCsv } from '#lib/municipality/files.server.ts';
import { partnerFile } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { now } from '#lib/platform/clock.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const partners = await partnerFile(locals.db, locals.actor, readPartnerFilter(url.searchParams), now());
	return csvFile(m.municipality_file_partners(), partnersCsv(partners));
};
