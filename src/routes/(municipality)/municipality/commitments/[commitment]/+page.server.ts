import { redirect } from '@sveltejs/kit';
import { decideOutcome } from '#lib/commitments/closing/outcomes.server.ts';
import { answerInput } from '#lib/commitments/life-input.ts';
import { closingToAnswer } from '#lib/commitments/commitment-page.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	closingToAnswer(db, actor, params.commitment, 'municipality');

export const actions: Actions = {
	default: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), answerInput, async (input) => {
			await decideOutcome(db, actor, params.commitment, { ...input, as: 'municipality' });
			redirect(303, href('/municipality/commitments?said=answered'));
		}),
};
