import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { saveAbout } from '#lib/organisations/application/application.server.ts';
import { openApplication } from '#lib/organisations/application/entry.server.ts';
import { aboutInput } from '#lib/organisations/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	signedInMember(locals, url, params.organisation, 'edit');
	const { organisation, message, notes } = await openApplication(
		locals.db,
		locals.actor,
		params.organisation,
	);
	return { organisation, message, notes };
};

export const actions: Actions = {
	default: action(
		aboutInput,
		({ db, actor, params, form }, input) => saveAbout(db, actor, params.organisation, input, editedIn(form)),
		({ params }) => `/workspace/${params.organisation}/application/where`,
	),
};
