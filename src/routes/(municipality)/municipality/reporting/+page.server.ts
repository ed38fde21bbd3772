import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { viewActions } from '#lib/casework/views/view-actions.server.ts';
import { listViews } from '#lib/casework/views/views.server.ts';
import { action } from '#lib/platform/forms/action.server.ts';
import { emptyInput } from '#lib/platform/forms/empty-input.ts';
import { reportingFlashes } from '#lib/reporting/flashes.ts';
import { reportOverview } from '#lib/reporting/overview/overview.server.ts';
import { overviewQuery, readOverviewFilter } from '#lib/reporting/overview/overview.ts';
import { askForReports, letterShown } from '#lib/reporting/reminding/asking.server.ts';
import type { Actions, PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const filter = readOverviewFilter(url.searchParams);
	const after = url.searchParams.get('after');
	const [overview, views] = await Promise.all([
		reportOverview(locals.db, locals.actor, filter, { after, limit: pageLength }),
		listViews(locals.db, locals.actor, 'reporting', url),
	]);
	return { filter, ...overview, ...views, letter: letterShown(overview.window) };
};

const view = viewActions('reporting', (asked) => overviewQuery(readOverviewFilter(asked)));
export const actions: Actions = {
	saveView: view.saveView,
	showView: view.showView,
	removeView: view.removeView,
	ask: action(
		emptyInput,
		({ db, actor, url }) => askForReports(db, actor, readOverviewFilter(url.searchParams)),
		({ url }, count) => ({
			to: `/municipality/reporting${overviewQuery(readOverviewFilter(url.searchParams))}`,
			flash: reportingFlashes.asked({ count }),
		}),
	),
};
