import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { dormantPath, dormantQuery, readDormantFilter } from '#lib/casework/dormant/dormant-filter.ts';
import {
	closeDormant,
	dormantPage,
	remindDormant,
	undoClosing,
} from '#lib/casework/dormant/dormant.server.ts';
import { closeInput, remindInput, undoInput } from '#lib/casework/dormant/input.ts';
import { caseworkFlashes } from '#lib/casework/flashes.ts';
import { viewActions } from '#lib/casework/views/view-actions.server.ts';
import { listViews } from '#lib/casework/views/views.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const filter = readDormantFilter(url.searchParams);
	const after = url.searchParams.get('after');
	const [page, views] = await Promise.all([
		dormantPage(locals.db, locals.actor, filter, { after, limit: pageLength }),
		listViews(locals.db, locals.actor, 'dormant', url),
	]);
	return { filter, ...page, ...views };
};

const here = (url: URL): string => dormantPath(readDormantFilter(url.searchParams));

const view = viewActions('dormant', (asked) => dormantQuery(readDormantFilter(asked)));
export const actions: Actions = {
	saveView: view.saveView,
	showView: view.showView,
	removeView: view.removeView,
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
