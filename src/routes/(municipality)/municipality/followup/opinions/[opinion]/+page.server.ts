import { randomUUID } from 'node:crypto';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { answerInput, opinionInput } from '#lib/followup/opinions/input.ts';
import {
	answerOpinion,
	changeOpinion,
	opinionPath,
	publishOpinion,
} from '#lib/followup/opinions/opinions.server.ts';
import { opinionDesk } from '#lib/followup/opinions/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	...(await opinionDesk(db, actor, params.opinion)),
	submission: randomUUID(),
});

export const actions: Actions = {
	change: action(
		opinionInput,
		({ db, actor, params, form }, input) => changeOpinion(db, actor, params.opinion, input, editedIn(form)),
		(_, to) => ({ to, flash: followupFlashes.opinionSaved() }),
	),
	publish: action(
		emptyInput,
		({ db, actor, params }) => publishOpinion(db, actor, params.opinion),
		({ params }) => ({ to: opinionPath(params.opinion), flash: followupFlashes.opinionPublished() }),
	),
	answer: action(
		answerInput,
		({ db, actor, params }, input) => answerOpinion(db, actor, params.opinion, input),
		(_, to) => ({ to, flash: followupFlashes.opinionAnswered() }),
	),
};
