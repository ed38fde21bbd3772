import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { viewActions } from '#lib/casework/views/view-actions.server.ts';
import { listViews } from '#lib/casework/views/views.server.ts';
import { deadlineQuery, readDeadlineFilter } from '#lib/municipality/deadlines/deadline-filter.ts';
import { deadlinePage } from '#lib/municipality/deadlines/deadlines.server.ts';
import type { Actions, PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const filter = readDeadlineFilter(url.searchParams);
	const after = url.searchParams.get('after');
	const [page, views] = await Promise.all([
		deadlinePage(locals.db, locals.actor, filter, { after, limit: pageLength }),
		listViews(locals.db, locals.actor, 'deadlines', url),
	]);
	return { filter, ...page, ...views };
};

const view = viewActions('deadlines', (asked) => deadlineQuery(readDeadlineFilter(asked)));
export const actions: Actions = {
	saveView: view.saveView,
	showView: view.showView,
	removeView: view.removeView,
};
