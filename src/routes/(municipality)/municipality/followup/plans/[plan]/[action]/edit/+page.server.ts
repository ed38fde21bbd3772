import { randomUUID } from 'node:crypto';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { changedActionInput } from '#lib/followup/plans/input.ts';
import { changeAction } from '#lib/followup/plans/plans.server.ts';
import { actionForm } from '#lib/followup/plans/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await actionForm(db, actor, params.plan, params.action)),
	submission: randomUUID(),
});

export const actions: Actions = {
	default: action(
		changedActionInput,
		({ db, actor, params, form }, input) =>
			changeAction(db, actor, [params.plan, params.action], input, editedIn(form)),
		(_, to) => ({ to, flash: followupFlashes.actionSaved() }),
	),
};
