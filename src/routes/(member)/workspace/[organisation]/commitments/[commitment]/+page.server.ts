import { partyInput, reasonInput } from '#lib/commitments/writing/input.ts';
import {
	amendTarget,
	declineAmendment,
	signAmendment,
	takeBackAmendment,
} from '#lib/commitments/changing/amendments.server.ts';
import { startReplacement } from '#lib/commitments/changing/replacement.server.ts';
import { reportDelivered, takeBackClosing, withdraw } from '#lib/commitments/closing/outcomes.server.ts';
import { markMilestone } from '#lib/commitments/milestones/milestones.server.ts';
import { declineJoint, goOnWithout, remindParty, signJoint } from '#lib/commitments/joint/joint.server.ts';
import { agree, takeBack } from '#lib/commitments/writing/proposals.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { amendInput, closingInput, markInput } from '#lib/commitments/life-input.ts';
import { commitmentOnDesk } from '#lib/commitments/commitment-page.server.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { historyOf, ownCommitment } from '#lib/commitments/workspace.server.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import { termsIn } from '#lib/platform/forms/forms.server.ts';
import type { Flash } from '#lib/platform/flash.ts';
import { contributionsToward } from '#lib/contributions/readers.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { organisation: _own, ...desk } = await commitmentOnDesk(
		db,
		actor,
		params.organisation,
		params.commitment,
	);
	const [life, contributions] = await Promise.all([
		historyOf(db, desk.commitment.id),
		contributionsToward(db, desk.commitment.id, url.searchParams.get('after')),
	]);
	return { ...desk, history: { ...life, ...contributions }, today: today() };
};

/** The commitment, when it belongs to this workspace. @throws 404 */
const about = actionBehind(async ({ db, actor, params }: Asked<RouteParams>) => {
	const { commitment, organisation } = await ownCommitment(db, actor, params.organisation, params.commitment);
	return { commitment, slug: commitment.slug, organisationId: organisation.id };
});
const here = ({ organisation, commitment }: RouteParams) =>
	`/workspace/${organisation}/commitments/${commitment}`;
const back =
	(flash: Flash) =>
	({ params }: { params: RouteParams }) => ({ to: here(params), flash });
/** Says also what became of it: in force, or waiting for others. */
const backWith =
	<Outcome extends string>(flashes: Record<Outcome, () => Flash>) =>
	({ params }: { params: RouteParams }, outcome: Outcome) => ({
		to: here(params),
		flash: flashes[outcome](),
	});

export const actions: Actions = {
	signJoint: about(
		emptyInput,
		({ db, actor, slug, organisationId }) => signJoint(db, actor, slug, organisationId),
		backWith({
			binds: commitmentFlashes.jointBinds,
			waits: commitmentFlashes.jointWaits,
			returns: commitmentFlashes.jointReturns,
		}),
	),
	// Who has said no meets the promise no longer.
	declineJoint: about(
		reasonInput,
		({ db, actor, slug, organisationId }, { reason }) =>
			declineJoint(db, actor, slug, { organisationId, reason }),
		({ params }) => ({
			to: `/workspace/${params.organisation}/commitments`,
			flash: commitmentFlashes.jointDeclined(),
		}),
	),
	remind: about(
		partyInput,
		({ db, actor, slug }, { party }) => remindParty(db, actor, slug, party),
		back(commitmentFlashes.jointReminded()),
	),
	without: about(
		emptyInput,
		({ db, actor, slug }) => goOnWithout(db, actor, slug),
		({ params }, proposed) => ({
			to: here({ ...params, commitment: proposed }),
			flash: commitmentFlashes.jointWithout(),
		}),
	),
	takeBack: about(
		emptyInput,
		({ db, actor, slug }) => takeBack(db, actor, slug),
		({ params }) => `${here(params)}/edit`,
	),
	withdraw: about(
		reasonInput,
		({ db, actor, slug }, { reason }) => withdraw(db, actor, slug, reason),
		back(commitmentFlashes.withdrawn()),
	),
	close: about(
		closingInput,
		({ db, actor, slug, organisationId }, { word }) =>
			reportDelivered(db, actor, slug, { organisationId, word }),
		back(commitmentFlashes.closed()),
	),
	reopen: about(
		emptyInput,
		({ db, actor, slug }) => takeBackClosing(db, actor, slug),
		back(commitmentFlashes.reopened()),
	),
	agree: about(
		emptyInput,
		({ db, actor, slug, form }) => agree(db, actor, slug, termsIn(form)),
		back(commitmentFlashes.agreed()),
	),
	amend: about(
		({ commitment }) => amendInput(commitment, today()),
		({ db, actor, slug }, input) => amendTarget(db, actor, slug, input),
		backWith({ amended: commitmentFlashes.amended, proposed: commitmentFlashes.amendmentProposed }),
	),
	signAmendment: about(
		emptyInput,
		({ db, actor, slug, organisationId, form }) =>
			signAmendment(db, actor, slug, organisationId, termsIn(form)),
		backWith({ signed: commitmentFlashes.amendmentSigned, amended: commitmentFlashes.amendmentApplied }),
	),
	declineAmendment: about(
		reasonInput,
		({ db, actor, slug, organisationId }, { reason }) =>
			declineAmendment(db, actor, slug, { organisationId, reason }),
		back(commitmentFlashes.amendmentDeclined()),
	),
	takeBackAmendment: about(
		emptyInput,
		({ db, actor, slug }) => takeBackAmendment(db, actor, slug),
		back(commitmentFlashes.amendmentTakenBack()),
	),
	replace: about(
		emptyInput,
		({ db, actor, slug }) => startReplacement(db, actor, slug),
		({ params }, draft) => `/workspace/${params.organisation}/commitments/${draft}/edit?step=2`,
	),
	milestone: about(
		markInput,
		({ db, actor, slug }, { milestone: id, reached }) =>
			markMilestone(db, actor, slug, { id, reached: reached === 'yes' }),
		back(commitmentFlashes.milestone()),
	),
};
