/** Another target or due date. What binds only the makers changes at once; where others are bound each signs anew. */
import { answerOf, newAnswer, type PartyAnswer } from '#lib/agreement/agreement.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import { may } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayChange } from '#lib/commitments/access.ts';
import * as queries from '#lib/commitments/changing/amendment-queries.server.ts';
import { tellAmendmentAnswer, tellAmendmentProposed } from '#lib/commitments/changing/letters.server.ts';
import { amendmentRules, partiesOf, type Proposal } from '#lib/commitments/changing/amendment.ts';
import { renumbered, type Commitment } from '#lib/commitments/commitment.ts';
import { updateCommitment } from '#lib/commitments/queries.server.ts';
import { lockCommitment, lockRunning, recordStep } from '#lib/commitments/state-changes.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseProposedAnew } from '#lib/platform/forms/edited.ts';

interface Change {
	target: number;
	dueOn: string;
	reason: string;
}

/** The change takes effect. The first target and the first due date stay on show beside it. */
async function apply(
	trx: Transaction,
	actor: Actor,
	commitment: Commitment,
	{ target, dueOn, reason }: Change,
	proposal: { id: number; proposedBy: number | null; organisationId: number } | null,
): Promise<void> {
	const moved = dueOn !== commitment.dueOn;
	await updateCommitment(
		trx,
		commitment.id,
		{
			target,
			title: renumbered(commitment, target),
			dueOn,
			...(moved && { originalDueOn: commitment.originalDueOn ?? commitment.dueOn }),
		},
		now(),
	);
	const amendment = await queries.insertAmendment(trx, {
		commitmentId: commitment.id,
		fromTarget: commitment.target,
		toTarget: target,
		fromDueOn: commitment.dueOn,
		toDueOn: dueOn,
		reason,
		amendedAt: now(),
		amendedBy: proposal ? proposal.proposedBy : (actor.person?.id ?? null),
		proposalId: proposal?.id ?? null,
	});
	const details = { amendment, from: commitment.target, to: target };
	await recordStep(trx, actor, 'amended', commitment, details, proposal?.organisationId);
}

/**
 * Another target or due date with a reason.
 * @returns whether it applies now, or waits for the others who are bound to sign.
 */
export const amendTarget = (
	db: Database,
	actor: Actor,
	slug: string,
	{ target, reason, dueOn: wanted }: { target: number; reason: string; dueOn?: string },
): Promise<'amended' | 'proposed'> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockRunning(trx, actor, slug);
		if (commitment.state !== 'active') throw new Refused('amendment_while_reported');
		const dueOn = wanted ?? commitment.dueOn;
		if (commitment.target === target && commitment.dueOn === dueOn)
			throw new Refused('commitment_same_target', 'target');
		if (await queries.openProposalOf(trx, commitment.id)) throw new Refused('amendment_already_open');
		const organisationId = found(commitment.organisationId ?? commitment.around.leadId);
		const others = (await queries.boundBy(trx, commitment.id)).filter((id) => id !== organisationId);
		if (!others.length) {
			await apply(trx, actor, commitment, { target, dueOn, reason }, null);
			return 'amended';
		}
		const proposal = {
			commitmentId: commitment.id,
			organisationId,
			reason,
			fromTarget: commitment.target,
			toTarget: target,
			fromDueOn: commitment.dueOn,
			toDueOn: dueOn,
			proposedBy: actor.person?.id ?? null,
			proposedAt: now(),
		};
		const id = await queries.insertProposal(trx, proposal, others);
		const details = { proposal: id, from: commitment.target, to: target };
		await recordStep(trx, actor, 'amendment_proposed', commitment, details, organisationId);
		await tellAmendmentProposed(trx, commitment, { id, ...proposal }, others);
		return 'proposed';
	});

/** The commitment and its newest proposal, held, and what this organisation's answer brings about. @throws 404 */
async function lockAnswer(
	trx: Transaction,
	actor: Actor,
	slug: string,
	organisationId: number,
	answer: PartyAnswer,
) {
	const commitment = await lockCommitment(trx, slug);
	const proposal = found(await queries.latestProposal(trx, commitment.id));
	const outcome = answerOf(partiesOf(proposal), organisationId, answer, amendmentRules);
	// Who proposed it has signed by that, and is asked nothing.
	const asked = outcome.kind !== 'not_asked' && proposal.organisation.id !== organisationId;
	if (!asked || !may(actor, 'sign', organisationId)) notFound();
	if (proposal.decidedAt || commitment.state !== 'active') throw new Refused('amendment_closed');
	const given = newAnswer(outcome, 'amendment_answered');
	if (!given) throw new Refused('amendment_answered');
	return { commitment, proposal, concluded: given.concluded };
}

const answered = (actor: Actor) => ({ answeredBy: actor.person?.id ?? null, answeredAt: now() });

/** A bound organisation's signatory signs the change; with the last one it applies. */
export const signAmendment = (
	db: Database,
	actor: Actor,
	slug: string,
	organisationId: number,
	termsRead: string | null = null,
): Promise<'signed' | 'amended'> =>
	acting(db, actor, async (trx) => {
		const locked = await lockAnswer(trx, actor, slug, organisationId, 'signed');
		const { commitment, proposal, concluded } = locked;
		refuseProposedAnew(termsRead, String(proposal.proposedAt.getTime()));
		await queries.answerProposal(trx, proposal.id, organisationId, { answer: 'signed', ...answered(actor) });
		await recordStep(trx, actor, 'amendment_signed', commitment, { proposal: proposal.id }, organisationId);
		if (!concluded) return 'signed';
		await queries.decideProposal(trx, proposal.id, 'applied', now());
		const { toTarget: target, toDueOn: dueOn, reason, organisation, proposedBy } = proposal;
		const from = { id: proposal.id, proposedBy, organisationId: organisation.id };
		await apply(trx, actor, commitment, { target, dueOn, reason }, from);
		await tellAmendmentAnswer(trx, commitment, proposal, 'applied', organisationId);
		return 'amended';
	});

/** One no ends the proposal; the target stays as it was. */
export const declineAmendment = (
	db: Database,
	actor: Actor,
	slug: string,
	{ organisationId, reason }: { organisationId: number; reason: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { commitment, proposal } = await lockAnswer(trx, actor, slug, organisationId, 'declined');
		const answer = { answer: 'declined' as const, reason, ...answered(actor) };
		await queries.answerProposal(trx, proposal.id, organisationId, answer);
		await queries.decideProposal(trx, proposal.id, 'declined', now());
		await recordStep(trx, actor, 'amendment_declined', commitment, { proposal: proposal.id }, organisationId);
		await tellAmendmentAnswer(trx, commitment, proposal, 'declined', organisationId, reason);
	});

export const takeBackAmendment = (db: Database, actor: Actor, slug: string): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockCommitment(trx, slug);
		if (!mayChange(actor, commitment, commitment.around)) notFound();
		const proposal: Proposal = found(await queries.latestProposal(trx, commitment.id));
		if (proposal.decidedAt) throw new Refused('amendment_closed');
		await queries.decideProposal(trx, proposal.id, 'taken_back', now());
		const organisationId = proposal.organisation.id;
		await recordStep(
			trx,
			actor,
			'amendment_taken_back',
			commitment,
			{ proposal: proposal.id },
			organisationId,
		);
	});
