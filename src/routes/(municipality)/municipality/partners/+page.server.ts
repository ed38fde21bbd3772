import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { partnerPage } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import { editionsOffered, localised } from '#lib/policy/edition.ts';
import type { PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const filter = readPartnerFilter(url.searchParams);
	const after = url.searchParams.get('after');
	const editions = editionsOffered([filter.goal, filter.lacks]);
	const areas = editions
		.flatMap(({ focusAreas }) => focusAreas)
		.map(({ slug, shortName }) => ({ value: slug, label: localised(shortName) }));
	const goals = editions
		.flatMap((edition) => edition.goals)
		.map(({ slug, number, shortName }) => ({ value: slug, label: `${number} ${localised(shortName)}` }));
	return {
		filter,
		areas,
		goals: [
			{ group: m.municipality_area(), options: areas },
			{ group: m.municipality_goal(), options: goals },
		],
		...(await partnerPage(locals.db, locals.actor, filter, { after, limit: pageLength, now: now() })),
	};
};
