import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import type { Party, PartnershipWithParties } from '#lib/partnerships/partnership.ts';

export const isLead = (
	partnership: Pick<PartnershipWithParties, 'leadOrganisationId'>,
	organisationId: number,
): boolean => partnership.leadOrganisationId === organisationId;

export const partyOf = (partnership: PartnershipWithParties, organisationId: number): Party | undefined =>
	partnership.parties.find((party) => party.organisationId === organisationId);

/** A draft is the lead's own; once proposed, every party sees it. */
export function maySee(actor: Actor, partnership: PartnershipWithParties, organisationId: number): boolean {
	if (!may(actor, 'read', organisationId)) return false;
	if (isLead(partnership, organisationId)) return true;
	return partnership.state !== 'draft' && partyOf(partnership, organisationId) !== undefined;
}

/** Only the lead writes, and only while nobody is asked to sign. */
export const mayEdit = (actor: Actor, partnership: PartnershipWithParties, organisationId: number): boolean =>
	isLead(partnership, organisationId) && may(actor, 'edit', organisationId);

/** The lead's signatories speak for the partnership: propose, change, give up. */
export const mayLead = (actor: Actor, partnership: PartnershipWithParties, organisationId: number): boolean =>
	isLead(partnership, organisationId) && may(actor, 'sign', organisationId);

/** A party's signatories decide for it, once the partnership is proposed. */
export const mayDecide = (
	actor: Actor,
	partnership: PartnershipWithParties,
	organisationId: number,
): boolean => may(actor, 'sign', organisationId) && maySee(actor, partnership, organisationId);
