/** Who is closed offers nothing any more. What a suspended one offers waits with it. */
import { theSystem } from '#lib/accounts/actor.ts';
import * as queries from '#lib/benefits/queries.server.ts';
import { record } from '#lib/benefits/record.server.ts';
import type { Consequence } from '#lib/organisations/application/consequences.ts';
import { now } from '#lib/platform/clock.ts';

export const benefitsFollow: Consequence = async (trx, { organisationId, outcome, message }) => {
	if (outcome !== 'closed') return;
	const change = { state: 'ended', at: now(), personId: null, reason: message } as const;
	for (const benefit of await queries.lockPublished(trx, organisationId)) {
		await queries.setState(trx, benefit.id, change);
		await record(trx, theSystem, 'benefit.ended', benefit, { organiser: 'closed' });
	}
};
