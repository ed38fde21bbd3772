import { redirect } from '@sveltejs/kit';
import { accept, decline } from '#lib/commitments/writing/proposals.server.ts';
import { acceptInput, declineInput } from '#lib/commitments/writing/input.ts';
import { today } from '#lib/commitments/readers.server.ts';
import {
	changesToSign,
	closingsToAnswer,
	commitmentsOnDesk,
	ownCommitment,
	proposalsToDecide,
} from '#lib/commitments/workspace.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'read');
	const [commitments, proposals, closings, changes] = await Promise.all([
		commitmentsOnDesk(db, id),
		proposalsToDecide(db, actor, id),
		closingsToAnswer(db, actor, id),
		changesToSign(db, id),
	]);
	return { commitments, proposals, closings, changes, today: today() };
};

export const actions: Actions = {
	accept: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), acceptInput, async ({ commitment }) => {
			await ownCommitment(db, actor, params.organisation, commitment);
			await accept(db, actor, commitment);
			redirect(303, href(`/workspace/${params.organisation}/commitments`));
		}),
	decline: async ({ request, params, locals: { db, actor } }) =>
		submit(await formOf(request), declineInput, async ({ commitment, reason }) => {
			await ownCommitment(db, actor, params.organisation, commitment);
			await decline(db, actor, commitment, reason);
			redirect(303, href(`/workspace/${params.organisation}/commitments`));
		}),
};
