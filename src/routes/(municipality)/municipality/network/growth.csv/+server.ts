import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { growthCsv } from '#lib/municipality/network/files.ts';
import { readNetworkFilter } from '#lib/municipality/network/network-filter.ts';
import { municipalGrowth } from '#lib/municipality/network/network.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const growth = await municipalGrowth(locals.db, locals.actor, readNetworkFilter(url.searchParams));
	return csvFile(m.network_growth_file(), growthCsv(growth));
};
