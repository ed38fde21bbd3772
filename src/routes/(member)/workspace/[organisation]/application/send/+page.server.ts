import { redirect } from '@sveltejs/kit';
import { emptyInput } from '#lib/platform/empty-input.ts';
import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { href } from '#lib/i18n/urls.ts';
import { sendApplication } from '#lib/organisations/application/application.server.ts';
import { openApplication } from '#lib/organisations/application/entry.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	signedInMember(locals, url, params.organisation, 'edit');
	return openApplication(locals.db, locals.actor, params.organisation);
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), emptyInput, async () => {
			await sendApplication(db, actor, params.organisation);
			redirect(303, href(`/workspace/${params.organisation}/application`));
		}),
};
