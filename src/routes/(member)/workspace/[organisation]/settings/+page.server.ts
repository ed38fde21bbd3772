import { redirect } from '@sveltejs/kit';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { may, roleIn } from '#lib/accounts/access.ts';
import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { href } from '#lib/i18n/urls.ts';
import { badgeNames } from '#lib/impact/badge/badge.ts';
import { mayEditEntry, mayRename } from '#lib/organisations/access.ts';
import { confirmEntry } from '#lib/organisations/application/application.server.ts';
import { organisationFlashes } from '#lib/organisations/flashes.ts';
import { isApplying, isEditable } from '#lib/organisations/organisation.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { listSites } from '#lib/organisations/readers.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const slug = params.organisation;
	signedInMember(locals, url, slug, 'read');
	const { db, actor } = locals;
	const organisation = await organisationFor(db, actor, slug, 'read');
	if (isApplying(organisation.state) && may(actor, 'edit', organisation.id)) {
		redirect(303, href(`/workspace/${slug}/application`));
	}
	return {
		organisation,
		sites: await listSites(db, organisation.id),
		editable: mayEditEntry(actor, organisation),
		role: roleIn(actor, organisation.id),
		changeable: isEditable(organisation.state),
		renamable: mayRename(actor, organisation),
		badge: badgeNames(organisation, env().ORIGIN),
	};
};

export const actions: Actions = {
	confirm: action(
		emptyInput,
		({ db, actor, params }) => confirmEntry(db, actor, params.organisation),
		({ params }) => ({
			to: `/workspace/${params.organisation}/settings`,
			flash: organisationFlashes.confirmed(),
		}),
	),
};
