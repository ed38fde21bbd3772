import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { reportOverview } from '#lib/reporting/overview/overview.server.ts';
import { readOverviewFilter } from '#lib/reporting/overview/overview.ts';
import type { PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const filter = readOverviewFilter(url.searchParams);
	const after = url.searchParams.get('after');
	const page = await reportOverview(locals.db, locals.actor, filter, { after, limit: pageLength });
	return { filter, ...page };
};
