import { decideOutcome } from '#lib/commitments/closing/outcomes.server.ts';
import { answerInput } from '#lib/commitments/life-input.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { closingToAnswer } from '#lib/commitments/commitment-page.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	closingToAnswer(db, actor, params.commitment, 'municipality');

export const actions: Actions = {
	default: action(
		answerInput,
		({ db, actor, params }, input) =>
			decideOutcome(db, actor, params.commitment, { ...input, as: 'municipality' }),
		() => ({ to: '/municipality/commitments', flash: commitmentFlashes.answered() }),
	),
};
