import { redirect } from '@sveltejs/kit';
import { accountFlashes } from '#lib/accounts/flashes.ts';
import { safeReturnPath } from '#lib/accounts/signing-in/return-path.ts';
import { endSession } from '#lib/accounts/signing-in/sessions.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { nothingKept } from '#lib/platform/visitors/headers.server.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import { formOf } from '#lib/platform/forms/form-body.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => {
	if (!actor.person) redirect(303, href('/'));
};

export const actions: Actions = {
	default: async (event) => {
		const form = await formOf(event.request);
		await endSession(event.locals.db, event.cookies);
		event.setHeaders(nothingKept);
		const to = safeReturnPath(form.get('to'));
		return to ? redirect(303, to) : redirectSaying(event, '/login', accountFlashes.loggedOut());
	},
};
