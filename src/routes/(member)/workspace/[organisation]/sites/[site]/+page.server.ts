import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { href } from '#lib/i18n/urls.ts';
import { openEntry } from '#lib/organisations/application/entry.server.ts';
import { siteInput } from '#lib/organisations/input.ts';
import { siteForm } from '#lib/organisations/sites/site-form.server.ts';
import { findSite } from '#lib/organisations/readers.server.ts';
import { changeSite, removeSite, sitesPath } from '#lib/organisations/sites/sites.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A tampered number is no site. */
const siteId = (text: string) => idIn(text) ?? 0;

export const load: PageServerLoad = async ({ params, url, locals: { db, actor }, locals }) => {
	signedInMember(locals, url, params.organisation, 'edit');
	const organisation = await openEntry(db, actor, params.organisation);
	const site = found(await findSite(db, organisation.id, siteId(params.site)));
	return {
		...(await siteForm(db, url.searchParams)),
		slug: organisation.slug,
		site,
		back: href(sitesPath(organisation)),
	};
};

export const actions: Actions = {
	save: action(
		siteInput,
		({ db, actor, params, form }, input) =>
			changeSite(db, actor, params.organisation, siteId(params.site), input, editedIn(form)),
		(_, organisation) => sitesPath(organisation),
	),
	remove: action(
		emptyInput,
		({ db, actor, params }) => removeSite(db, actor, params.organisation, siteId(params.site)),
		(_, organisation) => sitesPath(organisation),
	),
};
