import { debateEmailInput } from '#lib/dialogue/debates/input.ts';
import { followDebate } from '#lib/dialogue/debates/posts/taking-part.server.ts';
import { writingDesk } from '#lib/dialogue/debates/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import { mailsAreReadHere } from '#lib/platform/outbox.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders, locals: { db, actor } }) => {
	// Each page has a stamp of its own.
	setHeaders({ 'cache-control': 'no-store' });
	const { debate, email } = await writingDesk(db, actor, params.debate, null);
	return { debate, stored: { email }, outbox: mailsAreReadHere(), stamp: formStamp() };
};

export const actions: Actions = {
	default: action(debateEmailInput, async ({ db, actor, params, form, event }, { email }) => {
		refuseMachines(form);
		const clientAddress = event.getClientAddress();
		return { outcome: await followDebate(db, params.debate, email, { actor, clientAddress }) };
	}),
};
