import { mailsPage } from '#lib/accounts/letters/wording/readers.server.ts';
import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	signedInMunicipality(locals, url, 'administer');
	return mailsPage(locals.db, locals.actor);
};
