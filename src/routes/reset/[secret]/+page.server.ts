import { redirect } from '@sveltejs/kit';
import { newPasswordInput } from '#lib/accounts/input.ts';
import { readReset, resetPassword } from '#lib/accounts/reset.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { releaseDrafts } from '#lib/organisations/registration.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const { state, email } = await readReset(db, params.secret);
	return { state, email: state === 'open' ? email : '' };
};

export const actions: Actions = {
	default: async ({ request, params: { secret }, locals: { db } }) => {
		const { email } = await readReset(db, secret);
		return submit(await formOf(request), newPasswordInput(email), async ({ password }) => {
			const personId = await resetPassword(db, secret, password);
			if (!personId) redirect(303, href(`/reset/${secret}`));
			await releaseDrafts(db, personId);
			redirect(303, href('/login?changed'));
		});
	},
};
