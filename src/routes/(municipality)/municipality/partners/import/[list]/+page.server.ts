import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { organisationFlashes } from '#lib/organisations/flashes.ts';
import { listDesk, outcomeIn } from '#lib/organisations/import/list-readers.server.ts';
import { confirmList, dropList } from '#lib/organisations/import/staging.server.ts';
import { idIn } from '#lib/platform/addresses/address-values.ts';
import { found } from '#lib/platform/errors.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

const pageLength = 50;
const desk = '/municipality/partners/import';

const listOf = ({ list }: RouteParams): number => found(idIn(list));

export const load: PageServerLoad = async ({ params, locals, url }) => {
	signedInMunicipality(locals, url, 'audit');
	const outcome = outcomeIn(url.searchParams.get('outcome'));
	const after = url.searchParams.get('after');
	const id = listOf(params);
	return {
		outcome,
		...(await listDesk(locals.db, locals.actor, { id, outcome, after, limit: pageLength })),
	};
};

export const actions: Actions = {
	confirm: action(
		emptyInput,
		({ db, actor, params }) => confirmList(db, actor, listOf(params)),
		({ params }) => ({ to: `${desk}/${params.list}`, flash: organisationFlashes.listTaken() }),
	),
	drop: action(
		emptyInput,
		({ db, actor, params }) => dropList(db, actor, listOf(params)),
		() => ({ to: desk, flash: organisationFlashes.listDropped() }),
	),
};
