/** Organisations that nobody has touched for long, and what is missing at each. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

/**
 * `unsent`: an application that was begun and never sent; `unanswered`: changes were asked for and nobody came back; `unsigned`:
 * approved, and never signed the charter; `nobody`: no member has an account whose address is theirs; `drafts`: drafts that lie.
 */
export const dormantKinds = ['unsent', 'unanswered', 'unsigned', 'nobody', 'drafts'] as const;
export type DormantKind = (typeof dormantKinds)[number];

/** Of those that closing is for: whoever takes part and has left a draft is reminded, not closed. */
const closableKinds = ['unsent', 'unanswered', 'unsigned', 'nobody'] as const satisfies DormantKind[];

export const isClosable = (kinds: readonly DormantKind[]): boolean =>
	kinds.some((kind) => closableKinds.some((closable) => closable === kind));

/** Untouched for so many months at least. */
export const monthsToChoose = ['3', '6', '12', '24'] as const;
export type Months = (typeof monthsToChoose)[number];
/** Nobody who was there in this time is closed. */
export const leastMonths: Months = '3';

export interface Dormant {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	state: OrganisationState;
	/** When its state or its entry last changed, or was confirmed. */
	touchedAt: Date;
	kinds: DormantKind[];
	/** Members who can be written to. */
	contacts: number;
	/** Since it was last touched. */
	remindedAt: Date | null;
	/** The last day on which closing can be undone; it is closed in the night after. */
	closingOn: string | null;
	closingReason: string | null;
}

/** Why the municipality does not write to it; null where it does. */
export const cannotRemind = ({
	contacts,
	remindedAt,
}: Pick<Dormant, 'contacts' | 'remindedAt'>): 'nobody' | 'reminded' | null =>
	contacts === 0 ? 'nobody' : remindedAt ? 'reminded' : null;
