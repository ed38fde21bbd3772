import type { AgreementRules, PartyState } from '#lib/agreement/agreement.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { Terms } from '#lib/partnerships/amendments/terms.ts';

/** `lapsed`: a party left or the partnership ended while it was open. */
export const amendmentStates = ['open', 'in_force', 'declined', 'taken_back', 'lapsed'] as const;
export type AmendmentState = (typeof amendmentStates)[number];

export interface AmendmentParty {
	organisationId: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	required: boolean;
	state: Exclude<PartyState, 'left'>;
	signerName: string | null;
	signerTitle: string | null;
	/** ISO 8601. */
	decidedAt: string | null;
	declinedReason: string | null;
}

export interface Amendment {
	id: number;
	/** `left`: a party went; the others' terms stand as they were. */
	kind: 'terms' | 'left';
	version: number;
	reason: string;
	before: Terms;
	after: Terms;
	proposedById: number;
	proposedByName: string;
	proposedAt: Date;
	state: AmendmentState;
	closedAt: Date | null;
	closedById: number | null;
	closedReason: string | null;
	parties: AmendmentParty[];
}

/** A required party's no ends the proposal, and the old terms stand. */
export const amendmentRules: AgreementRules = { least: 2, afterNo: 'falls' };
