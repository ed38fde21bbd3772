/** Everything about one commitment's life, as a desk or the public sees it. */
import { may as actorMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { deciderAs, mayAgree, mayDecideOutcome, reportingFor } from '#lib/commitments/access.ts';
import { boundBy, latestProposal } from '#lib/commitments/changing/amendment-queries.server.ts';
import { asksFor } from '#lib/commitments/changing/amendment.ts';
import { latestClosing } from '#lib/commitments/closing/closing-queries.server.ts';
import { mayBeClosed, suggestOutcome } from '#lib/commitments/closing/closing.ts';
import { isPublic, isRunning, type CommitmentInList } from '#lib/commitments/commitment.ts';
import { mayGoOnWithout, mayRemind, waitedFor } from '#lib/commitments/joint/joint.ts';
import { namedIn } from '#lib/commitments/joint/party-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import { otherSides, today, withHealth } from '#lib/commitments/readers.server.ts';
import { behind, findBySlug } from '#lib/commitments/queries.server.ts';
import { predecessorOf, successorOf } from '#lib/commitments/changing/replacement-queries.server.ts';
import type { Handle, Database } from '#lib/platform/database/database.server.ts';
import { theoryOf } from '#lib/commitments/theory/theory-queries.server.ts';
import { isWritten } from '#lib/commitments/theory/theory.ts';
import { ownCommitment } from '#lib/commitments/workspace.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** Closing, open change, way of working, and the commitments before and after. */
export async function lifeOf(db: Handle, commitment: Pick<CommitmentInList, 'id' | 'replacesId'>) {
	const [closing, proposal, theory, replaces, successor] = await Promise.all([
		latestClosing(db, commitment.id),
		latestProposal(db, commitment.id),
		theoryOf(db, commitment.id),
		predecessorOf(db, commitment),
		successorOf(db, commitment.id),
	]);
	return {
		closing: closing ?? null,
		proposal: proposal && !proposal.decidedAt ? proposal : null,
		theory: isWritten(theory) ? theory : null,
		replaces: replaces ?? null,
		successor: successor ?? null,
	};
}

/** The same for everybody: no persons, and a successor only once it is accepted. */
export async function publicLife(db: Handle, commitment: Pick<CommitmentInList, 'id' | 'replacesId'>) {
	const { closing, successor, proposal, ...life } = await lifeOf(db, commitment);
	return {
		...life,
		closing: closing && { ...closing, reportedBy: null },
		proposal: proposal && { ...proposal, proposedBy: null },
		successor: successor && isPublic(successor.state) ? successor : null,
	};
}

/** A commitment on an organisation's desk, with what this member may do about it there. @throws 404 */
export async function commitmentOnDesk(db: Database, actor: Actor, organisationSlug: string, slug: string) {
	const own = await ownCommitment(db, actor, organisationSlug, slug);
	const { organisation, commitment } = own;
	const [life, around, sides, bound, named] = await Promise.all([
		lifeOf(db, commitment),
		behind(db, commitment),
		otherSides(db, commitment),
		boundBy(db, commitment.id),
		commitment.partnershipId ? namedIn(db, [commitment.id]) : [],
	]);
	const active = commitment.state === 'active';
	const open =
		commitment.state === 'reported' && life.closing && !life.closing.decidedAt ? life.closing : null;
	const party = around.partyIds.includes(organisation.id);
	const reports = reportingFor(actor, around).includes(organisation.id);
	const makerId = commitment.organisationId ?? around.leadId;
	const others = [...commitment.parties, ...(commitment.counterpart ? [commitment.counterpart] : [])].filter(
		({ id }) => bound.includes(id) && id !== makerId,
	);
	const early = commitment.state === 'proposed' || commitment.state === 'declined';
	const { edit } = own.may;
	return {
		...own,
		life,
		/** Before it is in force: who has said what to it, and what this member may do about that. */
		joint:
			early && named.length
				? {
						parties: named.map((party) => ({
							...party,
							remind: edit && commitment.state === 'proposed' && mayRemind(party, now()),
						})),
						answer:
							commitment.state === 'proposed' &&
							waitedFor(named).some((party) => party.organisation.id === organisation.id),
						sign: actorMay(actor, 'sign', organisation.id),
						without:
							edit &&
							commitment.state === 'declined' &&
							mayGoOnWithout(named, { ...around, authorId: commitment.authorId }),
					}
				: null,
		/** Whose signatures a change takes. */
		bound: others,
		may: {
			...own.may,
			change: own.may.change && makerId === organisation.id,
			close: active && reports && !life.proposal && mayBeClosed(commitment, today()),
			answer:
				open !== null &&
				deciderAs(mayDecideOutcome(actor, open, { otherSides: sides }), organisation.id) !== undefined,
			takeBackClosing: open?.organisation.id === organisation.id && reports,
			sign:
				life.proposal !== null &&
				active &&
				asksFor(life.proposal, organisation.id) &&
				actorMay(actor, 'sign', organisation.id),
			takeBackAmendment: life.proposal !== null && own.may.change && makerId === organisation.id,
			keep: party && isRunning(commitment.state) && actorMay(actor, 'edit', organisation.id),
			mark: reports && isRunning(commitment.state),
			write:
				(party && isRunning(commitment.state) && actorMay(actor, 'edit', organisation.id)) ||
				((commitment.state === 'draft' || commitment.state === 'proposed') && own.may.edit),
			agree:
				active &&
				!commitment.counterpartAgreedAt &&
				commitment.counterpartId === organisation.id &&
				mayAgree(actor, commitment),
		},
	};
}

/** What somebody of another side needs to decide: the closing, the figures, what they point to. @throws 404 */
export async function closingToAnswer(db: Database, actor: Actor, slug: string, as: 'municipality' | number) {
	const row = found(await findBySlug(db, slug));
	const closing = found(await latestClosing(db, row.id));
	const hats = mayDecideOutcome(actor, closing, { otherSides: await otherSides(db, row) });
	if (!deciderAs(hats, as)) notFound();
	return {
		commitment: withHealth(row),
		closing,
		open: !closing.decidedAt && row.state === 'reported',
		suggested: suggestOutcome(row),
		today: today(),
	};
}
