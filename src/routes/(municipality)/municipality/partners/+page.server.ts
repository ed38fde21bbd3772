import { signedInMunicipality } from '#lib/accounts/signing-in/signed-in.ts';
import { partnerPage } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { now } from '#lib/platform/clock.ts';
import { editionsOffered, localised } from '#lib/policy/edition.ts';
import type { PageServerLoad } from './$types';

const pageLength = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	signedInMunicipality(locals, url, 'oversee');
	const filter = readPartnerFilter(url.searchParams);
	const after = url.searchParams.get('after');
	return {
		filter,
		goals: editionsOffered([filter.goal])
			.flatMap(({ goals }) => goals)
			.map(({ slug, number, shortName }) => ({ value: slug, label: `${number} ${localised(shortName)}` })),
		...(await partnerPage(locals.db, locals.actor, filter, { after, limit: pageLength, now: now() })),
	};
};
