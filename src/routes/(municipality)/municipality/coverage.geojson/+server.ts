import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { readCoverageFilter } from '#lib/municipality/coverage/coverage-filter.ts';
import { whereToAct } from '#lib/municipality/coverage/coverage.server.ts';
import { coverageGeoJson } from '#lib/municipality/coverage/file.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const found = await whereToAct(locals.db, locals.actor, readCoverageFilter(url.searchParams), now());
	return new Response(coverageGeoJson(found), {
		headers: {
			'content-type': 'application/geo+json',
			'content-disposition': 'attachment; filename="coverage.geojson"',
			'cache-control': 'private, no-store',
		},
	});
};
