import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
	addMilestone,
	editMilestone,
	mostMilestones,
	removeMilestone,
} from '#lib/commitments/milestones/milestones.server.ts';
import { milestoneEditInput, milestoneIdInput, milestoneInput } from '#lib/commitments/life-input.ts';
import { promiseOnDesk } from '#lib/commitments/commitment-page.server.ts';
import { today, milestonesOf } from '#lib/commitments/readers.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { notFound } from '#lib/platform/errors.ts';
import { formOf } from '#lib/platform/form-body.server.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

type Event = RequestEvent<RouteParams>;

/** The promise, when this workspace may keep its steps. @throws 404 */
async function kept({ params, locals: { db, actor } }: Pick<Event, 'params' | 'locals'>) {
	const { commitment, may } = await promiseOnDesk(db, actor, params.organisation, params.commitment);
	return may.keep ? commitment : notFound();
}

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const commitment = await kept({ params, locals });
	return {
		commitment,
		milestones: await milestonesOf(locals.db, commitment.id),
		most: mostMilestones,
		today: today(),
		said: url.searchParams.get('said'),
	};
};

const back = ({ params }: Event, said: string): never =>
	redirect(
		303,
		href(`/workspace/${params.organisation}/commitments/${params.commitment}/milestones?said=${said}`),
	);

export const actions: Actions = {
	add: async (event) =>
		submit(await formOf(event.request), milestoneInput, async (input) => {
			const { slug } = await kept(event);
			await addMilestone(event.locals.db, event.locals.actor, slug, input);
			back(event, 'added');
		}),
	edit: async (event) =>
		submit(await formOf(event.request), milestoneEditInput, async ({ milestone: id, ...input }) => {
			const { slug } = await kept(event);
			await editMilestone(event.locals.db, event.locals.actor, slug, { id, ...input });
			back(event, 'saved');
		}),
	remove: async (event) =>
		submit(await formOf(event.request), milestoneIdInput, async ({ milestone }) => {
			const { slug } = await kept(event);
			await removeMilestone(event.locals.db, event.locals.actor, slug, milestone);
			back(event, 'removed');
		}),
};
