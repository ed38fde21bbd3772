import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import type { Amendment } from '#lib/partnerships/amendments/amendment.ts';
import type { Party, PartnershipWithParties } from '#lib/partnerships/partnership.ts';

export const isLead = (
	partnership: Pick<PartnershipWithParties, 'leadOrganisationId'>,
	organisationId: number,
): boolean => partnership.leadOrganisationId === organisationId;

export const partyOf = (partnership: PartnershipWithParties, organisationId: number): Party | undefined =>
	partnership.parties.find((party) => party.organisationId === organisationId);

/** A draft is the lead's own; once proposed, every party sees it, and who is asked to come in by an amendment. */
export function maySee(
	actor: Actor,
	partnership: PartnershipWithParties,
	organisationId: number,
	amendment?: Pick<Amendment, 'parties'>,
): boolean {
	if (!may(actor, 'read', organisationId)) return false;
	if (isLead(partnership, organisationId)) return true;
	if (partnership.state === 'draft') return false;
	return [...partnership.parties, ...(amendment?.parties ?? [])].some(
		(party) => party.organisationId === organisationId,
	);
}

/** Those whose signature stands, once all have signed: they propose changes, and keep the log between them. */
export const isSigned = (partnership: PartnershipWithParties, organisationId: number): boolean =>
	partnership.activatedAt !== null && partyOf(partnership, organisationId)?.state === 'signed';

/** Changing what binds everybody, or going, takes a signatory of a party that has signed. */
export const mayChange = (
	actor: Actor,
	partnership: PartnershipWithParties,
	organisationId: number,
): boolean => may(actor, 'sign', organisationId) && isSigned(partnership, organisationId);

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
