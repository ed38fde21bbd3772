/** Who is closed takes nobody in any more. What a suspended one offers waits with it. */
import { theSystem } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { opportunityStanding } from '#lib/opportunities/opportunity.ts';
import * as queries from '#lib/opportunities/queries.server.ts';
import { record } from '#lib/opportunities/record.server.ts';
import type { Consequence } from '#lib/organisations/application/consequences.ts';
import { now } from '#lib/platform/clock.ts';

export const opportunitiesFollow: Consequence = async (trx, { organisationId, outcome, message }) => {
	if (outcome !== 'closed') return;
	const change = { state: 'cancelled', at: now(), personId: null, reason: message } as const;
	const today = copenhagenDate(now());
	for (const opportunity of await queries.lockPublished(trx, organisationId)) {
		if (opportunityStanding(opportunity, today) !== 'open') continue;
		await queries.setState(trx, opportunity.id, change);
		await queries.updateOpportunity(trx, opportunity.id, { sequence: opportunity.sequence + 1 });
		await record(trx, theSystem, 'opportunity.cancelled', opportunity, { organiser: 'closed' });
	}
};
