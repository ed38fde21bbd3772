import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { pledgeFlashes } from '#lib/pledge/flashes.ts';
import { askToSignAgain } from '#lib/pledge/versions/asking.server.ts';
import { beginDraft } from '#lib/pledge/versions/drafting.server.ts';
import { beginInput, nothingInput } from '#lib/pledge/versions/input.ts';
import { charterPage } from '#lib/pledge/versions/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const pageLength = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const after = url.searchParams.get('after');
	const page = await charterPage(locals.db, locals.actor, { after, limit: pageLength });
	return { ...page, submission: crypto.randomUUID() };
};

export const actions: Actions = {
	begin: action(
		beginInput,
		({ db, actor }, input) => beginDraft(db, actor, input),
		() => ({ to: '/municipality/charter/draft', flash: pledgeFlashes.draftBegun() }),
	),
	ask: action(
		nothingInput,
		({ db, actor }) => askToSignAgain(db, actor),
		(_asked, count) => ({ to: '/municipality/charter', flash: pledgeFlashes.askedAgain({ count }) }),
	),
};
