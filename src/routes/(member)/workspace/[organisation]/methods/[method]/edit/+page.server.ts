import { methodFlashes } from '#lib/guide/methods/flashes.ts';
import { methodInput } from '#lib/guide/methods/input.ts';
import { ownMethods } from '#lib/guide/methods/method.ts';
import { mendMethod } from '#lib/guide/methods/proposing.server.ts';
import { ownMethod } from '#lib/guide/methods/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	ownMethod(db, actor, params.organisation, params.method);

export const actions: Actions = {
	default: action(
		methodInput,
		({ db, actor, params, form }, input) =>
			mendMethod(db, actor, params.organisation, params.method, input, editedIn(form)),
		({ params }) => ({ to: ownMethods(params.organisation), flash: methodFlashes.sent() }),
	),
};
