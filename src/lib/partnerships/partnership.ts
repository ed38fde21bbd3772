/** What binds: a partnership is active exactly when every party it depends on has signed. */
import { versionOf } from '#lib/platform/forms/edited.ts';
import { standingOf, type AgreementRules, type PartyState } from '#lib/agreement/agreement.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { showsThings, type OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';

export const partnershipStates = [
	'draft',
	'awaiting_signatures',
	'active',
	'renewed',
	'ended',
	'terminated',
	'withdrawn',
] as const;
export type PartnershipState = (typeof partnershipStates)[number];

/** What a reader sees: time begins a partnership and ends it, and the last 90 days ask for a renewal. */
export type PartnershipStanding = PartnershipState | 'upcoming' | 'due_for_renewal';

export const renewalNoticeDays = 90;

export interface Party {
	organisationId: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	organisationState: OrganisationState;
	required: boolean;
	brings: string;
	state: PartyState;
	signerName: string | null;
	signerTitle: string | null;
	decidedAt: Date | null;
	declinedReason: string | null;
	leftAt: Date | null;
}

/** The partnership that goes before, or after, in a chain of renewals. */
export interface Relative {
	slug: string;
	title: string;
	state: PartnershipState;
	startsOn: string;
	endsOn: string;
	activatedAt: string | null;
}

export interface Partnership {
	id: number;
	slug: string;
	title: string;
	purpose: string;
	leadOrganisationId: number;
	/** First and last day, Copenhagen. */
	startsOn: string;
	endsOn: string;
	districts: DistrictNr[];
	goals: string[];
	state: PartnershipState;
	stateChangedAt: Date;
	stateReason: string | null;
	proposedAt: Date | null;
	activatedAt: Date | null;
	/** How many times the terms have been agreed: 1 until they are amended. */
	termsVersion: number;
	/** Which party terminated it. */
	endedById: number | null;
	renews: Relative | null;
	/** The newest renewal that was not given up, signed or not. */
	renewal: Relative | null;
}

export interface PartnershipWithParties extends Partnership {
	/** The lead first, then by name. */
	parties: Party[];
}

/** Nobody is a partnership alone. After a no the lead takes that party out, or the proposal back. */
export const partnershipRules: AgreementRules = { least: 2, afterNo: 'waits' };
export const isComplete = (parties: readonly Pick<Party, 'required' | 'state'>[]): boolean =>
	standingOf(parties, partnershipRules) === 'in_force';

/** Two kinds of organisation or more stand together. */
export const isCrossSector = (parties: readonly { kind: OrganisationKind }[]): boolean =>
	new Set(parties.map((party) => party.kind)).size >= 2;

/** What is signed, in short: another proposal, or another draft, says something else. */
export const termsOf = (partnership: PartnershipWithParties): string => {
	const { title, purpose, startsOn, endsOn, districts, goals, parties, proposedAt, termsVersion } =
		partnership;
	return versionOf({
		proposed: [termsVersion, proposedAt?.getTime() ?? 0],
		what: [title, purpose, startsOn, endsOn],
		districts,
		goals,
		parties: parties.map((party) => `${party.organisationId} ${party.required} ${party.brings}`),
	});
};

/** A renewal that all have signed. */
export const isRenewed = ({ renewal }: { renewal: Pick<Relative, 'activatedAt'> | null }): boolean =>
	Boolean(renewal?.activatedAt);

/**
 * The state on `today` (YYYY-MM-DD, Copenhagen): the calendar begins an active partnership on its first day and ends it after
 * its last one, whether or not the nightly job has been there.
 */
export function partnershipStanding(
	partnership: Pick<Partnership, 'state' | 'startsOn' | 'endsOn'> & { renewed?: boolean },
	today: string,
): PartnershipStanding {
	const { state, startsOn, endsOn, renewed = false } = partnership;
	if (state !== 'active') return state;
	if (startsOn > today) return 'upcoming';
	if (endsOn < today) return renewed ? 'renewed' : 'ended';
	return !renewed && addDays(endsOn, -renewalNoticeDays) <= today ? 'due_for_renewal' : 'active';
}

/** The same for one that is known with its renewals. */
export const standingOn = (
	partnership: Pick<Partnership, 'state' | 'startsOn' | 'endsOn' | 'renewal'>,
	today: string,
) => partnershipStanding({ ...partnership, renewed: isRenewed(partnership) }, today);

/** All have signed, and it is not over: it binds, also before its first day. */
export const isInForce = (standing: PartnershipStanding): boolean =>
	standing === 'upcoming' || standing === 'active' || standing === 'due_for_renewal';

/** It has begun as well, and counts. */
export const hasBegun = (
	{ startsOn, endsOn, state }: Pick<Partnership, 'state' | 'startsOn' | 'endsOn'>,
	today: string,
) => state === 'active' && startsOn <= today && endsOn >= today;

export const leadOf = (partnership: PartnershipWithParties): Party | undefined =>
	partnership.parties.find((party) => party.organisationId === partnership.leadOrganisationId);

/** Those who stand behind an active partnership. */
export const signedParties = (parties: readonly Party[]): Party[] =>
	parties.filter((party) => party.state === 'signed');

/** Everybody may read it: it is or was active, and its lead, who answers for it, is shown. */
export const isPublic = ({ activatedAt, leadOrganisationId, parties }: PartnershipWithParties): boolean =>
	activatedAt !== null &&
	parties.some(
		(party) => party.organisationId === leadOrganisationId && showsThings(party.organisationState),
	);
