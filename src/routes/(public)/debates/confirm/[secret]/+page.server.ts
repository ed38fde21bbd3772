import { redirect } from '@sveltejs/kit';
import { confirmDebateVoice, findAskedDebateVoice } from '#lib/dialogue/debates/posts/by-link.server.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { href } from '#lib/i18n/urls.ts';
import { redirectSaying } from '#lib/platform/flash.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link uses nothing up: mail scanners open links too. The button does. */
export const load: PageServerLoad = async ({ params, locals: { db }, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
	return findAskedDebateVoice(db, params.secret);
};

const said = {
	wrote: dialogueFlashes.postReceived,
	supports: dialogueFlashes.postSupported,
	follows: dialogueFlashes.debateFollowed,
};

export const actions: Actions = {
	default: async (event) => {
		const { params, locals } = event;
		const own = await confirmDebateVoice(locals.db, params.secret);
		if (!own) redirect(303, href(`/debates/confirm/${params.secret}`));
		redirectSaying(event, `/debates/voice/${own.secret}`, said[own.kind]());
	},
};
