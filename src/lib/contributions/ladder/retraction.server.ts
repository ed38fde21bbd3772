/** Taking a confirmation back: it stays on record with the reason, and the figure stands where the others leave it. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import type { VerificationLevel } from '#lib/commitments/commitment.ts';
import { mayRetract } from '#lib/contributions/access.ts';
import { toVerify } from '#lib/contributions/contribution.ts';
import { tellRetracted } from '#lib/contributions/ladder/letters.server.ts';
import { record } from '#lib/contributions/record.server.ts';
import { refuseOwnContribution } from '#lib/contributions/reported/own-contribution.server.ts';
import { lockContribution, retractVerification } from '#lib/contributions/writes.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** @param organisationId for whom the actor speaks; null: the municipality, acting as itself */
export interface Retracting {
	contribution: number;
	level: Exclude<VerificationLevel, 0>;
	organisationId: number | null;
	reason: string;
}

/** @throws Refused `contribution_no_longer_counts`, `confirmation_retracted`, `own_case`; 404 for who did not confirm it */
export const retract = (
	db: Database,
	actor: Actor,
	{ contribution: id, level, organisationId, reason }: Retracting,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const contribution = found(await lockContribution(trx, id));
		const around = { otherSides: await otherSides(trx, contribution.commitment) };
		if (organisationId === null) await refuseOwnContribution(trx, actor, contribution);
		if (!mayRetract(actor, toVerify(contribution), { organisationId }, around)) notFound();
		const ours = (one: { level: number; organisationId: number | null }) =>
			one.level === level && one.organisationId === organisationId;
		if (!contribution.counts) throw new Refused('contribution_no_longer_counts');
		if (!contribution.confirmations.some(ours)) {
			if (contribution.retracted.some(ours)) throw new Refused('confirmation_retracted');
			notFound();
		}
		const by = actor.person?.id ?? null;
		const taken = await retractVerification(
			trx,
			{ contributionId: id, level, organisationId },
			{
				retractedAt: now(),
				retractedBy: by,
				retraction: reason,
			},
		);
		await record(trx, actor, 'contribution.confirmation_retracted', { id, organisationId }, { level });
		await tellRetracted(trx, contribution, { ...taken, organisationId, reason, retractedBy: by });
	});
