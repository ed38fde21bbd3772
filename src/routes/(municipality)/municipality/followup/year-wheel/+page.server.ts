import { randomUUID } from 'node:crypto';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { wheelStepInput, wheelTaskInput } from '#lib/followup/wheel/input.ts';
import { wheelOnDesk } from '#lib/followup/wheel/readers.server.ts';
import { finishTask, planTask } from '#lib/followup/wheel/wheel.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => ({
	...(await wheelOnDesk(db, actor, url.searchParams.get('year'))),
	submission: randomUUID(),
});

export const actions: Actions = {
	plan: action(
		wheelTaskInput,
		({ db, actor }, input) => planTask(db, actor, input),
		(_, to) => ({ to, flash: followupFlashes.wheelPlanned() }),
	),
	done: action(
		wheelStepInput,
		({ db, actor }, { task }) => finishTask(db, actor, task, true),
		(_, to) => ({ to, flash: followupFlashes.wheelDone() }),
	),
	reopen: action(
		wheelStepInput,
		({ db, actor }, { task }) => finishTask(db, actor, task, false),
		(_, to) => ({ to, flash: followupFlashes.wheelReopened() }),
	),
};
