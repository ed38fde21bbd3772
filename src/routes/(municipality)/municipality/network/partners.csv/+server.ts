import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { connectedCsv } from '#lib/municipality/network/files.ts';
import { readNetworkFilter } from '#lib/municipality/network/network-filter.ts';
import { networkFile } from '#lib/municipality/network/network.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { csvFile } from '#lib/platform/lists/csv.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const filter = readNetworkFilter(url.searchParams);
	const { year, partners, ties } = await networkFile(locals.db, locals.actor, filter, now());
	return csvFile(m.network_partners_file({ year: String(year) }), connectedCsv(partners, ties));
};
