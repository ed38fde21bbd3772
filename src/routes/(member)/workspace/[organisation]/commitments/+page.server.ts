import { acceptInput, declineInput } from '#lib/commitments/writing/input.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { declineJoint, signJoint } from '#lib/commitments/joint/joint.server.ts';
import { today } from '#lib/commitments/readers.server.ts';
import {
	changesToSign,
	closingsToAnswer,
	commitmentsOnDesk,
	commitmentsToward,
	jointToAnswer,
} from '#lib/commitments/workspace.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { id } = await organisationFor(db, actor, params.organisation, 'read');
	const [commitments, toward, joint, closings, changes] = await Promise.all([
		commitmentsOnDesk(db, id),
		commitmentsToward(db, id),
		jointToAnswer(db, id),
		closingsToAnswer(db, actor, id),
		changesToSign(db, id),
	]);
	return { commitments, toward, joint, closings, changes, today: today() };
};

const back = ({ organisation }: RouteParams) => `/workspace/${organisation}/commitments`;
const flashes = {
	binds: commitmentFlashes.jointBinds,
	waits: commitmentFlashes.jointWaits,
	returns: commitmentFlashes.jointReturns,
};

export const actions: Actions = {
	signJoint: action(
		acceptInput,
		async ({ db, actor, params }, { commitment }) => {
			const { id } = await organisationFor(db, actor, params.organisation, 'read');
			return signJoint(db, actor, commitment, id);
		},
		({ params }, outcome) => ({ to: back(params), flash: flashes[outcome]() }),
	),
	declineJoint: action(
		declineInput,
		async ({ db, actor, params }, { commitment, reason }) => {
			const { id } = await organisationFor(db, actor, params.organisation, 'read');
			return declineJoint(db, actor, commitment, { organisationId: id, reason });
		},
		({ params }) => ({ to: back(params), flash: commitmentFlashes.jointDeclined() }),
	),
};
