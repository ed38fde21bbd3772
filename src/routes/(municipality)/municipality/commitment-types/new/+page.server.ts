import { randomUUID } from 'node:crypto';
import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { commitmentFlashes } from '#lib/commitments/flashes.ts';
import { addType } from '#lib/commitments/types/deciding.server.ts';
import { typeInput } from '#lib/commitments/types/input.ts';
import { actionBehind } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	signedInMunicipality(locals, url, 'administer');
	return { submission: randomUUID() };
};

export const actions: Actions = {
	add: actionBehind(({ event: { locals }, url }) => signedInMunicipality(locals, url, 'administer'))(
		typeInput,
		({ db, actor }, input) => addType(db, actor, input),
		() => ({ to: '/municipality/commitment-types', flash: commitmentFlashes.typeAdded() }),
	),
};
