import { reasonInput } from '#lib/commitments/writing/input.ts';
import {
	amendTarget,
	declineAmendment,
	signAmendment,
	takeBackAmendment,
} from '#lib/commitments/changing/amendments.server.ts';
import { startReplacement } from '#lib/commitments/changing/replacement.server.ts';
import { reportDelivered, takeBackClosing, withdraw } from '#lib/commitments/closing/outcomes.server.ts';
import { markMilestone } from '#lib/commitments/milestones/milestones.server.ts';
import { agree, takeBack } from '#lib/commitments/writing/proposals.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { amendInput, closingInput, markInput } from '#lib/commitments/life-input.ts';
import { commitmentOnDesk } from '#lib/commitments/commitment-page.server.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { historyOf, ownCommitment } from '#lib/commitments/workspace.server.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
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
	return {
		...desk,
		history: { ...life, ...contributions },
		today: today(),
		said: url.searchParams.get('said'),
	};
};

/** The commitment, when it belongs to this workspace. @throws 404 */
const about = actionBehind(async ({ db, actor, params }: Asked<RouteParams>) => {
	const { commitment, organisation } = await ownCommitment(db, actor, params.organisation, params.commitment);
	return { commitment, slug: commitment.slug, organisationId: organisation.id };
});
const back =
	(said: string, to = '') =>
	({ params }: { params: RouteParams }) =>
		`/workspace/${params.organisation}/commitments/${params.commitment}${to}?said=${said}`;
/** Says also what became of it: in force, or waiting for others. */
const backWith =
	(said: string) =>
	({ params }: { params: RouteParams }, outcome: string) =>
		back(`${said}_${outcome}`)({ params });

export const actions: Actions = {
	takeBack: about(emptyInput, ({ db, actor, slug }) => takeBack(db, actor, slug), back('draft', '/edit')),
	withdraw: about(
		reasonInput,
		({ db, actor, slug }, { reason }) => withdraw(db, actor, slug, reason),
		back('withdrawn'),
	),
	close: about(
		closingInput,
		({ db, actor, slug, organisationId }, { word }) =>
			reportDelivered(db, actor, slug, { organisationId, word }),
		back('closed'),
	),
	reopen: about(emptyInput, ({ db, actor, slug }) => takeBackClosing(db, actor, slug), back('reopened')),
	agree: about(emptyInput, ({ db, actor, slug }) => agree(db, actor, slug), back('agreed')),
	amend: about(
		({ commitment }) => amendInput(commitment, today()),
		({ db, actor, slug }, input) => amendTarget(db, actor, slug, input),
		backWith('amend'),
	),
	signAmendment: about(
		emptyInput,
		({ db, actor, slug, organisationId }) => signAmendment(db, actor, slug, organisationId),
		backWith('sign'),
	),
	declineAmendment: about(
		reasonInput,
		({ db, actor, slug, organisationId }, { reason }) =>
			declineAmendment(db, actor, slug, { organisationId, reason }),
		back('amendment_declined'),
	),
	takeBackAmendment: about(
		emptyInput,
		({ db, actor, slug }) => takeBackAmendment(db, actor, slug),
		back('amendment_taken_back'),
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
		back('milestone'),
	),
};
