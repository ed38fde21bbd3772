import { indicatorForm } from '#lib/followup/barometer/desk-readers.server.ts';
import { changeIndicator } from '#lib/followup/barometer/indicators.server.ts';
import { indicatorInput } from '#lib/followup/barometer/input.ts';
import { followupFlashes } from '#lib/followup/flashes.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	indicatorForm(db, actor, params.indicator);

export const actions: Actions = {
	default: action(
		indicatorInput,
		({ db, actor, params, form }, input) =>
			changeIndicator(db, actor, params.indicator, input, editedIn(form)),
		(_, to) => ({ to, flash: followupFlashes.indicatorSaved() }),
	),
};
