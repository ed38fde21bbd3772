import type { Actor } from '#lib/accounts/actor.ts';
import { hatFor, mayVerify } from '#lib/commitments/access.ts';
import type { VerificationLevel } from '#lib/commitments/commitment.ts';
import type { Contribution } from '#lib/commitments/contribution.ts';
import * as queries from '#lib/commitments/contribution-queries.server.ts';
import type { Handle } from '#lib/commitments/rows.server.ts';
import { audit } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

const reportOf = ({ organisation, reportedBy, level, counts }: Contribution) => ({
	organisationId: organisation.id,
	kind: organisation.kind,
	rootId: organisation.rootId,
	reportedBy,
	level,
	counts,
});

/**
 * Confirms a report on one rung of the ladder. Two people at once leave one confirmation, and both are told it is
 * confirmed. @returns whether this call was the one.
 */
export const verify = (
	db: Database,
	actor: Actor,
	{ contribution: id, level, note }: { contribution: number; level: VerificationLevel; note: string },
): Promise<boolean> =>
	db.transaction().execute(async (trx) => {
		const contribution = found(await queries.lockReport(trx, id));
		const sides = await queries.otherSides(trx, contribution.commitment);
		const report = reportOf(contribution);
		const hat = hatFor(mayVerify(actor, report, { otherSides: sides }), level);
		if (!hat) {
			// Somebody who could have confirmed a moment ago hears what happened; everyone else sees nothing there.
			const before = mayVerify(actor, { ...report, level: 0, counts: true }, { otherSides: sides });
			if (!hatFor(before, level)) notFound();
			if (!contribution.counts) throw new Refused('contribution_no_longer_counts');
			return false;
		}
		const organisationId = hat.as === 'organisation' ? hat.organisationId : null;
		const personId = actor.person?.id ?? null;
		const row = { contributionId: id, level, organisationId, personId, note, verifiedAt: now() };
		const first = await queries.insertVerification(trx, row);
		if (first) {
			const fact = { verb: 'contribution.verified', subjectKind: 'contribution', subjectId: id };
			await audit(trx, { ...fact, personId, organisationId, details: { level } });
		}
		return first;
	});

/** Which of these reports the actor may confirm, and how far up. */
export async function verifiableBy<Row extends Contribution>(
	db: Handle,
	actor: Actor,
	reports: readonly Row[],
): Promise<(Row & { levels: VerificationLevel[] })[]> {
	const known = new Map<number, Awaited<ReturnType<typeof queries.otherSides>>>();
	const answer = [];
	for (const row of reports) {
		const { commitment } = row;
		if (!known.has(commitment.id)) known.set(commitment.id, await queries.otherSides(db, commitment));
		const hats = mayVerify(actor, reportOf(row), { otherSides: known.get(commitment.id) ?? [] });
		answer.push({ ...row, levels: hats.flatMap(({ levels }) => levels) });
	}
	return answer;
}
