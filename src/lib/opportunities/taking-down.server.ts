/** An opportunity that the municipality takes down, or puts back as it stood. The caller says who may, and why. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import type { Opportunity, OpportunityOnPage, OpportunityState } from '#lib/opportunities/opportunity.ts';
import * as queries from '#lib/opportunities/queries.server.ts';
import { record } from '#lib/opportunities/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

export const lockOpportunityBySlug = (
	trx: Transaction,
	slug: string,
): Promise<OpportunityOnPage | undefined> => queries.lockOpportunity(trx, slug);

/** Off every list at once. The caller holds the row. */
export async function hideOpportunity(
	trx: Transaction,
	actor: Actor,
	opportunity: Opportunity,
	reason: TakedownReason,
): Promise<void> {
	await queries.setTakenDown(trx, opportunity, { at: now(), reason });
	await record(trx, actor, 'opportunity.taken_down', opportunity, { reason });
}

/** As it stood before. The caller holds the row. */
export async function showOpportunityAgain(
	trx: Transaction,
	actor: Actor,
	opportunity: Opportunity,
	state: OpportunityState,
): Promise<void> {
	await queries.setTakenDown(trx, opportunity, { at: now(), reason: null }, state);
	await record(trx, actor, 'opportunity.put_back', opportunity);
}
