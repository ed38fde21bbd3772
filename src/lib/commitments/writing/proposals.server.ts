/** From draft to commitment: propose, answer, take back; the counterpart joins in. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { municipalityMay } from '#lib/accounts/access.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { mayAgree, mayDecide, mayEditDraft, sidesOfProposal } from '#lib/commitments/access.ts';
import { isOffered, isPublic, proposalOf, type Commitment } from '#lib/commitments/commitment.ts';
import { lockDraft } from '#lib/commitments/writing/drafts.server.ts';
import { askParties, settle } from '#lib/commitments/joint/settling.server.ts';
import { tellTakenBack } from '#lib/commitments/joint/letters.server.ts';
import { tellDecision } from '#lib/commitments/writing/letters.server.ts';
import { standingOf } from '#lib/commitments/writing/proposal-queries.server.ts';
import * as queries from '#lib/commitments/queries.server.ts';
import { succeed } from '#lib/commitments/changing/replacement.server.ts';
import { change, lockCommitment, recordStep } from '#lib/commitments/state-changes.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseProposedAnew } from '#lib/platform/forms/edited.ts';
import { refuseUnoffered } from '#lib/commitments/types/standing.server.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

/** What a commitment says of whom it is for. */
export const wordsOf = ({ title, description, targetGroup }: Words): string[] => [
	title,
	description,
	targetGroup,
];
type Words = Pick<Commitment, 'title' | 'description' | 'targetGroup'>;

interface Proposing {
	/** Its author stands by words that may shut somebody out. */
	wordingRead?: boolean;
	/** Of a joint one: who it names besides its author and the partnership's lead; all who can be, where it is not said. */
	parties?: readonly number[];
}

/** @returns the commitment's public slug, made from its final title */
export async function proposeDraft(
	trx: Transaction,
	actor: Actor,
	draft: Commitment,
	{ wordingRead = false, parties }: Proposing,
): Promise<string> {
	const authorId = draft.authorId ?? draft.organisationId ?? notFound();
	const standing = await standingOf(trx, authorId);
	if (!standing.approved) throw new Refused('commitment_not_approved');
	if (!standing.signed) throw new Refused('commitment_not_signed');
	await refuseUnoffered(trx, draft);
	if (!isOffered(draft)) throw new Refused('policy_over');
	if (draft.dueOn < copenhagenDate(now())) throw new Refused('commitment_due_is_past');
	refuseUnreadWording(wordsOf(draft), wordingRead);
	const final = newSlug(draft.title);
	await queries.updateCommitment(trx, draft.id, { slug: final }, now());
	await change(trx, actor, draft, 'proposed');
	if (draft.partnershipId !== null)
		await askParties(trx, actor, { ...draft, partnershipId: draft.partnershipId, authorId }, parties);
	return final;
}

/**
 * @throws Refused `commitment_not_approved`, `commitment_not_signed`, `commitment_type_waits`, `commitment_type_not_offered`,
 * `policy_over`, `commitment_due_is_past`, `wording_unread`; of a joint one `commitment_partnership_closed`, `commitment_party_gone`, `commitment_joint_alone`
 */
export const propose = (
	db: Database,
	actor: Actor,
	slug: string,
	proposing: Proposing = {},
): Promise<string> =>
	acting(db, actor, async (trx) => proposeDraft(trx, actor, await lockDraft(trx, actor, slug), proposing));

/** The proposal held, for somebody who may answer it. @throws Refused `own_case`, `commitment_already_decided`; 404 */
async function lockProposal(trx: Transaction, actor: Actor, slug: string) {
	const commitment = await lockCommitment(trx, slug);
	const { around, stateChangedAt: since } = commitment;
	if (municipalityMay(actor, 'decide')) {
		const sides = sidesOfProposal(commitment, around);
		await refuseOwnCase(trx, actor, ...sides.map((side) => ({ organisationId: side, since })));
	}
	if (!mayDecide(actor, commitment, around)) notFound();
	if (commitment.state !== 'proposed' || commitment.approvedAt)
		throw new Refused('commitment_already_decided');
	return commitment;
}

/**
 * The municipality's yes. Where the commitment takes over from another, the other one is replaced in the same moment; a
 * joint one runs when those it names have said yes too.
 * @returns whether it runs now
 */
export const accept = (db: Database, actor: Actor, slug: string): Promise<'accepted' | 'approved'> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockProposal(trx, actor, slug);
		const at = now();
		await queries.setApproval(trx, commitment.id, { at, by: actor.person?.id ?? null });
		if (commitment.partnershipId !== null) {
			await recordStep(trx, actor, 'approved', commitment, {}, null);
			const outcome = await settle(trx, actor, { ...commitment, approvedAt: at });
			return outcome === 'binds' ? 'accepted' : 'approved';
		}
		await change(trx, actor, commitment, 'active', { verb: 'accepted' });
		await succeed(trx, actor, commitment);
		await tellDecision(trx, commitment, 'active');
		return 'accepted';
	});

export const decline = (db: Database, actor: Actor, slug: string, reason: string): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockProposal(trx, actor, slug);
		await change(trx, actor, commitment, 'declined', { reason });
		await tellTakenBack(trx, commitment);
		await tellDecision(trx, commitment, 'declined', reason);
	});

/** A proposal that waits for an answer, or one that was declined, becomes a draft again; those it asked are told. */
export const takeBack = (db: Database, actor: Actor, slug: string): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = found(await queries.lockCommitment(trx, slug));
		if (!mayEditDraft(actor, commitment)) notFound();
		if (commitment.state === 'proposed') await tellTakenBack(trx, commitment);
		await change(trx, actor, commitment, 'draft');
		await queries.setApproval(trx, commitment.id, null);
	});

/** The counterpart says that it is in: from now on a change of the target takes its signature. */
export const agree = (
	db: Database,
	actor: Actor,
	slug: string,
	termsRead: string | null = null,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = found(await queries.lockCommitment(trx, slug));
		if (!isPublic(commitment.state) || !mayAgree(actor, commitment)) notFound();
		if (commitment.state !== 'active') throw new Refused('commitment_not_running');
		if (commitment.counterpartAgreedAt) return;
		refuseProposedAnew(termsRead, proposalOf(commitment));
		await queries.updateCommitment(trx, commitment.id, { counterpartAgreedAt: now() }, commitment.savedAt);
		await recordStep(trx, actor, 'agreed', commitment, {}, commitment.counterpartId);
	});
