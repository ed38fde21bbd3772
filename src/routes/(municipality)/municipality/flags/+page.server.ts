import { viewActions } from '#lib/casework/views/view-actions.server.ts';
import { listViews } from '#lib/casework/views/views.server.ts';
import { flagsPath, flagsQuery, readFlagFilter } from '#lib/moderation/flags/flag.ts';
import { closeFlag, reopenFlag } from '#lib/moderation/flags/flags.server.ts';
import { moderationFlashes } from '#lib/moderation/flashes.ts';
import { closeFlagInput, reopenFlagInput } from '#lib/moderation/input.ts';
import { flagsOfTheCity } from '#lib/moderation/readers.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => {
	const filter = readFlagFilter(url.searchParams);
	const [flags, views] = await Promise.all([
		flagsOfTheCity(db, actor, filter, url.searchParams.get('after')),
		listViews(db, actor, 'flags', url),
	]);
	return { filter, ...flags, ...views };
};

const view = viewActions('flags', (asked) => flagsQuery(readFlagFilter(asked)));
export const actions: Actions = {
	saveView: view.saveView,
	showView: view.showView,
	removeView: view.removeView,
	close: action(
		closeFlagInput,
		({ db, actor }, input) => closeFlag(db, actor, input),
		() => ({ to: '/municipality/flags', flash: moderationFlashes.flagClosed() }),
	),
	reopen: action(
		reopenFlagInput,
		({ db, actor }, input) => reopenFlag(db, actor, input),
		() => ({ to: flagsPath({ state: 'closed' }), flash: moderationFlashes.flagReopened() }),
	),
};
