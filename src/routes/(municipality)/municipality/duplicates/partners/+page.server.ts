import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { doublesPage } from '#lib/organisations/doubles/double-readers.server.ts';
import { lookAgain, sayDifferent } from '#lib/organisations/doubles/doubles.server.ts';
import { pairInput } from '#lib/organisations/doubles/input.ts';
import { organisationFlashes } from '#lib/organisations/flashes.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const here = '/municipality/duplicates/partners';

export const load: PageServerLoad = ({ url, locals }) => {
	signedInMunicipality(locals, url, 'oversee');
	return doublesPage(locals.db, locals.actor, url.searchParams.get('after'));
};

export const actions: Actions = {
	different: action(
		pairInput,
		({ db, actor }, pair) => sayDifferent(db, actor, pair),
		() => ({ to: here, flash: organisationFlashes.saidDifferent() }),
	),
	again: action(
		pairInput,
		({ db, actor }, pair) => lookAgain(db, actor, pair),
		() => ({ to: here, flash: organisationFlashes.lookedAtAgain() }),
	),
};
