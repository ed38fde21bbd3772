import { redirect } from '@sveltejs/kit';
import { mailRequestInput } from '#lib/accounts/input.ts';
import { requestConfirmation } from '#lib/accounts/registration.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { organisationInput } from '#lib/organisations/application/registration-input.ts';
import { beginOrganisation } from '#lib/organisations/application/registration.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return { personName: actor.person?.name ?? null, submission: crypto.randomUUID(), stamp: formStamp() };
};

export const actions: Actions = {
	default: async ({ request, locals: { db, actor }, getClientAddress }) => {
		const form = await formOf(request);
		if (actor.person) {
			return submit(form, organisationInput, async (input): Promise<never> => {
				const slug = await beginOrganisation(db, actor, input);
				redirect(303, href(`/workspace/${slug}/application`));
			});
		}
		return submit(form, mailRequestInput, async ({ email }): Promise<never> => {
			refuseMachines(form);
			await requestConfirmation(db, email, getClientAddress());
			redirect(303, href('/confirm-email'));
		});
	},
};
