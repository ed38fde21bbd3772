import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { graphMl } from '#lib/municipality/network/files.ts';
import { readNetworkFilter } from '#lib/municipality/network/network-filter.ts';
import { networkFile } from '#lib/municipality/network/network.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const network = await networkFile(locals.db, locals.actor, readNetworkFilter(url.searchParams), now());
	const name = m.network_file({ year: String(network.year) });
	return new Response(
		graphMl(network, (slug) => webAddress(`/partners/${slug}`)),
		{
			headers: {
				'content-type': 'application/graphml+xml; charset=utf-8',
				'content-disposition': `attachment; filename="${name}.graphml"`,
				'cache-control': 'private, no-store',
			},
		},
	);
};
