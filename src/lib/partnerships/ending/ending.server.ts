/**
 * How a partnership ends before its last day: given up before it was signed, terminated by a party, or left by one
 * party while the others go on. What was promised stays, and so does what was delivered.
 */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayChange, mayDecide } from '#lib/partnerships/access.ts';
import type { LeaveInput } from '#lib/partnerships/amendments/amendment-input.ts';
import * as amendmentLetters from '#lib/partnerships/amendments/letters.server.ts';
import * as amendments from '#lib/partnerships/amendments/amendment-queries.server.ts';
import { lapseAmendment } from '#lib/partnerships/amendments/amendments.server.ts';
import { decide, needInForce, needOpen, needParty, record } from '#lib/partnerships/decision.server.ts';
import * as letters from '#lib/partnerships/letters.server.ts';
import { setState } from '#lib/partnerships/partnership-queries.server.ts';
import { signedParties } from '#lib/partnerships/partnership.ts';
import { termsOf } from '#lib/partnerships/amendments/terms.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';

/**
 * Ends it for good: a draft or a proposal is withdrawn by the lead, an active partnership terminated by any party.
 * @throws Refused `partnership_not_open`, `partnership_not_in_force`
 */
export const endPartnership = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ endReason }: { endReason: string },
): Promise<void> =>
	decide(db, actor, organisationSlug, slug, mayDecide, async (facts) => {
		const { trx, partnership, organisation, personId, at } = facts;
		const party = needParty(partnership, organisation);
		const active = partnership.activatedAt !== null;
		if (!active && partnership.leadOrganisationId !== organisation.id) notFound();
		if (active && party.state !== 'signed') notFound();
		const state = active ? 'terminated' : 'withdrawn';
		if (partnership.state === state) return;
		if (active) needInForce(facts);
		else if (partnership.state !== 'draft') needOpen(partnership);
		await setState(trx, partnership.id, {
			state,
			stateChangedAt: at,
			stateChangedBy: personId,
			stateReason: endReason,
			...(active && { endedById: organisation.id }),
		});
		await lapseAmendment(trx, partnership.id, at);
		await record(facts, state);
		if (partnership.state !== 'draft') await letters.ended(trx, partnership, organisation, endReason);
	});

/** A party may go on its own where at least two others remain; otherwise its going ends the partnership. */
export const mayGoAlone = (parties: Parameters<typeof signedParties>[0]): boolean =>
	signedParties(parties).length > 2;

/**
 * Takes one party out at its own wish. The others' terms stand; a lead that goes hands over to one of them.
 * @throws Refused `partnership_not_in_force`, `partnership_leave_ends`, `partnership_lead_needed`
 */
export const leavePartnership = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	slug: string,
	{ leaveReason, newLead }: LeaveInput,
): Promise<void> =>
	decide(db, actor, organisationSlug, slug, mayChange, async (facts) => {
		const { trx, partnership, organisation, personId, at } = facts;
		needInForce(facts);
		if (!mayGoAlone(partnership.parties)) throw new Refused('partnership_leave_ends');
		const leading = partnership.leadOrganisationId === organisation.id;
		const heir = signedParties(partnership.parties).find(
			({ organisationId }) => organisationId === newLead && organisationId !== organisation.id,
		);
		if (leading && !heir) throw new Refused('partnership_lead_needed', 'newLead');
		const before = termsOf(partnership);
		const leadOrganisationId = leading && heir ? heir.organisationId : partnership.leadOrganisationId;
		const parties = before.parties
			.filter((party) => party.organisationId !== organisation.id)
			.toSorted(
				(a, b) =>
					Number(b.organisationId === leadOrganisationId) - Number(a.organisationId === leadOrganisationId),
			);

		await lapseAmendment(trx, partnership.id, at);
		const id = await amendments.insertAmendment(
			trx,
			{
				partnershipId: partnership.id,
				kind: 'left',
				version: partnership.termsVersion,
				reason: leaveReason,
				before,
				after: { ...before, leadOrganisationId, parties },
				proposedById: organisation.id,
				proposedBy: personId,
				proposedAt: at,
				state: 'in_force',
				closedAt: at,
			},
			[],
		);
		await amendments.setLeft(trx, partnership.id, organisation.id, at);
		if (leading) await amendments.setLead(trx, partnership.id, leadOrganisationId);
		await record(facts, 'left', { amendment: id });
		await amendmentLetters.left(trx, partnership, id, organisation, leaveReason);
	});
