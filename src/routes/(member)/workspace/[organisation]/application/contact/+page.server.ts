import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { saveContact } from '#lib/organisations/application/application.server.ts';
import { openApplication } from '#lib/organisations/application/entry.server.ts';
import { contactInput } from '#lib/organisations/input.ts';
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
	const { name = '', email = '' } = locals.actor.person ?? {};
	return { organisation, message, notes, suggested: { contactName: name, contactEmail: email } };
};

export const actions: Actions = {
	default: action(
		contactInput,
		({ db, actor, params, form }, input) =>
			saveContact(db, actor, params.organisation, input, editedIn(form)),
		({ params }) => `/workspace/${params.organisation}/application/send`,
	),
};
