import { municipalityMay } from '#lib/accounts/access.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mayEditOpportunity } from '#lib/opportunities/access.ts';
import { opportunityPage } from '#lib/opportunities/readers.server.ts';
import { jobData } from '#lib/opportunities/structured.ts';
import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { opportunity, serves, standing, noticeOnly } = await opportunityPage(db, actor, params.opportunity);
	return {
		opportunity,
		serves,
		standing,
		noticeOnly,
		mayEdit: mayEditOpportunity(actor, opportunity),
		mayTakeDown: municipalityMay(actor, 'moderate'),
		now: now(),
		url: webAddress(`/opportunities/${opportunity.slug}`),
		structured: standing === 'open' && !noticeOnly ? jobData(opportunity, env().ORIGIN) : null,
	};
};
