import { acceptInput, declineInput } from '#lib/commitments/writing/input.ts';
import { accept, decline } from '#lib/commitments/writing/proposals.server.ts';
import { today } from '#lib/commitments/readers.server.ts';
import {
	changesToSign,
	closingsToAnswer,
	commitmentsOnDesk,
	ownCommitment,
	proposalsToDecide,
} from '#lib/commitments/workspace.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
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
	accept: action(
		acceptInput,
		async ({ db, actor, params }, { commitment }) => {
			await ownCommitment(db, actor, params.organisation, commitment);
			return accept(db, actor, commitment);
		},
		({ params }) => `/workspace/${params.organisation}/commitments`,
	),
	decline: action(
		declineInput,
		async ({ db, actor, params }, { commitment, reason }) => {
			await ownCommitment(db, actor, params.organisation, commitment);
			return decline(db, actor, commitment, reason);
		},
		({ params }) => `/workspace/${params.organisation}/commitments`,
	),
};
