/** What binds: a partnership is active exactly when every party it depends on has signed. */

export const partnershipStates = [
	'draft',
	'awaiting_signatures',
	'active',
	'ended',
	'terminated',
	'withdrawn',
] as const;
export type PartnershipState = (typeof partnershipStates)[number];

export const partyStates = ['invited', 'signed', 'declined'] as const;
export type PartyState = (typeof partyStates)[number];

/** What a reader sees: time ends a partnership, and the last 90 days ask for a renewal. */
export type PartnershipStanding = PartnershipState | 'due_for_renewal';

export const renewalNoticeDays = 90;

export interface Party {
	organisationId: number;
	slug: string;
	name: string;
	kind: string;
	organisationState: string;
	required: boolean;
	brings: string;
	state: PartyState;
	signerName: string | null;
	signerTitle: string | null;
	decidedAt: Date | null;
	declinedReason: string | null;
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
	districts: number[];
	goals: string[];
	state: PartnershipState;
	stateChangedAt: Date;
	stateReason: string | null;
	proposedAt: Date | null;
	activatedAt: Date | null;
}

export interface PartnershipWithParties extends Partnership {
	/** The lead first, then by name. */
	parties: Party[];
}

/** Every required party has signed, and at least two have: nobody is a partnership alone. */
export function isComplete(parties: readonly Pick<Party, 'required' | 'state'>[]): boolean {
	const signed = parties.filter((party) => party.state === 'signed').length;
	return signed >= 2 && parties.every((party) => !party.required || party.state === 'signed');
}

/** Two kinds of organisation or more stand together. */
export const isCrossSector = (parties: readonly { kind: string }[]): boolean =>
	new Set(parties.map((party) => party.kind)).size >= 2;

/** The state on `today` (YYYY-MM-DD): the calendar ends an active partnership. */
export function partnershipStanding(
	partnership: Pick<Partnership, 'state' | 'endsOn'>,
	today: string,
): PartnershipStanding {
	if (partnership.state !== 'active') return partnership.state;
	if (partnership.endsOn < today) return 'ended';
	const notice = new Date(`${partnership.endsOn}T12:00:00Z`);
	notice.setUTCDate(notice.getUTCDate() - renewalNoticeDays);
	return notice.toISOString().slice(0, 10) <= today ? 'due_for_renewal' : 'active';
}

export const leadOf = (partnership: PartnershipWithParties): Party | undefined =>
	partnership.parties.find((party) => party.organisationId === partnership.leadOrganisationId);

/** Those who stand behind an active partnership. */
export const signedParties = (parties: readonly Party[]): Party[] =>
	parties.filter((party) => party.state === 'signed');
