import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { readDeadlineFilter } from '#lib/municipality/deadlines/deadline-filter.ts';
import { deadlinePage } from '#lib/municipality/deadlines/deadlines.server.ts';
import type { PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const filter = readDeadlineFilter(url.searchParams);
	const after = url.searchParams.get('after');
	return { filter, ...(await deadlinePage(locals.db, locals.actor, filter, { after, limit: pageLength })) };
};
