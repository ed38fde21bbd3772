import { randomUUID } from 'node:crypto';
import { postInput } from '#lib/dialogue/debates/input.ts';
import { writePost } from '#lib/dialogue/debates/posts/taking-part.server.ts';
import { writingDesk } from '#lib/dialogue/debates/readers.server.ts';
import { slugIn } from '#lib/platform/addresses/address-values.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { formStamp, refuseMachines } from '#lib/platform/forms/form-guard.server.ts';
import { mailsAreReadHere } from '#lib/platform/outbox.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, setHeaders, locals: { db, actor } }) => {
	// Each page has a stamp of its own.
	setHeaders({ 'cache-control': 'no-store' });
	const desk = await writingDesk(
		db,
		actor,
		params.debate,
		slugIn(url.searchParams.get('reply') ?? '') ?? null,
	);
	return { ...desk, submission: randomUUID(), outbox: mailsAreReadHere(), stamp: formStamp() };
};

export const actions: Actions = {
	default: action(postInput, async ({ db, actor, params, form, event }, input) => {
		refuseMachines(form);
		const clientAddress = event.getClientAddress();
		return { outcome: await writePost(db, params.debate, input, { actor, clientAddress }) };
	}),
};
