import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { openApplication } from '#lib/organisations/application/entry.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	signedInMember(locals, url, params.organisation, 'edit');
	const { organisation, message, sites, notes } = await openApplication(
		locals.db,
		locals.actor,
		params.organisation,
	);
	return { organisation, message, sites, note: notes.sites };
};
