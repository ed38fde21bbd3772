import { equalityDesk } from '#lib/equality/experience.ts';
import { equalityFlashes } from '#lib/equality/flashes.ts';
import { retireHelper, saveHelper } from '#lib/equality/help/helpers.server.ts';
import { helperInput } from '#lib/equality/help/input.ts';
import { helperDeskPage } from '#lib/equality/readers.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

const idOf = ({ helper }: { helper: string }): number => found(idIn(helper));

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	helperDeskPage(db, actor, idOf(params));

export const actions: Actions = {
	save: action(
		helperInput,
		({ db, actor, params, form }, input) => saveHelper(db, actor, idOf(params), input, editedIn(form)),
		() => ({ to: equalityDesk, flash: equalityFlashes.helperSaved() }),
	),
	retire: action(
		emptyInput,
		({ db, actor, params }) => retireHelper(db, actor, idOf(params), true),
		() => ({ to: equalityDesk, flash: equalityFlashes.helperRetired() }),
	),
	again: action(
		emptyInput,
		({ db, actor, params }) => retireHelper(db, actor, idOf(params), false),
		() => ({ to: equalityDesk, flash: equalityFlashes.helperBack() }),
	),
};
