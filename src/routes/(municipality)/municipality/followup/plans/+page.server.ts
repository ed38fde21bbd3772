import { randomUUID } from 'node:crypto';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { readActionFilter } from '#lib/followup/plans/filter.ts';
import { planInput } from '#lib/followup/plans/input.ts';
import { createPlan } from '#lib/followup/plans/plans.server.ts';
import { plansDeskPage } from '#lib/followup/plans/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => ({
	...(await plansDeskPage(db, actor, readActionFilter(url.searchParams), url.searchParams.get('after'))),
	submission: randomUUID(),
});

export const actions: Actions = {
	create: action(
		planInput,
		({ db, actor }, input) => createPlan(db, actor, input),
		(_, to) => ({ to, flash: followupFlashes.planSaved() }),
	),
};
