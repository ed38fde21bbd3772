/** One organisation that may stand twice: what two entries have in common, and how they are spoken of as a pair. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

/** What the two have in common. */
export const doubleSigns = ['cvr', 'name', 'district', 'website', 'email'] as const;
export type DoubleSign = (typeof doubleSigns)[number];

export interface DoubledEntry {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	state: OrganisationState;
	cvr: string | null;
	address: string | null;
}

export interface Double {
	oneId: number;
	otherId: number;
	same: DoubleSign[];
	foundAt: Date;
	one: DoubledEntry;
	other: DoubledEntry;
}

/** A pair is one pair, from whichever side it is found. */
export const pairOf = (a: number, b: number): { oneId: number; otherId: number } => ({
	oneId: Math.min(a, b),
	otherId: Math.max(a, b),
});

/** Which may go up in which: only a partner can be the one that stays. */
export const waysToMerge = ({ one, other }: Pick<Double, 'one' | 'other'>) =>
	[
		{ from: other, into: one },
		{ from: one, into: other },
	].filter(({ into }) => into.state === 'approved');
