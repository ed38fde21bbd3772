/**
 * What those a joint promise names say to it, and what its author does meanwhile. Every verb holds the promise's row first,
 * so that two who answer at the same moment answer one after the other.
 */
import { answerOf, newAnswer, type PartyAnswer } from '#lib/agreement/agreement.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayAnswer, mayEditDraft } from '#lib/commitments/access.ts';
import {
	jointRules,
	mayGoOnWithout,
	mayRemind,
	partiesOf,
	refusing,
	type JointOutcome,
} from '#lib/commitments/joint/joint.ts';
import * as letters from '#lib/commitments/joint/letters.server.ts';
import { holdPartnership, namedIn } from '#lib/commitments/joint/party-queries.server.ts';
import { noteReminded, writeAnswer } from '#lib/commitments/joint/party-writes.server.ts';
import { settle } from '#lib/commitments/joint/settling.server.ts';
import { lockCommitment as lockRow, setApproval } from '#lib/commitments/queries.server.ts';
import { change, lockCommitment, recordStep } from '#lib/commitments/state-changes.server.ts';
import { proposeDraft } from '#lib/commitments/writing/proposals.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** The proposal held, where this answer is new; null where the same was said before. @throws 404 for who is not asked */
async function lockAnswer(
	trx: Transaction,
	actor: Actor,
	slug: string,
	{ organisationId, answer }: { organisationId: number; answer: PartyAnswer },
) {
	const commitment = await lockCommitment(trx, slug);
	if (!mayAnswer(actor, organisationId) || commitment.partnershipId === null) notFound();
	await holdPartnership(trx, commitment.partnershipId);
	const named = await namedIn(trx, [commitment.id]);
	const own = named.find(({ organisation }) => organisation.id === organisationId);
	if (!own || own.gone || commitment.authorId === organisationId) notFound();
	const given = newAnswer(answerOf(partiesOf(named), organisationId, answer, jointRules), 'joint_answered');
	if (given && commitment.state !== 'proposed') throw new Refused('commitment_already_decided');
	return given && commitment;
}

/**
 * A named party's signatory says yes; with the last one, and the municipality's, it runs. Said twice it changes nothing.
 * @throws Refused `joint_answered`, `commitment_already_decided`
 */
export const signJoint = (
	db: Database,
	actor: Actor,
	slug: string,
	organisationId: number,
): Promise<JointOutcome> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockAnswer(trx, actor, slug, { organisationId, answer: 'signed' });
		if (!commitment) return 'waits';
		const by = { answeredBy: actor.person?.id ?? null, answeredAt: now() };
		await writeAnswer(trx, commitment.id, organisationId, { answer: 'signed', ...by });
		await letters.signed(trx, commitment, organisationId);
		return settle(trx, actor, commitment);
	});

/** One no, with a reason that its author reads, and the promise goes back to its author. */
export const declineJoint = (
	db: Database,
	actor: Actor,
	slug: string,
	{ organisationId, reason }: { organisationId: number; reason: string },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockAnswer(trx, actor, slug, { organisationId, answer: 'declined' });
		if (!commitment) return;
		const by = { answeredBy: actor.person?.id ?? null, answeredAt: now() };
		await writeAnswer(trx, commitment.id, organisationId, { answer: 'declined', reason, ...by });
		await recordStep(trx, actor, 'party_declined', commitment, {}, organisationId);
		await settle(trx, actor, commitment);
	});

/**
 * Proposes it anew without those who said no, or can say yes no longer. It is another promise, so all who are left are
 * asked anew, and the municipality too. @returns its new address. @throws Refused `joint_not_without`
 */
export const goOnWithout = (db: Database, actor: Actor, slug: string): Promise<string> =>
	acting(db, actor, async (trx) => {
		const { around, ...commitment } = await lockCommitment(trx, slug);
		if (!mayEditDraft(actor, commitment)) notFound();
		const named = await namedIn(trx, [commitment.id]);
		if (
			commitment.state !== 'declined' ||
			!mayGoOnWithout(named, { ...around, authorId: commitment.authorId })
		)
			throw new Refused('joint_not_without');
		const out = refusing(named).map(({ organisation }) => organisation.id);
		const parties = named.map(({ organisation }) => organisation.id).filter((id) => !out.includes(id));
		await change(trx, actor, commitment, 'draft');
		await setApproval(trx, commitment.id, null);
		const draft = found(await lockRow(trx, slug));
		return proposeDraft(trx, actor, draft, { wordingRead: true, parties });
	});

/** The author reminds one who has not answered. @throws Refused `joint_reminded_lately`; 404 for who is not asked */
export const remindParty = (
	db: Database,
	actor: Actor,
	slug: string,
	organisationId: number,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockCommitment(trx, slug);
		if (!mayEditDraft(actor, commitment)) notFound();
		const named = await namedIn(trx, [commitment.id]);
		const party = found(named.find(({ organisation }) => organisation.id === organisationId));
		if (commitment.state !== 'proposed') throw new Refused('commitment_already_decided');
		if (!mayRemind(party, now())) throw new Refused('joint_reminded_lately');
		await noteReminded(trx, commitment.id, organisationId, { remindedAt: now() });
		await recordStep(trx, actor, 'party_reminded', commitment, { party: organisationId });
		await letters.reminded(trx, commitment.id, [party], now());
	});
