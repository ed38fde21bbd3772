import { randomUUID } from 'node:crypto';
import { equalityFlashes } from '#lib/equality/flashes.ts';
import { addHelper } from '#lib/equality/help/helpers.server.ts';
import { helperInput } from '#lib/equality/help/input.ts';
import { newHelperPage } from '#lib/equality/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { actor } }) => ({
	...newHelperPage(actor),
	submission: randomUUID(),
});

export const actions: Actions = {
	default: action(
		helperInput,
		({ db, actor }, input) => addHelper(db, actor, input),
		(_, to) => ({ to, flash: equalityFlashes.helperAdded() }),
	),
};
