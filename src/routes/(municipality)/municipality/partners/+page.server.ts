import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { mayWriteToPartners } from '#lib/casework/access.ts';
import { viewActions } from '#lib/casework/views/view-actions.server.ts';
import { listViews } from '#lib/casework/views/views.server.ts';
import { partnerChoices, partnerPage } from '#lib/municipality/overview.server.ts';
import { partnerQuery, readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { mayImport, mayReadImports } from '#lib/organisations/access.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { editionsOffered, localised } from '#lib/policy/edition.ts';
import type { Actions, PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const { db, actor } = locals;
	const filter = readPartnerFilter(url.searchParams);
	const after = url.searchParams.get('after');
	const editions = editionsOffered([filter.goal, filter.lacks]);
	const areas = editions
		.flatMap(({ focusAreas }) => focusAreas)
		.map(({ slug, shortName }) => ({ value: slug, label: localised(shortName) }));
	const goals = editions
		.flatMap((edition) => edition.goals)
		.map(({ slug, number, shortName }) => ({ value: slug, label: `${number} ${localised(shortName)}` }));
	const [page, counts, views] = await Promise.all([
		partnerPage(db, actor, filter, { after, limit: pageLength, now: now() }),
		partnerChoices(
			db,
			actor,
			filter,
			[...areas, ...goals].map(({ value }) => value),
		),
		listViews(db, actor, 'partners', url),
	]);
	return {
		filter,
		areas,
		goals: [
			{ group: m.municipality_area(), options: areas },
			{ group: m.municipality_goal(), options: goals },
		],
		...page,
		counts,
		...views,
		mayWrite: mayWriteToPartners(actor),
		mayImport: mayImport(actor),
		mayReadImports: mayReadImports(actor),
	};
};

const view = viewActions('partners', (asked) => partnerQuery(readPartnerFilter(asked)));
export const actions: Actions = {
	saveView: view.saveView,
	showView: view.showView,
	removeView: view.removeView,
};
