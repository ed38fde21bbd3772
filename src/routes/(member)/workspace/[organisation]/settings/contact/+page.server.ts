import { redirect } from '@sveltejs/kit';
import { signedInMember } from '#lib/accounts/signing-in/signed-in.ts';
import { href } from '#lib/i18n/urls.ts';
import { saveContact } from '#lib/organisations/application/application.server.ts';
import { openEntry } from '#lib/organisations/application/entry.server.ts';
import { contactInput } from '#lib/organisations/input.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	signedInMember(locals, url, params.organisation, 'edit');
	return { organisation: await openEntry(locals.db, locals.actor, params.organisation, 'edit') };
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), contactInput, async (input) => {
			await saveContact(db, actor, params.organisation, input);
			redirect(303, href(`/workspace/${params.organisation}/settings`));
		}),
};
