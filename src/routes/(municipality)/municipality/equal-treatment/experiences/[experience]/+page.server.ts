import { randomUUID } from 'node:crypto';
import { equalityFlashes } from '#lib/equality/flashes.ts';
import { answerInput } from '#lib/equality/reading/input.ts';
import { answerExperience, readExperience } from '#lib/equality/reading/reading.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const idOf = ({ experience }: { experience: string }): number => found(idIn(experience));

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => ({
	experience: await readExperience(db, actor, idOf(params)),
	submission: randomUUID(),
});

export const actions: Actions = {
	answer: action(
		answerInput,
		({ db, actor, params }, input) => answerExperience(db, actor, idOf(params), input),
		(_, to) => ({ to, flash: equalityFlashes.answered() }),
	),
};
