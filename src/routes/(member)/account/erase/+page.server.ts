import { redirect } from '@sveltejs/kit';
import { eraseInput } from '#lib/accounts/input.ts';
import { eraseAccount } from '#lib/accounts/own-account/own-data.server.ts';
import { endSession } from '#lib/accounts/signing-in/sessions.server.ts';
import { signedIn } from '#lib/accounts/signing-in/signed-in.ts';
import { href } from '#lib/i18n/urls.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import { personalData } from '../../../../personal-data.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => {
	signedIn(locals, url);
};

export const actions: Actions = {
	default: async ({ request, url, cookies, locals }) => {
		signedIn(locals, url);
		return submit(await formOf(request), eraseInput, async ({ password }) => {
			await eraseAccount(locals.db, locals.actor, password, personalData);
			await endSession(locals.db, cookies);
			redirect(303, href('/login?erased'));
		});
	},
};
