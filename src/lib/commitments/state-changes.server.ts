/** What the verbs of a commitment share: hold the row, look who asks, move it along its states, write it down. */
import type { Actor } from '#lib/accounts/actor.ts';
import { personOf, type By } from '#lib/platform/audit.server.ts';
import { mayChange, type Behind } from '#lib/commitments/access.ts';
import { canBecome, isRunning, type Commitment, type CommitmentState } from '#lib/commitments/commitment.ts';
import * as queries from '#lib/commitments/queries.server.ts';
import { insertEvents } from '#lib/commitments/timeline/event-writes.server.ts';
import { isEventKind } from '#lib/commitments/timeline/timeline.ts';
import { record, type Step } from '#lib/commitments/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

type Details = Record<string, string | number | boolean | null>;

/**
 * Writes `commitment.<verb>` in the audit trail, and in the commitment's own timeline where everybody may read it. Who acts
 * is the author's organisation unless told; null is the municipality.
 */
export async function recordStep(
	trx: Transaction,
	actor: By,
	verb: Step,
	commitment: Pick<Commitment, 'id' | 'authorId'>,
	details: Details = {},
	organisationId: number | null = commitment.authorId,
): Promise<void> {
	await record(trx, actor, `commitment.${verb}`, { id: commitment.id, organisationId }, details);
	if (isEventKind(verb))
		await insertEvents(trx, [{ commitmentId: commitment.id, kind: verb, organisationId, about: details }]);
}

interface Change {
	reason?: string;
	details?: Details;
	/** Who acts, where it is not the author; null is the municipality. */
	organisationId?: number | null;
	/** The word in the log, where it is not the state's. */
	verb?: Step;
	/** Who decided it, where that is not who acts: the municipality's yes, when a party's is the last. */
	by?: number | null;
}

/** Moves to `state`, if the table of states allows it, and writes it down. */
export async function change(
	trx: Transaction,
	actor: By,
	commitment: Commitment,
	state: CommitmentState,
	{ reason, details, organisationId, verb = state, by = personOf(actor) }: Change = {},
): Promise<void> {
	if (!canBecome(commitment.state, state)) throw new Refused('commitment_already_decided');
	await queries.setState(trx, commitment.id, state, { at: now(), by, reason });
	await recordStep(trx, actor, verb, commitment, details, organisationId);
}

/** The commitment held, with who stands behind it. @throws 404 */
export async function lockCommitment(
	trx: Transaction,
	slug: string,
): Promise<Commitment & { around: Behind }> {
	const commitment = found(await queries.lockCommitment(trx, slug));
	return { ...commitment, around: await queries.behind(trx, commitment) };
}

/** A running commitment that the actor may change or give up. */
export async function lockRunning(
	trx: Transaction,
	actor: Actor,
	slug: string,
): Promise<Commitment & { around: Behind }> {
	const commitment = await lockCommitment(trx, slug);
	if (!mayChange(actor, commitment, commitment.around)) notFound();
	if (!isRunning(commitment.state)) throw new Refused('commitment_not_running');
	return commitment;
}
