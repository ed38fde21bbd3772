/**
 * Changing what was signed. New terms bind nobody until every required party has signed them anew; until then the old
 * ones stand. Every verb holds the partnership's row first, so that two who sign at once make it take effect once.
 */
import { answerOf, newAnswer } from '#lib/agreement/agreement.ts';
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { may } from '#lib/accounts/access.ts';
import { mayChange } from '#lib/partnerships/access.ts';
import {
	amendmentRules,
	type Amendment,
	type AmendmentParty,
} from '#lib/partnerships/amendments/amendment.ts';
import type { AmendmentInput } from '#lib/partnerships/amendments/amendment-input.ts';
import * as letters from '#lib/partnerships/amendments/letters.server.ts';
import * as queries from '#lib/partnerships/amendments/amendment-queries.server.ts';
import { decide, needInForce, record, type Case } from '#lib/partnerships/decision.server.ts';
import type { SignPartnershipInput } from '#lib/partnerships/writing/input.ts';
import { isRenewed, type PartnershipWithParties } from '#lib/partnerships/partnership.ts';
import { askedFor, changesBetween, termsOf, type Terms } from '#lib/partnerships/amendments/terms.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';
import { isGoalOffered } from '#lib/policy/edition.ts';

const maySign = (actor: Actor, _: PartnershipWithParties, organisationId: number) =>
	may(actor, 'sign', organisationId);

/**
 * The terms as the form asks for them, under the names the organisations bear today.
 * Goals agreed on may stay when the policy changes; new ones are of the policy in force.
 * @throws Refused `policy_over`, `partnership_party_twice`, `partnership_party_gone`, `partnership_alone`, `amendment_lead_out`
 */
export async function newTerms(
	db: Database | Transaction,
	partnership: PartnershipWithParties,
	input: Pick<
		AmendmentInput,
		'purpose' | 'startsOn' | 'endsOn' | 'goals' | 'districts' | 'parties' | 'leadOrganisationId'
	>,
): Promise<Terms> {
	const { purpose, startsOn, endsOn, goals, districts, leadOrganisationId } = input;
	const isOpen = (goal: string) => isGoalOffered(goal) || partnership.goals.includes(goal);
	if (!goals.every(isOpen)) throw new Refused('policy_over', 'goals');
	const staying = input.parties.filter(({ out }) => !out);
	if (staying.length < 2) throw new Refused('partnership_alone');
	const named = new Set(input.parties.map(({ organisationId }) => organisationId));
	if (named.size < input.parties.length) throw new Refused('partnership_party_twice');
	const partners = await queries.partnersById(
		db,
		staying.map(({ organisationId }) => organisationId),
	);
	const known = new Map(partners.map((partner) => [partner.organisationId, partner]));
	const parties = staying.map(({ organisationId, brings, required }) => {
		const partner = known.get(organisationId);
		if (!partner) throw new Refused('partnership_party_gone');
		return { ...partner, brings, required: required || organisationId === leadOrganisationId };
	});
	const lead = parties.find(({ organisationId }) => organisationId === leadOrganisationId);
	if (!lead) throw new Refused('amendment_lead_out', 'leadOrganisationId');
	if (parties.filter(({ required }) => required).length < 2) throw new Refused('partnership_alone');
	const sorted = [lead, ...parties.filter((party) => party !== lead)];
	return { purpose, startsOn, endsOn, goals, districts, leadOrganisationId, parties: sorted };
}

/**
 * Whether these terms may be proposed by this organisation today.
 * @throws Refused `amendment_nothing`, `amendment_self_out`, `partnership_period_over`, `amendment_renewed`
 */
export function checkProposal(
	partnership: PartnershipWithParties,
	after: Terms,
	organisationId: number,
	today: string,
): void {
	const before = termsOf(partnership);
	if (changesBetween(before, after).length === 0) throw new Refused('amendment_nothing');
	if (!after.parties.some((party) => party.organisationId === organisationId))
		throw new Refused('amendment_self_out');
	if (after.endsOn <= today) throw new Refused('partnership_period_over', 'endsOn');
	if (after.endsOn !== before.endsOn && isRenewed(partnership))
		throw new Refused('amendment_renewed', 'endsOn');
}

/**
 * Proposes new terms; the proposer signs by proposing. Proposing the same twice changes nothing.
 * @throws Refused as `newTerms` and `checkProposal`, `partnership_not_in_force`,
 * `amendment_open`, `amendment_stale`
 */
export const proposeAmendment = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	input: AmendmentInput,
): Promise<void> =>
	decide(db, actor, organisationSlug, slug, mayChange, async (facts) => {
		const { trx, partnership, organisation, personId, at } = facts;
		needInForce(facts);
		const open = await queries.openAmendment(trx, partnership.id);
		if (input.version !== partnership.termsVersion) throw new Refused('amendment_stale');
		const after = await newTerms(trx, partnership, input);
		if (open?.proposedById === organisation.id && changesBetween(open.after, after).length === 0) return;
		if (open) throw new Refused('amendment_open');
		checkProposal(partnership, after, organisation.id, copenhagenDate(at));

		const before = termsOf(partnership);
		const isPartner = (id: number) =>
			partnership.parties.some(
				(party) => party.organisationId === id && stateAllows(party.organisationState, 'sign'),
			);
		const asked = askedFor(before, after, isPartner);
		const id = await queries.insertAmendment(
			trx,
			{
				partnershipId: partnership.id,
				kind: 'terms',
				version: partnership.termsVersion + 1,
				reason: input.reason,
				before,
				after,
				proposedById: organisation.id,
				proposedBy: personId,
				proposedAt: at,
			},
			asked,
		);
		await answer(facts, id, { state: 'signed', ...signer(input) });
		await record(facts, 'amendment_proposed', { amendment: id, asked: asked.length });
		await letters.asked(trx, partnership, await need(trx, partnership.id));
	});

