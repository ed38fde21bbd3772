import { redirect } from '@sveltejs/kit';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { confirmVoice, findAskedVoice, ownVoice } from '#lib/dialogue/voices/voices.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link uses nothing up: mail scanners open links too. The button does. */
export const load: PageServerLoad = async ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return findAskedVoice(db, params.secret);
};

export const actions: Actions = {
	default: async (event) => {
		const { params, locals } = event;
		const secret = await confirmVoice(locals.db, params.secret);
		if (!secret) redirect(303, href(`/barriers/confirm/${params.secret}`));
		const { voice } = await ownVoice(locals.db, secret);
		const said = voice.told ? dialogueFlashes.received() : dialogueFlashes.supported();
		redirectSaying(event, `/barriers/voice/${secret}`, said);
	},
};
