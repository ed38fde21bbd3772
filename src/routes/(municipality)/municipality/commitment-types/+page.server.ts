import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { offerAgain, retireType } from '#lib/commitments/types/deciding.server.ts';
import { typeKeyInput } from '#lib/commitments/types/input.ts';
import { typesPage } from '#lib/commitments/types/readers.server.ts';
import { actionBehind } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const here = '/municipality/commitment-types';

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	return typesPage(locals.db, locals.actor);
};

const administering = actionBehind(({ event: { locals }, url }) =>
	signedInMunicipality(locals, url, 'administer'),
);

export const actions: Actions = {
	retire: administering(
		typeKeyInput,
		({ db, actor }, input) => retireType(db, actor, input),
		() => ({ to: here, flash: commitmentFlashes.typeRetired() }),
	),
	again: administering(
		typeKeyInput,
		({ db, actor }, input) => offerAgain(db, actor, input),
		() => ({ to: here, flash: commitmentFlashes.typeAgain() }),
	),
};
