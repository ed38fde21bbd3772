import { redirect } from '@sveltejs/kit';
import { decideOutcome } from '#lib/commitments/closing/outcomes.server.ts';
import { answerInput } from '#lib/commitments/life-input.ts';
import { closingToAnswer } from '#lib/commitments/commitment-page.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'edit');
	return closingToAnswer(db, actor, params.commitment, id);
};

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), answerInput, async (input) => {
			const { id } = await organisationFor(db, actor, params.organisation, 'edit');
			await closingToAnswer(db, actor, params.commitment, id);
			await decideOutcome(db, actor, params.commitment, { ...input, as: id });
			redirect(303, href(`/workspace/${params.organisation}/commitments/${params.commitment}?said=answered`));
		}),
};
