import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { organisationInput, registrationInput } from '#lib/organisations/registration-input.ts';
import { beginOrganisation, beginRegistration } from '#lib/organisations/registration.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return { personName: actor.person?.name ?? null, submission: crypto.randomUUID() };
};

export const actions: Actions = {
	default: async ({ request, locals: { db, actor }, getClientAddress }) => {
		const form = await formOf(request);
		if (actor.person) {
			return submit(form, organisationInput, async (input) => {
				const slug = await beginOrganisation(db, actor, input);
				redirect(303, href(`/workspace/${slug}/application`));
			});
		}
		return submit(form, registrationInput, async (input) => {
			await beginRegistration(db, input, getClientAddress());
			redirect(303, href('/confirm-email'));
		});
	},
};
