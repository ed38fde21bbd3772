import { decideOutcome } from '#lib/commitments/closing/outcomes.server.ts';
import { answerInput } from '#lib/commitments/life-input.ts';
import { closingToAnswer } from '#lib/commitments/commitment-page.server.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'edit');
	return closingToAnswer(db, actor, params.commitment, id);
};

export const actions: Actions = {
	default: action(
		answerInput,
		async ({ db, actor, params }, input) => {
			const { id } = await organisationFor(db, actor, params.organisation, 'edit');
			await closingToAnswer(db, actor, params.commitment, id);
			return decideOutcome(db, actor, params.commitment, { ...input, as: id });
		},
		({ params }) => ({
			to: `/workspace/${params.organisation}/commitments/${params.commitment}`,
			flash: commitmentFlashes.answered(),
		}),
	),
};
