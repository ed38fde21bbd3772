import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { mayEditEntry } from '#lib/organisations/access.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { listSites } from '#lib/organisations/readers.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	signedInMember(locals, url, params.organisation, 'read');
	const organisation = await organisationFor(locals.db, locals.actor, params.organisation, 'read');
	return {
		organisation,
		sites: await listSites(locals.db, organisation.id),
		editable: mayEditEntry(locals.actor, organisation),
	};
};
