import { copenhagenDate } from '#lib/i18n/dates.ts';
import { opportunityStanding } from '#lib/opportunities/opportunity.ts';
import { ownOpportunities } from '#lib/opportunities/readers.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, actor } }) => {
	const organisation = await organisationFor(db, actor, params.organisation, 'read');
	const today = copenhagenDate(now());
	const rows = await ownOpportunities(db, organisation.id);
	return {
		opportunities: rows.map((row) => ({ ...row, standing: opportunityStanding(row, today) })),
	};
};
