import { redirect } from '@sveltejs/kit';
import { mailRequestInput } from '#lib/accounts/input.ts';
import { signIn } from '#lib/accounts/login.server.ts';
import { readConfirmation, requestConfirmation } from '#lib/accounts/registration.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { confirmRegistration } from '#lib/organisations/registration.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link uses nothing up: mail scanners open links too. The button does. */
export const load: PageServerLoad = async ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return readConfirmation(db, params.secret);
};

export const actions: Actions = {
	confirm: async (event) => {
		const { params, locals } = event;
		const confirmed = await confirmRegistration(locals.db, params.secret);
		if (!confirmed) redirect(303, href(`/confirm-email/${params.secret}`));
		await signIn(locals.db, event, confirmed.personId);
		redirect(303, href(confirmed.slug ? `/workspace/${confirmed.slug}/application` : '/account'));
	},
	again: async ({ request, locals: { db }, getClientAddress }) =>
		submit(await formOf(request), mailRequestInput, async ({ email }) => {
			await requestConfirmation(db, email, getClientAddress());
			redirect(303, href('/confirm-email'));
		}),
};
