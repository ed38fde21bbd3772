import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { sendApplication } from '#lib/organisations/application/application.server.ts';
import { openApplication } from '#lib/organisations/application/entry.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	signedInMember(locals, url, params.organisation, 'edit');
	return openApplication(locals.db, locals.actor, params.organisation);
};

export const actions: Actions = {
	default: action(
		emptyInput,
		({ db, actor, params }) => sendApplication(db, actor, params.organisation),
		({ params }) => `/workspace/${params.organisation}/application`,
	),
};
