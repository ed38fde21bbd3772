import { randomUUID } from 'node:crypto';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { actionInput } from '#lib/followup/plans/input.ts';
import { createAction } from '#lib/followup/plans/plans.server.ts';
import { newActionDesk } from '#lib/followup/plans/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await newActionDesk(db, actor, params.plan)),
	submission: randomUUID(),
});

export const actions: Actions = {
	default: action(
		actionInput,
		({ db, actor, params }, input) => createAction(db, actor, params.plan, input),
		(_, to) => ({ to, flash: followupFlashes.actionSaved() }),
	),
};
