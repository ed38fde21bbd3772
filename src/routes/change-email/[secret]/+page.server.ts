import { redirect } from '@sveltejs/kit';
import { accountFlashes } from '#lib/accounts/flashes.ts';
import { changeEmail, readEmailChange } from '#lib/accounts/own-account/change-email.server.ts';
import { signIn } from '#lib/accounts/signing-in/login.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const { state, email } = await readEmailChange(db, params.secret);
	return { state, email: state === 'open' ? email : '' };
};

export const actions: Actions = {
	default: async (event) => {
		const { request, params, locals } = event;
		return submit(await formOf(request), emptyInput, async () => {
			const before = locals.actor.person?.id;
			const personId = await changeEmail(locals.db, params.secret);
			if (personId === null) redirect(303, href(`/change-email/${params.secret}`));
			// All sessions have ended; whoever asked stays signed in where they confirm.
			if (personId !== before) return redirectSaying(event, '/login', accountFlashes.emailChanged());
			await signIn(locals.db, event, personId);
			return redirectSaying(event, '/account', accountFlashes.emailChanged());
		});
	},
};
