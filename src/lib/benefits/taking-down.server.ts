/** An offer that the municipality takes down, or puts back as it stood. The caller says who may, and why. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { Benefit, BenefitOnPage, BenefitState } from '#lib/benefits/benefit.ts';
import * as queries from '#lib/benefits/queries.server.ts';
import { record } from '#lib/benefits/record.server.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

export const lockBenefitBySlug = (trx: Transaction, slug: string): Promise<BenefitOnPage | undefined> =>
	queries.lockBenefit(trx, slug);

/** Off every list at once. The caller holds the row. */
export async function hideBenefit(
	trx: Transaction,
	actor: Actor,
	benefit: Benefit,
	reason: TakedownReason,
): Promise<void> {
	await queries.setTakenDown(trx, benefit.id, { at: now(), reason });
	await record(trx, actor, 'benefit.taken_down', benefit, { reason });
}

/** As it stood before. The caller holds the row. */
export async function showBenefitAgain(
	trx: Transaction,
	actor: Actor,
	benefit: Benefit,
	state: BenefitState,
): Promise<void> {
	await queries.setTakenDown(trx, benefit.id, { at: now(), reason: null }, state);
	await record(trx, actor, 'benefit.put_back', benefit);
}
