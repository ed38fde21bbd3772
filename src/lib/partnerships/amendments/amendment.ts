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
	state: 'invited' | 'signed' | 'declined';
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

/** Every required party has signed, and at least two have. */
export const isAgreed = (parties: readonly Pick<AmendmentParty, 'required' | 'state'>[]): boolean =>
	parties.every(({ required, state }) => !required || state === 'signed') &&
	parties.filter(({ state }) => state === 'signed').length >= 2;
