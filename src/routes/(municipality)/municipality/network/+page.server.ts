import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { readNetworkFilter } from '#lib/municipality/network/network-filter.ts';
import { municipalNetwork } from '#lib/municipality/network/network.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const after = url.searchParams.get('after');
	return municipalNetwork(locals.db, locals.actor, readNetworkFilter(url.searchParams), {
		after,
		limit: pageLength,
		now: now(),
	});
};
