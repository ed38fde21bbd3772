import {
	addMilestone,
	editMilestone,
	mostMilestones,
	removeMilestone,
} from '#lib/commitments/milestones/milestones.server.ts';
import { milestoneEditInput, milestoneIdInput, milestoneInput } from '#lib/commitments/life-input.ts';
import { commitmentOnDesk } from '#lib/commitments/commitment-page.server.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { today, milestonesOf } from '#lib/commitments/readers.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { actionBehind, type Asked } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Flash } from '#lib/platform/flash.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

/** The commitment, when this workspace may keep its steps. @throws 404 */
async function kept({ db, actor, params }: Pick<Asked<RouteParams>, 'db' | 'actor' | 'params'>) {
	const { commitment, may } = await commitmentOnDesk(db, actor, params.organisation, params.commitment);
	return may.keep ? commitment : notFound();
}

export const load: PageServerLoad = async ({ params, locals }) => {
	const commitment = await kept({ db: locals.db, actor: locals.actor, params });
	return {
		commitment,
		milestones: await milestonesOf(locals.db, commitment.id),
		most: mostMilestones,
		today: today(),
	};
};

const about = actionBehind(async (asked: Asked<RouteParams>) => ({ slug: (await kept(asked)).slug }));
const back =
	(flash: Flash) =>
	({ params }: { params: RouteParams }) => ({
		to: `/workspace/${params.organisation}/commitments/${params.commitment}/milestones`,
		flash,
	});

export const actions: Actions = {
	add: about(
		milestoneInput,
		({ db, actor, slug }, input) => addMilestone(db, actor, slug, input),
		back(commitmentFlashes.milestoneAdded()),
	),
	edit: about(
		milestoneEditInput,
		({ db, actor, slug, form }, { milestone: id, ...input }) =>
			editMilestone(db, actor, slug, { id, ...input }, editedIn(form)),
		back(commitmentFlashes.milestoneSaved()),
	),
	remove: about(
		milestoneIdInput,
		({ db, actor, slug }, { milestone }) => removeMilestone(db, actor, slug, milestone),
		back(commitmentFlashes.milestoneRemoved()),
	),
};
