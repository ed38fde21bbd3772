import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { href } from '#lib/i18n/urls.ts';
import { openEntry } from '#lib/organisations/application/entry.server.ts';
import { siteInput } from '#lib/organisations/input.ts';
import { siteForm } from '#lib/organisations/sites/site-form.server.ts';
import { listSites } from '#lib/organisations/readers.server.ts';
import { addSite, sitesPath } from '#lib/organisations/sites/sites.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor }, locals }) => {
	signedInMember(locals, url, params.organisation, 'edit');
	const organisation = await openEntry(db, actor, params.organisation);
	const sites = await listSites(db, organisation.id);
	return {
		...(await siteForm(db, url.searchParams)),
		slug: organisation.slug,
		first: sites.length === 0,
		back: href(sitesPath(organisation)),
		submission: crypto.randomUUID(),
	};
};

export const actions: Actions = {
	default: action(
		siteInput,
		({ db, actor, params }, input) => addSite(db, actor, params.organisation, input, input.submission),
		(_, organisation) => sitesPath(organisation),
	),
};
