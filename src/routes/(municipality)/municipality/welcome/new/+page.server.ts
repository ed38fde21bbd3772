import { randomUUID } from 'node:crypto';
import { writingPerson } from '#lib/guide/welcome/access.ts';
import { makeStep } from '#lib/guide/welcome/desk/writing.server.ts';
import { welcomeFlashes } from '#lib/guide/welcome/flashes.ts';
import { newStepInput } from '#lib/guide/welcome/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => {
	writingPerson(actor);
	return { submission: randomUUID() };
};

export const actions: Actions = {
	default: action(
		newStepInput,
		({ db, actor }, input) => makeStep(db, actor, input),
		(_, to) => ({ to, flash: welcomeFlashes.made() }),
	),
};
