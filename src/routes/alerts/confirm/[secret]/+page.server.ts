import { redirect } from '@sveltejs/kit';
import { confirmAlert, findAsked } from '#lib/alerts/asking.server.ts';
import { alertFlashes } from '#lib/alerts/flashes.ts';
import { href } from '#lib/i18n/urls.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link uses nothing up: mail scanners open links too. The button does. */
export const load: PageServerLoad = async ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return findAsked(db, params.secret);
};

export const actions: Actions = {
	default: async (event) => {
		const { params, locals } = event;
		const secret = await confirmAlert(locals.db, params.secret);
		if (!secret) redirect(303, href(`/alerts/confirm/${params.secret}`));
		redirectSaying(event, `/alerts/${secret}`, alertFlashes.confirmed());
	},
};
