import { networksDesk } from '#lib/networks/circles/circle.ts';
import { networkFlashes } from '#lib/networks/flashes.ts';
import { networkInput } from '#lib/networks/joining/input.ts';
import { changeNetwork } from '#lib/networks/joining/making.server.ts';
import { networkDeskPage } from '#lib/networks/joining/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { editedIn } from '#lib/platform/forms/forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { db, actor } }) =>
	networkDeskPage(db, actor, params.network);

export const actions: Actions = {
	change: action(
		networkInput,
		({ db, actor, params, form }, input) => changeNetwork(db, actor, params.network, input, editedIn(form)),
		({ params }) => ({ to: `${networksDesk}/${params.network}`, flash: networkFlashes.saved() }),
	),
};
