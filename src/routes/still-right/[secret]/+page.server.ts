import { redirect } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { confirmStillRight, readStillRight } from '#lib/reporting/still-right/still-right.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link uses nothing up: mail scanners open links too. The button does. */
export const load: PageServerLoad = async ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return { page: await readStillRight(db, params.secret) };
};

export const actions: Actions = {
	default: async ({ params, locals: { db } }) => {
		await confirmStillRight(db, params.secret);
		redirect(303, href(`/still-right/${params.secret}`));
	},
};
