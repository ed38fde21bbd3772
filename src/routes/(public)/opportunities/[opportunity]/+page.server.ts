import { copenhagenDate } from '#lib/i18n/dates.ts';
import { webAddress } from '#lib/i18n/web-address.server.ts';
import { mayEditOpportunity } from '#lib/opportunities/access.ts';
import { opportunityStanding } from '#lib/opportunities/opportunity.ts';
import { opportunityPage } from '#lib/opportunities/readers.server.ts';
import { jobData } from '#lib/opportunities/structured.ts';
import { now } from '#lib/platform/clock.ts';
import { env } from '#lib/platform/env.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const { opportunity, serves } = await opportunityPage(db, actor, params.opportunity);
	const standing = opportunityStanding(opportunity, copenhagenDate(now()));
	return {
		opportunity,
		serves,
		standing,
		mayEdit: mayEditOpportunity(actor, opportunity),
		now: now(),
		url: webAddress(`/opportunities/${opportunity.slug}`),
		structured: standing === 'open' ? jobData(opportunity, env().ORIGIN) : null,
	};
};
