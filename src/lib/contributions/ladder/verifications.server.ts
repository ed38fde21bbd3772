import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnContribution } from '#lib/contributions/reported/own-contribution.server.ts';
import { hatFor, mayVerify } from '#lib/contributions/access.ts';
import type { VerificationLevel } from '#lib/commitments/commitment.ts';
import { toVerify, type Contribution } from '#lib/contributions/contribution.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import { insertVerification, lockContribution } from '#lib/contributions/writes.server.ts';
import type { Handle, Database, Transaction } from '#lib/platform/database/database.server.ts';
import { record } from '#lib/contributions/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

export interface Confirming {
	contribution: number;
	level: Exclude<VerificationLevel, 0>;
	note: string;
	/** For which organisation, where the page or the mail says so. */
	organisationId?: number;
}

/**
 * Confirms a contribution on one rung of the ladder. Two people at once leave one confirmation, and both are told it is
 * confirmed. @returns whether this call was the one. @throws Refused `contribution_no_longer_counts`,
 * `contribution_objected`, `evidence_none_to_see`, `own_case`
 */
export const verify = (db: Database, actor: Actor, confirming: Confirming): Promise<boolean> =>
	acting(db, actor, (trx) => verifyIn(trx, actor, confirming));

export async function verifyIn(
	trx: Transaction,
	actor: Actor,
	{ contribution: id, level, note, organisationId: asked }: Confirming,
): Promise<boolean> {
	const contribution = found(await lockContribution(trx, id));
	const around = { otherSides: await otherSides(trx, contribution.commitment) };
	const facts = toVerify(contribution);
	const hat = hatFor(mayVerify(actor, facts, around), level, asked);
	if (level > 1) await refuseOwnContribution(trx, actor, contribution);
	if (!hat) {
		// Somebody who could have confirmed a moment ago hears what happened; everyone else sees nothing there.
		const clear = { ...facts, level: 0, counts: true, hasObjection: false, hasEvidence: true } as const;
		if (!hatFor(mayVerify(actor, clear, around), level, asked)) notFound();
		if (!contribution.counts) throw new Refused('contribution_no_longer_counts');
		if (contribution.hasObjection) throw new Refused('contribution_objected');
		if (contribution.level >= level) return false;
		throw new Refused('evidence_none_to_see');
	}
	const organisationId = hat.as === 'organisation' ? hat.organisationId : null;
	const personId = actor.person?.id ?? null;
	const row = { contributionId: id, level, organisationId, personId, note, verifiedAt: now() };
	const first = await insertVerification(trx, row);
	if (first) await record(trx, actor, 'contribution.verified', { id, organisationId }, { level });
	return first;
}

/** Which of these contributions the actor may confirm, and how far up. */
export async function verifiableBy<Row extends Contribution>(
	db: Handle,
	actor: Actor,
	contributions: readonly Row[],
): Promise<(Row & { levels: VerificationLevel[] })[]> {
	const known = new Map<number, Awaited<ReturnType<typeof otherSides>>>();
	const answer = [];
	for (const row of contributions) {
		const { commitment } = row;
		if (!known.has(commitment.id)) known.set(commitment.id, await otherSides(db, commitment));
		const hats = mayVerify(actor, toVerify(row), { otherSides: known.get(commitment.id) ?? [] });
		answer.push({ ...row, levels: hats.flatMap(({ levels }) => levels) });
	}
	return answer;
}
