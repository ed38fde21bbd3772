import { redirect } from '@sveltejs/kit';
import { safeReturnPath } from '#lib/accounts/signing-in/return-path.ts';
import { endSession } from '#lib/accounts/signing-in/sessions.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => {
	if (!actor.person) redirect(303, href('/'));
};

export const actions: Actions = {
	default: async ({ request, cookies, locals: { db } }) => {
		const form = await formOf(request);
		await endSession(db, cookies);
		redirect(303, safeReturnPath(form.get('to')) ?? href('/login?out'));
	},
};
