import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { viewActions } from '#lib/casework/views/view-actions.server.ts';
import { listViews } from '#lib/casework/views/views.server.ts';
import { readWorklistFilter, worklistQuery } from '#lib/municipality/worklist/worklist.ts';
import { worklist } from '#lib/municipality/worklist/worklist.server.ts';
import type { Actions, PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const filter = readWorklistFilter(url.searchParams);
	const after = url.searchParams.get('after');
	const [list, views] = await Promise.all([
		worklist(locals.db, locals.actor, filter, { after, limit: pageLength }),
		listViews(locals.db, locals.actor, 'worklist', url),
	]);
	return { filter, ...list, ...views };
};

const view = viewActions('worklist', (asked) => worklistQuery(readWorklistFilter(asked)));
export const actions: Actions = {
	saveView: view.saveView,
	showView: view.showView,
	removeView: view.removeView,
};
