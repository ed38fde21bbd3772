import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { saveProfile } from '#lib/organisations/application/application.server.ts';
import { openEntry } from '#lib/organisations/application/entry.server.ts';
import { profileInput } from '#lib/organisations/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	signedInMember(locals, url, params.organisation, 'edit');
	return { organisation: await openEntry(locals.db, locals.actor, params.organisation, 'edit') };
};

export const actions: Actions = {
	default: action(
		profileInput,
		({ db, actor, params, form }, input) =>
			saveProfile(db, actor, params.organisation, input, editedIn(form)),
		({ params }) => `/workspace/${params.organisation}/settings`,
	),
};
