import { equalityFlashes } from '#lib/equality/flashes.ts';
import { practicePage } from '#lib/equality/practice/check-readers.server.ts';
import { sharedInput } from '#lib/equality/practice/input.ts';
import { practicePath } from '#lib/equality/practice/practice.ts';
import { shareCheck } from '#lib/equality/practice/practice.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	practicePage(db, actor, params.organisation);

export const actions: Actions = {
	share: action(
		sharedInput,
		({ db, actor, params }, { id }) => shareCheck(db, actor, params.organisation, id, true),
		({ params }) => ({ to: practicePath(params.organisation), flash: equalityFlashes.checkShared() }),
	),
	hide: action(
		sharedInput,
		({ db, actor, params }, { id }) => shareCheck(db, actor, params.organisation, id, false),
		({ params }) => ({ to: practicePath(params.organisation), flash: equalityFlashes.checkHidden() }),
	),
};
