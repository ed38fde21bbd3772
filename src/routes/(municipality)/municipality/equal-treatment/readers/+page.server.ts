import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { equalityDesk } from '#lib/equality/experience.ts';
import { equalityFlashes } from '#lib/equality/flashes.ts';
import { appointReader, endReader } from '#lib/equality/reading/appointing.server.ts';
import { appointInput, endInput } from '#lib/equality/reading/input.ts';
import { readersPage } from '#lib/equality/readers.server.ts';
import { actionBehind } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => {
	signedInMunicipality(locals, url, 'administer');
	return readersPage(locals.db, locals.actor, url.searchParams.get('after'));
};

const administering = actionBehind(({ event: { locals }, url }) =>
	signedInMunicipality(locals, url, 'administer'),
);
const here = `${equalityDesk}/readers`;

export const actions: Actions = {
	appoint: administering(
		appointInput,
		({ db, actor }, input) => appointReader(db, actor, input),
		() => ({ to: here, flash: equalityFlashes.appointed() }),
	),
	end: administering(
		endInput,
		({ db, actor }, { id }) => endReader(db, actor, id),
		() => ({ to: here, flash: equalityFlashes.ended() }),
	),
};
