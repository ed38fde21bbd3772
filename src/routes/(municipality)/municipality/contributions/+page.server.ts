import { viewActions } from '#lib/casework/views/view-actions.server.ts';
import { listViews } from '#lib/casework/views/views.server.ts';
import { cityDesk } from '#lib/contributions/desk.server.ts';
import { contributionFlashes } from '#lib/contributions/flashes.ts';
import { undoInput, verifyInput, verifyManyInput } from '#lib/contributions/input.ts';
import { readWorklist, worklistQuery } from '#lib/contributions/contribution.ts';
import { undoVerified, verifyMany } from '#lib/contributions/ladder/many.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import type { Actions, PageServerLoad } from './$types';

const shown = (url: URL) => readWorklist(url.searchParams);

export const load: PageServerLoad = async ({ url, locals: { db, actor } }) => {
	const show = shown(url);
	const [desk, views] = await Promise.all([
		cityDesk(db, actor, show, {
			after: url.searchParams.get('after'),
			objections: url.searchParams.get('objections'),
		}),
		listViews(db, actor, 'contributions', url),
	]);
	return { ...desk, show, ...views };
};

const view = viewActions('contributions', (asked) => worklistQuery(readWorklist(asked)));
export const actions: Actions = {
	saveView: view.saveView,
	showView: view.showView,
	removeView: view.removeView,
	verify: action(
		verifyInput,
		({ db, actor }, input) => verify(db, actor, input),
		({ url }) => ({
			to: `/municipality/contributions?show=${shown(url)}`,
			flash: contributionFlashes.confirmed(),
		}),
	),
	verifyMany: action(
		verifyManyInput,
		({ db, actor }, input) => verifyMany(db, actor, input),
		({ url }, ids) => ({
			to: `/municipality/contributions?show=${shown(url)}`,
			flash: ids.length
				? contributionFlashes.verified({ ids: ids.join('-') })
				: contributionFlashes.confirmed(),
		}),
	),
	undo: action(
		undoInput,
		({ db, actor }, input) => undoVerified(db, actor, input),
		({ url }) => ({
			to: `/municipality/contributions?show=${shown(url)}`,
			flash: contributionFlashes.undone(),
		}),
	),
};
