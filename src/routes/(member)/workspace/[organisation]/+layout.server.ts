import { may } from '#lib/accounts/access.ts';
import { isReadOnly, showsThings } from '#lib/accounts/organisation-states.ts';
import { signedIn } from '#lib/accounts/signing-in/signed-in.ts';
import { countJointToAnswer } from '#lib/commitments/workspace.server.ts';
import { countUntold } from '#lib/networks/courses/readers.server.ts';
import { countRequests } from '#lib/networks/joining/readers.server.ts';
import { listReviews } from '#lib/organisations/readers.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ params, url, locals }) => {
	signedIn(locals, url);
	const { db, actor } = locals;
	const organisation = await organisationFor(db, actor, params.organisation, 'read');
	const { id, slug, name, kind, state } = organisation;
	const abilities = {
		report: may(actor, 'report', id),
		edit: may(actor, 'edit', id),
		sign: may(actor, 'sign', id),
		manage: may(actor, 'manage', id),
	};
	const halted = isReadOnly(state)
		? { since: organisation.stateChangedAt, reason: (await listReviews(db, id))[0]?.reason ?? '' }
		: null;
	const [asked, requests, untold] = halted
		? [0, 0, 0]
		: await Promise.all([countJointToAnswer(db, id), countRequests(db, id), countUntold(db, id)]);
	return {
		organisation: { id, slug, name, kind, state },
		abilities,
		halted,
		asked,
		requests,
		untold,
		shown: showsThings(state),
	};
};
