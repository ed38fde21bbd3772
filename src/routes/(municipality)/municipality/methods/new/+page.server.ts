import { randomUUID } from 'node:crypto';
import { keepingPerson } from '#lib/guide/methods/access.ts';
import { addMethod } from '#lib/guide/methods/deciding.server.ts';
import { methodFlashes } from '#lib/guide/methods/flashes.ts';
import { methodInput } from '#lib/guide/methods/input.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => {
	keepingPerson(actor);
	return { submission: randomUUID() };
};

export const actions: Actions = {
	default: action(
		methodInput,
		({ db, actor }, input) => addMethod(db, actor, input),
		(_, to) => ({ to, flash: methodFlashes.added() }),
	),
};
