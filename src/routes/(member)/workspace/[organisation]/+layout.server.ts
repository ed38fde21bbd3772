import { may } from '#lib/accounts/access.ts';
import { signedIn } from '#lib/accounts/signed-in.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params, url, locals }) => {
	signedIn(locals, url);
	const { db, actor } = locals;
	const { id, slug, name, kind, state } = await organisationFor(db, actor, params.organisation, 'read');
	const abilities = {
		report: may(actor, 'report', id),
		edit: may(actor, 'edit', id),
		sign: may(actor, 'sign', id),
		manage: may(actor, 'manage', id),
	};
	return { organisation: { id, slug, name, kind, state }, abilities };
};
