import { redirect } from '@sveltejs/kit';
import { mailRequestInput } from '#lib/accounts/input.ts';
import { signIn } from '#lib/accounts/signing-in/login.server.ts';
import { readConfirmation, requestConfirmation } from '#lib/accounts/registration.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { registrationInput } from '#lib/organisations/application/registration-input.ts';
import { confirmRegistration } from '#lib/organisations/application/registration.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link uses nothing up: mail scanners open links too. The button does. */
export const load: PageServerLoad = async ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const { state, email } = await readConfirmation(db, params.secret);
	return { state, email: state === 'open' ? email : '' };
};

export const actions: Actions = {
	confirm: async (event) => {
		const { request, params, locals } = event;
		const { email } = await readConfirmation(locals.db, params.secret);
		return submit(await formOf(request), registrationInput(email), async (input) => {
			const confirmed = await confirmRegistration(locals.db, params.secret, input);
			if (!confirmed) redirect(303, href(`/confirm-email/${params.secret}`));
			await signIn(locals.db, event, confirmed.personId);
			redirect(303, href(`/workspace/${confirmed.slug}/application`));
		});
	},
	again: action(
		mailRequestInput,
		({ db, event }, { email }) => requestConfirmation(db, email, event.getClientAddress()),
		() => '/confirm-email',
	),
};
