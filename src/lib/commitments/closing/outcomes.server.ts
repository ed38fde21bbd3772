/** How a commitment ends: called done, answered by another side, or given up. The database repeats that no side decides its own. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { deciderAs, mayDecideOutcome, reportingFor } from '#lib/commitments/access.ts';
import { decideProposal, openProposalOf } from '#lib/commitments/changing/amendment-queries.server.ts';
import * as closings from '#lib/commitments/closing/closing-queries.server.ts';
import { mayBeClosed, suggestOutcome, type Answer } from '#lib/commitments/closing/closing.ts';
import { tellOutcome, tellReported } from '#lib/commitments/closing/letters.server.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import { findById } from '#lib/commitments/queries.server.ts';
import { change, lockCommitment, lockRunning } from '#lib/commitments/state-changes.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** Somebody of the makers says: we are done. The other sides and the municipality are asked what became of it. */
export const reportDelivered = (
	db: Database,
	actor: Actor,
	slug: string,
	{ organisationId, word }: { organisationId: number; word: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockCommitment(trx, slug);
		if (!reportingFor(actor, commitment.around).includes(organisationId)) notFound();
		if (commitment.state === 'reported') throw new Refused('closing_already_reported');
		if (commitment.state !== 'active') throw new Refused('commitment_not_running');
		const figures = found(await findById(trx, commitment.id));
		if (!mayBeClosed(figures, copenhagenDate(now()))) throw new Refused('closing_too_early');
		if (await openProposalOf(trx, commitment.id)) throw new Refused('closing_amendment_open');
		const row = { commitmentId: commitment.id, organisationId, word };
		const id = await closings.insertClosing(trx, {
			...row,
			reportedBy: actor.person?.id ?? null,
			reportedAt: now(),
		});
		await change(trx, actor, commitment, 'reported', { details: { closing: id }, organisationId });
		await tellReported(trx, figures, { id, organisationId, word });
	});

/**
 * Another side's answer: an outcome, or back to work with a reason. Two who answer at once leave one answer.
 * @throws Refused `own_case`; 404 for the side that called it done and for everyone outside
 */
export const decideOutcome = (
	db: Database,
	actor: Actor,
	slug: string,
	{ answer, note, as }: { answer: Answer; note: string; as?: 'municipality' | number },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockCommitment(trx, slug);
		const closing = found(await closings.latestClosing(trx, commitment.id));
		const sides = await otherSides(trx, commitment);
		if (as === 'municipality') {
			const closed = { organisationId: closing.organisation.id, since: closing.reportedAt };
			await refuseOwnCase(trx, actor, closed);
		}
		const hat = deciderAs(mayDecideOutcome(actor, closing, { otherSides: sides }), as);
		if (!hat) notFound();
		if (closing.decidedAt || commitment.state !== 'reported') throw new Refused('commitment_already_decided');
		if (answer !== 'delivered' && note.length < 3) throw new Refused('outcome_note_missing', 'note');
		const organisationId = hat.as === 'organisation' ? hat.organisationId : null;
		const figures = found(await findById(trx, commitment.id));
		await closings.decideClosing(trx, closing.id, {
			outcome: answer,
			suggested: suggestOutcome(figures),
			note,
			decidedOrganisationId: organisationId,
			decidedBy: actor.person?.id ?? null,
			decidedAt: now(),
		});
		const details = { closing: closing.id };
		if (answer === 'sent_back') {
			await change(trx, actor, commitment, 'active', { verb: 'sent_back', details, organisationId });
		} else {
			await change(trx, actor, commitment, answer, { reason: note || undefined, details, organisationId });
		}
		await tellOutcome(trx, figures, { id: closing.id, answer, note, organisationId });
	});

/** Not done after all, says somebody of the side that said it was. */
export const takeBackClosing = (db: Database, actor: Actor, slug: string): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockCommitment(trx, slug);
		const closing = found(await closings.latestClosing(trx, commitment.id));
		const organisationId = closing.organisation.id;
		if (!reportingFor(actor, commitment.around).includes(organisationId)) notFound();
		if (closing.decidedAt || commitment.state !== 'reported') throw new Refused('commitment_already_decided');
		await closings.decideClosing(trx, closing.id, {
			outcome: 'taken_back',
			decidedOrganisationId: organisationId,
			decidedBy: actor.person?.id ?? null,
			decidedAt: now(),
		});
		const details = { closing: closing.id };
		await change(trx, actor, commitment, 'active', { verb: 'closing_taken_back', details, organisationId });
	});

/** Gives the commitment up, with a reason that everybody can read. What was open about it lapses. */
export const withdraw = (db: Database, actor: Actor, slug: string, reason: string): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockRunning(trx, actor, slug);
		const organisationId = commitment.organisationId ?? commitment.around.leadId;
		const end = {
			decidedOrganisationId: organisationId,
			decidedBy: actor.person?.id ?? null,
			decidedAt: now(),
		};
		const closing = await closings.latestClosing(trx, commitment.id);
		if (closing && !closing.decidedAt) {
			await closings.decideClosing(trx, closing.id, { outcome: 'withdrawn', ...end });
		}
		const proposal = await openProposalOf(trx, commitment.id);
		if (proposal) await decideProposal(trx, proposal.id, 'lapsed', now());
		await change(trx, actor, commitment, 'withdrawn', { reason, organisationId });
	});
