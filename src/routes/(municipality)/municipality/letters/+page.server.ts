import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { listLetters } from '#lib/casework/writing/writing.server.ts';
import type { PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	return listLetters(locals.db, locals.actor, { after: url.searchParams.get('after'), limit: pageLength });
};
