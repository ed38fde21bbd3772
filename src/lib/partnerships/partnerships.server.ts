/**
 * Proposing, signing and declining. Every verb holds the partnership's row first, so that two parties who sign at
 * the same moment sign one after the other, and exactly one of them makes it active.
 */
import { answerOf, newAnswer, without } from '#lib/agreement/agreement.ts';
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { mayDecide, mayLead, partyOf } from '#lib/partnerships/access.ts';
import { decide, needOpen, record, type Case } from '#lib/partnerships/decision.server.ts';
import type { SignPartnershipInput } from '#lib/partnerships/writing/input.ts';
import * as letters from '#lib/partnerships/letters.server.ts';
import { isComplete, partnershipRules, termsOf } from '#lib/partnerships/partnership.ts';
import * as queries from '#lib/partnerships/partnership-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';
import { refuseProposedAnew } from '#lib/platform/forms/edited.ts';
import { isGoalOffered } from '#lib/policy/edition.ts';

/** Becomes active in the same transaction that completes it. */
async function activateWhenComplete(facts: Case): Promise<void> {
	const { trx, partnership, personId, at } = facts;
	if (partnership.state !== 'awaiting_signatures') return;
	const parties = await queries.partiesOf(trx, partnership);
	if (!isComplete(parties)) return;
	await queries.setState(trx, partnership.id, {
		state: 'active',
		stateChangedAt: at,
		stateChangedBy: personId,
		activatedAt: at,
	});
	if (partnership.renews) await queries.markRenewed(trx, partnership.id);
	await record(facts, 'activated', { signed: parties.filter((party) => party.state === 'signed').length });
	await letters.activated(trx, { ...partnership, parties });
}

/**
 * Asks the invited parties to sign; the lead signs by proposing. Proposing what is proposed already changes nothing.
 * @throws Refused `partnership_alone`, `partnership_no_goal`, `policy_over`, `partnership_period_over`, `partnership_party_gone`,
 * `partnership_not_draft`, `proposed_anew`
 */
export const proposePartnership = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ signerName, signerTitle }: SignPartnershipInput,
	termsRead: string | null = null,
): Promise<void> =>
	decide(db, actor, organisationSlug, slug, mayLead, async (facts) => {
		const { trx, partnership, organisation, personId, at } = facts;
		if (partnership.state === 'awaiting_signatures' || partnership.state === 'active') return;
		if (partnership.state !== 'draft') throw new Refused('partnership_not_draft');
		refuseProposedAnew(termsRead, termsOf(partnership));
		const others = partnership.parties.filter((party) => party.organisationId !== organisation.id);
		if (!others.some((party) => party.required)) throw new Refused('partnership_alone');
		if (partnership.goals.length === 0) throw new Refused('partnership_no_goal');
		if (!partnership.goals.every(isGoalOffered)) throw new Refused('policy_over');
		if (partnership.endsOn <= copenhagenDate(at)) throw new Refused('partnership_period_over');
		if (others.some((party) => !stateAllows(party.organisationState, 'sign')))
			throw new Refused('partnership_party_gone');

		await queries.setState(trx, partnership.id, {
			state: 'awaiting_signatures',
			stateChangedAt: at,
			stateChangedBy: personId,
			proposedAt: at,
		});
		await queries.decideParty(trx, partnership.id, organisation.id, {
			state: 'signed',
			termsVersion: partnership.termsVersion,
			decidedAt: at,
			signedBy: personId,
			signerName,
			signerTitle,
		});
		await record(facts, 'proposed', { parties: partnership.parties.length });
		await letters.invited(trx, { ...partnership, proposedAt: at }, others);
	});

/**
 * Signs for an invited party. Signing twice changes nothing.
 * @param termsRead what stood on the page that is signed (`termsOf`)
 * @throws Refused `partnership_already_declined`, `partnership_not_open`, `proposed_anew`
 */
export const signPartnership = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ signerName, signerTitle }: SignPartnershipInput,
	termsRead: string | null = null,
): Promise<void> =>
	decide(db, actor, organisationSlug, slug, mayDecide, async (facts) => {
		const { trx, partnership, organisation, personId, at } = facts;
		const outcome = answerOf(partnership.parties, organisation.id, 'signed', partnershipRules);
		const answer = newAnswer(outcome, 'partnership_already_declined');
		if (!answer) return;
		needOpen(partnership);
		refuseProposedAnew(termsRead, termsOf(partnership));
		await queries.decideParty(trx, partnership.id, organisation.id, {
			state: 'signed',
			termsVersion: partnership.termsVersion,
			decidedAt: at,
			signedBy: personId,
			signerName,
			signerTitle,
		});
		await record(facts, 'signed');
		await letters.signed(trx, partnership, answer.own, signerName);
		await activateWhenComplete(facts);
	});

/**
 * Says no for an invited party, with a reason that the other parties see. Declining twice changes nothing.
 * @throws Refused `partnership_already_signed`, `partnership_not_open`
 */
export const declinePartnership = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ declineReason }: { declineReason: string },
): Promise<void> =>
	decide(db, actor, organisationSlug, slug, mayDecide, async (facts) => {
		const { trx, partnership, organisation, at } = facts;
		const outcome = answerOf(partnership.parties, organisation.id, 'declined', partnershipRules);
		const answer = newAnswer(outcome, 'partnership_already_signed');
		if (!answer) return;
		needOpen(partnership);
		await queries.decideParty(trx, partnership.id, organisation.id, {
			state: 'declined',
			decidedAt: at,
			declinedReason: declineReason,
		});
		await record(facts, 'declined');
		await letters.declined(trx, partnership, answer.own, declineReason);
	});

/**
 * Takes out a party that declined; the rest may then be complete.
 * @throws Refused `partnership_party_not_declined`, `partnership_alone`
 */
export const removeDeclinedParty = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ organisationId }: { organisationId: number },
): Promise<void> =>
	decide(db, actor, organisationSlug, slug, mayLead, async (facts) => {
		const { trx, partnership } = facts;
		needOpen(partnership);
		const party = partyOf(partnership, organisationId);
		if (!party) return;
		if (party.state !== 'declined') throw new Refused('partnership_party_not_declined');
		if (without(partnership.parties, organisationId).length < partnershipRules.least)
			throw new Refused('partnership_alone');
		await queries.removeParty(trx, partnership.id, organisationId);
		await record(facts, 'party_removed', { party: organisationId });
		await activateWhenComplete(facts);
	});

/**
 * Takes a proposal back to a draft, to change it. Those who had signed are asked anew.
 * @throws Refused `partnership_not_open`
 */
export const reviseProposal = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
): Promise<void> =>
	decide(db, actor, organisationSlug, slug, mayLead, async (facts) => {
		const { trx, partnership, personId, at } = facts;
		if (partnership.state === 'draft') return;
		if (partnership.state !== 'awaiting_signatures') throw new Refused('partnership_not_open');
		await queries.setState(trx, partnership.id, {
			state: 'draft',
			stateChangedAt: at,
			stateChangedBy: personId,
			proposedAt: null,
		});
		await queries.clearDecisions(trx, partnership.id);
		await record(facts, 'revised');
		await letters.takenBack(trx, partnership, at);
	});
