import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { saveIdentity } from '#lib/organisations/application/application.server.ts';
import { openEntry } from '#lib/organisations/application/entry.server.ts';
import { identityInput } from '#lib/organisations/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	signedInMember(locals, url, params.organisation, 'manage');
	return { organisation: await openEntry(locals.db, locals.actor, params.organisation, 'manage') };
};

export const actions: Actions = {
	default: action(
		identityInput,
		({ db, actor, params, form }, input) =>
			saveIdentity(db, actor, params.organisation, input, editedIn(form)),
		({ params }) => `/workspace/${params.organisation}/settings`,
	),
};
