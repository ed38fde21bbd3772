import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
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
	const overview = await reportOverview(locals.db, locals.actor, filter, { after, limit: pageLength });
	return { filter, ...overview, letter: letterShown(overview.window) };
};

export const actions: Actions = {
	ask: action(
		emptyInput,
		({ db, actor, url }) => askForReports(db, actor, readOverviewFilter(url.searchParams)),
		({ url }, count) => ({
			to: `/municipality/reporting${overviewQuery(readOverviewFilter(url.searchParams))}`,
			flash: reportingFlashes.asked({ count }),
		}),
	),
};
