import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { partnersGeoJson } from '#lib/municipality/files.server.ts';
import { partnerFile } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { now } from '#lib/platform/clock.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const partners = await partnerFile(locals.db, locals.actor, readPartnerFilter(url.searchParams), now());
	return new Response(
		partnersGeoJson(partners, (slug) => webAddress(`/partners/${slug}`)),
		{
			headers: {
				'content-type': 'application/geo+json',
				'content-disposition': 'attachment; filename="partners.geojson"',
				'cache-control': 'private, no-store',
			},
		},
	);
};
