import { followupFlashes } from '#lib/followup/flashes.ts';
import { wheelTaskInput } from '#lib/followup/wheel/input.ts';
import { taskOnDesk } from '#lib/followup/wheel/readers.server.ts';
import { changeTask, removeTask } from '#lib/followup/wheel/wheel.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	taskOnDesk(db, actor, idIn(params.task));

export const actions: Actions = {
	save: action(
		wheelTaskInput,
		({ db, actor, params, form }, input) =>
			changeTask(db, actor, found(idIn(params.task)), input, editedIn(form)),
		(_, to) => ({ to, flash: followupFlashes.wheelSaved() }),
	),
	remove: action(
		emptyInput,
		({ db, actor, params }) => removeTask(db, actor, found(idIn(params.task))),
		(_, to) => ({ to, flash: followupFlashes.wheelRemoved() }),
	),
};
