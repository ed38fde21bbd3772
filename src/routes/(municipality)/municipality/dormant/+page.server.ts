import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { dormantPath, readDormantFilter } from '#lib/casework/dormant/dormant-filter.ts';
import {
	closeDormant,
	dormantPage,
	remindDormant,
	undoClosing,
} from '#lib/casework/dormant/dormant.server.ts';
import { closeInput, remindInput, undoInput } from '#lib/casework/dormant/input.ts';
import { caseworkFlashes } from '#lib/casework/flashes.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const filter = readDormantFilter(url.searchParams);
	const after = url.searchParams.get('after');
	return { filter, ...(await dormantPage(locals.db, locals.actor, filter, { after, limit: pageLength })) };
};

const here = (url: URL): string => dormantPath(readDormantFilter(url.searchParams));

export const actions: Actions = {
	remind: action(
		remindInput,
		({ db, actor }, input) => remindDormant(db, actor, input),
		({ url }, count) => ({ to: here(url), flash: caseworkFlashes.dormantReminded({ count }) }),
	),
	close: action(
		closeInput,
		({ db, actor }, input) => closeDormant(db, actor, input),
		() => ({ to: dormantPath({ about: 'closing' }), flash: caseworkFlashes.dormantClosing() }),
	),
	undo: action(
		undoInput,
		({ db, actor }, input) => undoClosing(db, actor, input),
		({ url }) => ({ to: here(url), flash: caseworkFlashes.dormantUndone() }),
	),
};
