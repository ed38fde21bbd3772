import * as deciding from '#lib/guide/methods/deciding.server.ts';
import { methodFlashes } from '#lib/guide/methods/flashes.ts';
import { declineInput, methodInput } from '#lib/guide/methods/input.ts';
import { methodDesk, methodsDesk } from '#lib/guide/methods/method.ts';
import { methodDeskPage } from '#lib/guide/methods/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	methodDeskPage(db, actor, params.method);

export const actions: Actions = {
	save: action(
		methodInput,
		({ db, actor, params, form }, input) =>
			deciding.saveMethod(db, actor, params.method, input, editedIn(form)),
		({ params }) => ({ to: methodDesk(params.method), flash: methodFlashes.saved() }),
	),
	show: action(
		methodInput,
		({ db, actor, params, form }, input) =>
			deciding.showMethod(db, actor, params.method, input, editedIn(form)),
		({ params }) => ({ to: methodDesk(params.method), flash: methodFlashes.shown() }),
	),
	decline: action(
		declineInput,
		({ db, actor, params }, input) => deciding.declineMethod(db, actor, params.method, input),
		() => ({ to: methodsDesk, flash: methodFlashes.declined() }),
	),
};
