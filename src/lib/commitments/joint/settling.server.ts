/** What a joint proposal comes to: asked, in force with the last yes, or back with its author. Its row is held by who calls. */
import type { Actor } from '#lib/accounts/actor.ts';
import type { Commitment } from '#lib/commitments/commitment.ts';
import { succeed } from '#lib/commitments/changing/replacement.server.ts';
import { jointRules, outcomeOf, refusing, type JointOutcome } from '#lib/commitments/joint/joint.ts';
import * as letters from '#lib/commitments/joint/letters.server.ts';
import { holdPartnership, namedIn, whoCanBeNamed } from '#lib/commitments/joint/party-queries.server.ts';
import { askAll } from '#lib/commitments/joint/party-writes.server.ts';
import { approverOf } from '#lib/commitments/queries.server.ts';
import { change } from '#lib/commitments/state-changes.server.ts';
import { insertEvents } from '#lib/commitments/timeline/event-writes.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { personOf, type By } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';

type Joint = Commitment & { partnershipId: number };

/** @param wanted who is named besides the author and the lead; everybody who can be, where it is not said */
export async function askParties(
	trx: Transaction,
	actor: Actor,
	draft: Joint & { authorId: number },
	wanted?: readonly number[],
): Promise<void> {
	await holdPartnership(trx, draft.partnershipId);
	const possible = await whoCanBeNamed(trx, draft.partnershipId, copenhagenDate(now()));
	if (!possible.some(({ id }) => id === draft.authorId)) throw new Refused('commitment_partnership_closed');
	if (!possible.some(({ leads }) => leads)) throw new Refused('commitment_party_gone');
	if (wanted && !wanted.every((id) => possible.some((party) => party.id === id)))
		throw new Refused('commitment_party_gone');
	const named = possible.filter(
		({ id, leads }) => leads || id === draft.authorId || (wanted?.includes(id) ?? true),
	);
	if (named.length < jointRules.least) throw new Refused('commitment_joint_alone');
	const ids = named.map(({ id }) => id);
	await askAll(trx, draft.id, ids, { authorId: draft.authorId, by: personOf(actor), at: now() });
	await letters.asked(trx, draft.id, now());
}

/** In force with the last yes, whoever gave it; back with its author once it can have it no longer. */
export async function settle(trx: Transaction, by: By, commitment: Commitment): Promise<JointOutcome> {
	if (commitment.partnershipId !== null) await holdPartnership(trx, commitment.partnershipId);
	const named = await namedIn(trx, [commitment.id]);
	const outcome = outcomeOf(named, commitment.approvedAt !== null);
	if (outcome === 'returns') {
		await change(trx, by, commitment, 'declined', { by: null });
		await letters.returned(trx, commitment, refusing(named));
	}
	if (outcome === 'binds') {
		// What they said is public from now on, and not before.
		const said = named.flatMap(({ organisation, answeredAt }) =>
			answeredAt ? [{ organisationId: organisation.id, happenedAt: answeredAt }] : [],
		);
		await insertEvents(
			trx,
			said
				.toSorted((one, other) => one.happenedAt.getTime() - other.happenedAt.getTime())
				.map((one) => ({ ...one, commitmentId: commitment.id, kind: 'party_signed' as const })),
		);
		const approvedBy = await approverOf(trx, commitment.id);
		await change(trx, by, commitment, 'active', { verb: 'accepted', by: approvedBy });
		await succeed(trx, by, commitment);
		await letters.inForce(trx, commitment.id);
	}
	return outcome;
}
