import { followupFlashes } from '#lib/followup/flashes.ts';
import { linkInput } from '#lib/followup/links/input.ts';
import { stepInput } from '#lib/followup/plans/input.ts';
import { actionPath, linkToAction, stepAction, unlinkFromAction } from '#lib/followup/plans/plans.server.ts';
import { actionDesk } from '#lib/followup/plans/readers.server.ts';
import { wordsIn } from '#lib/platform/addresses/address-values.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url, locals: { db, actor } }) =>
	actionDesk(db, actor, [params.plan, params.action], {
		words: wordsIn(url.searchParams.get('q'), 100),
		after: url.searchParams.get('after'),
	});

const at = ({ params }: { params: { plan: string; action: string } }) =>
	actionPath(params.plan, params.action);

export const actions: Actions = {
	step: action(
		stepInput,
		({ db, actor, params }, step) => stepAction(db, actor, [params.plan, params.action], step),
		(asked) => ({ to: at(asked), flash: followupFlashes.stepTaken() }),
	),
	link: action(
		linkInput,
		({ db, actor, params }, { commitment }) =>
			linkToAction(db, actor, [params.plan, params.action], commitment),
		(asked) => ({ to: at(asked), flash: followupFlashes.linked() }),
	),
	unlink: action(
		linkInput,
		({ db, actor, params }, { commitment }) =>
			unlinkFromAction(db, actor, [params.plan, params.action], commitment),
		(asked) => ({ to: at(asked), flash: followupFlashes.unlinked() }),
	),
};
