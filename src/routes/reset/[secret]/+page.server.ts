import { redirect } from '@sveltejs/kit';
import { newPasswordInput } from '#lib/accounts/input.ts';
import { signIn, startOf } from '#lib/accounts/signing-in/login.server.ts';
import { readReset, resetPassword } from '#lib/accounts/signing-in/reset.server.ts';
import { startPage } from '#lib/accounts/signing-in/return-path.ts';
import { href } from '#lib/i18n/urls.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const { state, email } = await readReset(db, params.secret);
	return { state, email: state === 'open' ? email : '' };
};

export const actions: Actions = {
	default: async (event) => {
		const { request, params, locals } = event;
		const { email } = await readReset(locals.db, params.secret);
		return submit(await formOf(request), newPasswordInput(email), async ({ password }) => {
			const personId = await resetPassword(locals.db, params.secret, password);
			if (!personId) redirect(303, href(`/reset/${params.secret}`));
			await signIn(locals.db, event, personId);
			redirect(303, startPage(await startOf(locals.db, personId)));
		});
	},
};
