import { followupFlashes } from '#lib/followup/flashes.ts';
import { introInput } from '#lib/followup/plans/input.ts';
import { changeIntro, planPath, publishPlan } from '#lib/followup/plans/plans.server.ts';
import { planDesk } from '#lib/followup/plans/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) => planDesk(db, actor, params.plan);

export const actions: Actions = {
	intro: action(
		introInput,
		({ db, actor, params, form }, input) => changeIntro(db, actor, params.plan, input, editedIn(form)),
		({ params }) => ({ to: planPath(params.plan), flash: followupFlashes.planSaved() }),
	),
	publish: action(
		emptyInput,
		({ db, actor, params }) => publishPlan(db, actor, params.plan),
		({ params }) => ({ to: planPath(params.plan), flash: followupFlashes.planPublished() }),
	),
};
