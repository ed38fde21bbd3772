import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { ownCases } from '#lib/accounts/readers.server.ts';
import { viewActions } from '#lib/casework/views/view-actions.server.ts';
import { listViews } from '#lib/casework/views/views.server.ts';
import { asCase } from '#lib/organisations/access.ts';
import { countCases, listCases } from '#lib/organisations/readers.server.ts';
import { casesQuery, readCaseChoice } from '#lib/organisations/application/cases.ts';
import { now } from '#lib/platform/clock.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => {
	signedInMunicipality(locals, url, 'oversee');
	const choice = readCaseChoice(url.searchParams);
	const [{ rows: cases, next, first }, counts, views] = await Promise.all([
		listCases(locals.db, { ...choice, after: url.searchParams.get('after') }),
		countCases(locals.db),
		listViews(locals.db, locals.actor, 'approvals', url),
	]);
	return {
		choice,
		counts,
		cases,
		own: [...(await ownCases(locals.db, locals.actor, cases.map(asCase)))],
		next,
		first,
		now: now(),
		...views,
	};
};

const view = viewActions('approvals', (asked) => casesQuery(readCaseChoice(asked)));
export const actions: Actions = {
	saveView: view.saveView,
	showView: view.showView,
	removeView: view.removeView,
};
