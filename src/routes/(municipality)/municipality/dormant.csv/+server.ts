import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { readDormantFilter } from '#lib/casework/dormant/dormant-filter.ts';
import { dormantFile } from '#lib/casework/dormant/dormant.server.ts';
import { dormantCsv } from '#lib/casework/dormant/file.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const dormant = await dormantFile(locals.db, locals.actor, readDormantFilter(url.searchParams));
	return csvFile(m.dormant_file(), dormantCsv(dormant));
};