/**
 * Signs new terms for a party that is asked; the last required one puts them in force. Signing twice changes nothing.
 * @throws Refused `amendment_closed`, `amendment_answered`, `partnership_not_in_force`, `partnership_period_over`
 */
export const signAmendment = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ amendment: id, ...input }: SignPartnershipInput & { amendment: number },
): Promise<void> =>
	decide(db, actor, organisationSlug, slug, maySign, async (facts) => {
		const { trx, partnership, organisation, at } = facts;
		const open = await openFor(facts, id, ({ state }, own) => state === 'in_force' && own.state === 'signed');
		if (!open) return;
		const { amendment, own } = open;
		const outcome = answerOf(amendment.parties, organisation.id, 'signed', amendmentRules);
		const signing = newAnswer(outcome, 'amendment_answered');
		if (!signing) return;
		needInForce(facts);
		if (amendment.after.endsOn < copenhagenDate(at)) throw new Refused('partnership_period_over');
		await answer(facts, id, { state: 'signed', ...signer(input) });
		await record(facts, 'amendment_signed', { amendment: id });
		const signed = await need(trx, partnership.id);
		if (!signing.concluded) return letters.signed(trx, partnership, signed, own, input.signerName);
		await queries.closeAmendment(trx, id, { state: 'in_force', closedAt: at });
		await queries.applyTerms(trx, partnership.id, { ...signed, at });
		await record(facts, 'amended', { amendment: id, version: signed.version });
		await letters.inForce(trx, partnership, signed);
	});

/**
 * Says no, with a reason the other parties see. A required party's no ends the proposal, and the old terms stand.
 * @throws Refused `amendment_closed`, `partnership_already_signed`
 */
export const declineAmendment = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ amendment: id, declineReason }: { amendment: number; declineReason: string },
): Promise<void> =>
	decide(db, actor, organisationSlug, slug, maySign, async (facts) => {
		const { trx, partnership, organisation, at } = facts;
		const open = await openFor(facts, id, (_, own) => own.state === 'declined');
		if (!open) return;
		const { amendment, own } = open;
		const outcome = answerOf(amendment.parties, organisation.id, 'declined', amendmentRules);
		const declining = newAnswer(outcome, 'partnership_already_signed');
		if (!declining) return;
		await answer(facts, id, { state: 'declined', declinedReason: declineReason });
		await record(facts, 'amendment_declined', { amendment: id });
		if (declining.concluded) {
			await queries.closeAmendment(trx, id, {
				state: 'declined',
				closedAt: at,
				closedById: organisation.id,
				closedReason: declineReason,
			});
		}
		await letters.declined(trx, partnership, amendment, own, declineReason);
	});

/** Takes a proposal back; only who made it may. @throws Refused `amendment_closed` */
export const takeBackAmendment = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ amendment: id }: { amendment: number },
): Promise<void> =>
	decide(db, actor, organisationSlug, slug, maySign, async (facts) => {
		const { trx, partnership, organisation, at } = facts;
		const open = await openFor(facts, id, ({ state }) => state === 'taken_back');
		if (!open) return;
		const { amendment } = open;
		if (amendment.proposedById !== organisation.id) notFound();
		await queries.closeAmendment(trx, id, { state: 'taken_back', closedAt: at, closedById: organisation.id });
		await record(facts, 'amendment_taken_back', { amendment: id });
		await letters.takenBack(trx, partnership, amendment);
	});

/** What was open when a party left or the partnership ended is no longer about the same parties. */
export async function lapseAmendment(trx: Transaction, partnershipId: number, at: Date): Promise<void> {
	const open = await queries.openAmendment(trx, partnershipId);
	if (open) await queries.closeAmendment(trx, open.id, { state: 'lapsed', closedAt: at });
}

const signer = ({ signerName, signerTitle }: Pick<SignPartnershipInput, 'signerName' | 'signerTitle'>) => ({
	signerName,
	signerTitle,
});

const answer = (
	{ trx, organisation, personId, at }: Case,
	id: number,
	given: Omit<Parameters<typeof queries.answerAmendment>[3], 'decidedAt' | 'signedBy'>,
) => queries.answerAmendment(trx, id, organisation.id, { ...given, decidedAt: at, signedBy: personId });

const need = async (trx: Transaction, partnershipId: number): Promise<Amendment> =>
	(await queries.openAmendment(trx, partnershipId)) ?? notFound();

const closed = ['in_force', 'declined', 'taken_back', 'lapsed'] as const;

/**
 * The open proposal, if it is the one the page showed and the organisation is asked; null where it is closed and what
 * is asked for has been `done` already.
 */
async function openFor(
	{ trx, partnership, organisation }: Case,
	id: number,
	done: (amendment: Amendment, own: AmendmentParty) => boolean,
) {
	const open = await queries.openAmendment(trx, partnership.id);
	const known = open?.id === id ? [open] : await queries.closedAmendments(trx, partnership.id, closed);
	const amendment = known.find((one) => one.id === id) ?? notFound();
	const own =
		amendment.parties.find(({ organisationId }) => organisationId === organisation.id) ?? notFound();
	if (amendment === open) return { amendment, own };
	if (done(amendment, own)) return null;
	throw new Refused('amendment_closed');
}
