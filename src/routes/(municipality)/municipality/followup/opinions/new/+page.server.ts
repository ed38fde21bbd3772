import { randomUUID } from 'node:crypto';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { opinionInput } from '#lib/followup/opinions/input.ts';
import { createOpinion } from '#lib/followup/opinions/opinions.server.ts';
import { newOpinionDesk } from '#lib/followup/opinions/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => ({
	...newOpinionDesk(actor),
	submission: randomUUID(),
});

export const actions: Actions = {
	default: action(
		opinionInput,
		({ db, actor }, input) => createOpinion(db, actor, input),
		(_, to) => ({ to, flash: followupFlashes.opinionSaved() }),
	),
};
