import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { readWorklistFilter } from '#lib/municipality/worklist/worklist.ts';
import { worklist } from '#lib/municipality/worklist/worklist.server.ts';
import type { PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const filter = readWorklistFilter(url.searchParams);
	const after = url.searchParams.get('after');
	return { filter, ...(await worklist(locals.db, locals.actor, filter, { after, limit: pageLength })) };
};
