import { redirect } from '@sveltejs/kit';
import { postPath } from '#lib/dialogue/debates/debate.ts';
import { debateEmailInput } from '#lib/dialogue/debates/input.ts';
import { supportPost } from '#lib/dialogue/debates/posts/taking-part.server.ts';
import { postPage } from '#lib/dialogue/debates/readers.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import { mailsAreReadHere } from '#lib/platform/outbox.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { db, actor } }) => {
	// Each page has a stamp of its own.
	setHeaders({ 'cache-control': 'no-store' });
	const { post } = await postPage(db, params.post, null);
	// What is hidden says so on its own page.
	if (post.state !== 'shown') redirect(303, href(postPath(params.post)));
	const stored = { email: actor.person?.email ?? '' };
	return { post, stored, outbox: mailsAreReadHere(), stamp: formStamp() };
};

export const actions: Actions = {
	default: action(debateEmailInput, async ({ db, actor, params, form, event }, { email }) => {
		refuseMachines(form);
		const clientAddress = event.getClientAddress();
		return { outcome: await supportPost(db, params.post, email, { actor, clientAddress }) };
	}),
};
