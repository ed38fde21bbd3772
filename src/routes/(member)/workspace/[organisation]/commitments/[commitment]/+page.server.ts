import { redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import * as verbs from '#lib/commitments/commitments.server.ts';
import { readDayCursor } from '#lib/commitments/contribution.ts';
import { amendInput, emptyInput, reasonInput } from '#lib/commitments/input.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { historyOf, ownCommitment } from '#lib/commitments/workspace.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { submit } from '#lib/platform/forms.server.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, actor } }) => {
	const { commitment, may } = await ownCommitment(db, actor, params.organisation, params.commitment);
	const history = await historyOf(db, commitment.id, 20, readDayCursor(url.searchParams.get('after')));
	return { commitment, may, history, today: today(), said: url.searchParams.get('said') };
};

type Event = RequestEvent<RouteParams>;

/** Looks that the promise belongs to this workspace, acts, and comes back. */
async function doing(
	event: Event,
	act: (slug: string) => Promise<void>,
	said: string,
	to = '',
): Promise<never> {
	const { params, locals } = event;
	const { commitment } = await ownCommitment(locals.db, locals.actor, params.organisation, params.commitment);
	await act(commitment.slug);
	redirect(303, href(`/workspace/${params.organisation}/commitments/${params.commitment}${to}?said=${said}`));
}

const milestoneInput = v.object({
	milestone: v.pipe(v.string(), v.transform(Number)),
	reached: v.picklist(['yes', 'no']),
});

export const actions: Actions = {
	takeBack: async (event) =>
		submit(await event.request.formData(), emptyInput, () =>
			doing(event, (slug) => verbs.takeBack(event.locals.db, event.locals.actor, slug), 'draft', '/edit'),
		),
	withdraw: async (event) =>
		submit(await event.request.formData(), reasonInput, ({ reason }) =>
			doing(event, (slug) => verbs.withdraw(event.locals.db, event.locals.actor, slug, reason), 'withdrawn'),
		),
	amend: async (event) => {
		const { params, locals, request } = event;
		const { commitment } = await ownCommitment(
			locals.db,
			locals.actor,
			params.organisation,
			params.commitment,
		);
		return submit(await request.formData(), amendInput(commitment.lowerIsBetter), (input) =>
			doing(event, (slug) => verbs.amendTarget(locals.db, locals.actor, slug, input), 'amended'),
		);
	},
	milestone: async (event) =>
		submit(await event.request.formData(), milestoneInput, ({ milestone, reached }) =>
			doing(
				event,
				(slug) =>
					verbs.markMilestone(event.locals.db, event.locals.actor, slug, {
						id: milestone,
						reached: reached === 'yes',
					}),
				'milestone',
			),
		),
};
