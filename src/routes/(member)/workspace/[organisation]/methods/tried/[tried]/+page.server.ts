import { methodFlashes } from '#lib/guide/methods/flashes.ts';
import { reportInput } from '#lib/guide/methods/input.ts';
import { ownMethods } from '#lib/guide/methods/method.ts';
import { mendReport } from '#lib/guide/methods/proposing.server.ts';
import { ownReport } from '#lib/guide/methods/readers.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	ownReport(db, actor, params.organisation, idIn(params.tried));

export const actions: Actions = {
	default: action(
		reportInput,
		({ db, actor, params, form }, input) =>
			mendReport(db, actor, params.organisation, idIn(params.tried), input, editedIn(form)),
		({ params }) => ({ to: ownMethods(params.organisation), flash: methodFlashes.reportSent() }),
	),
};
