import * as deciding from '#lib/guide/methods/deciding.server.ts';
import { methodFlashes } from '#lib/guide/methods/flashes.ts';
import { declineInput } from '#lib/guide/methods/input.ts';
import { deskListPath } from '#lib/guide/methods/list.ts';
import { reportDeskPage } from '#lib/guide/methods/readers.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	reportDeskPage(db, actor, idIn(params.tried));

export const actions: Actions = {
	show: action(
		emptyInput,
		({ db, actor, params }) => deciding.showReport(db, actor, idIn(params.tried)),
		() => ({ to: deskListPath('reports'), flash: methodFlashes.shown() }),
	),
	decline: action(
		declineInput,
		({ db, actor, params }, input) => deciding.declineReport(db, actor, idIn(params.tried), input),
		() => ({ to: deskListPath('reports'), flash: methodFlashes.declined() }),
	),
};
