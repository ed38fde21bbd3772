import { randomUUID } from 'node:crypto';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { beginDraft } from '#lib/followup/policy-edition/drafting.server.ts';
import { beginInput } from '#lib/followup/policy-edition/input.ts';
import { editionsPage } from '#lib/followup/policy-edition/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, actor } }) => ({
	...(await editionsPage(db, actor)),
	submission: randomUUID(),
});

export const actions: Actions = {
	begin: action(
		beginInput,
		({ db, actor }, input) => beginDraft(db, actor, input),
		() => ({ to: '/municipality/policy/draft', flash: followupFlashes.periodBegun() }),
	),
};
