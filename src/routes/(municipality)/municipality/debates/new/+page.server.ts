import { randomUUID } from 'node:crypto';
import { debateInput } from '#lib/dialogue/debates/input.ts';
import { draftDebate } from '#lib/dialogue/debates/making.server.ts';
import { mustMakeDebates } from '#lib/dialogue/debates/readers.server.ts';
import { dialogueFlashes } from '#lib/dialogue/flashes.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => {
	mustMakeDebates(actor);
	return { submission: randomUUID() };
};

export const actions: Actions = {
	default: action(
		debateInput,
		({ db, actor }, input) => draftDebate(db, actor, input),
		(_, to) => ({ to, flash: dialogueFlashes.debateMade() }),
	),
};
