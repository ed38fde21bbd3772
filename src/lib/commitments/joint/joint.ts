/**
 * A joint promise and those it names: one proposal is one text and one list of names. It binds when each of them has said
 * yes and the municipality has accepted it, in whatever order; one no, or one who can no longer say yes, and it goes back
 * to its author (decision 0043).
 */
import {
	mayAskAgain,
	standingOf,
	type AgreementParty,
	type AgreementRules,
	type PartyAnswer,
} from '#lib/agreement/agreement.ts';
import type { NamedOrganisation } from '#lib/commitments/commitment.ts';

export const jointRules: AgreementRules = { least: 2, afterNo: 'falls' };

export interface NamedParty {
	organisation: NamedOrganisation;
	/** Null: not answered yet. */
	answer: PartyAnswer | null;
	reason: string;
	answeredAt: Date | null;
	askedAt: Date;
	remindedAt: Date | null;
	/** How often the calendar has reminded it. */
	reminders: number;
	/** It has left the partnership, is closed, or the partnership is over: it can say yes no longer. */
	gone: boolean;
}

type Said = Pick<NamedParty, 'answer' | 'gone'>;

/** Nobody binds who is gone, and the others said yes to a promise together with it: the same as a no. */
const stateOf = ({ answer, gone }: Said) => (gone ? 'declined' : (answer ?? 'invited'));

export const partiesOf = (named: readonly (Said & { organisation: { id: number } })[]): AgreementParty[] =>
	named.map((party) => ({
		organisationId: party.organisation.id,
		required: true,
		state: stateOf(party),
	}));

export type JointOutcome = 'binds' | 'waits' | 'returns';

/** What the answers and the municipality's acceptance come to. */
export function outcomeOf(named: readonly Said[], approved: boolean): JointOutcome {
	const standing = standingOf(
		named.map((party) => ({ required: true, state: stateOf(party) })),
		jointRules,
	);
	if (standing === 'fallen') return 'returns';
	return standing === 'in_force' && approved ? 'binds' : 'waits';
}

export const refuses = (party: Said): boolean => stateOf(party) === 'declined';
/** With whom it can no longer go on. */
export const refusing = <P extends Said>(named: readonly P[]): P[] => named.filter(refuses);

export const waitedFor = <P extends Said>(named: readonly P[]): P[] =>
	named.filter((party) => stateOf(party) === 'invited');

/**
 * May the author go on with the rest? The partnership's lead answers for its promises, so there is none without it; and
 * one alone makes a promise of its own.
 */
export function mayGoOnWithout(
	named: readonly (Said & { organisation: { id: number } })[],
	{ leadId, authorId }: { leadId: number | null; authorId: number | null },
): boolean {
	const out = refusing(named).map(({ organisation }) => organisation.id);
	const rest = named.length - out.length;
	return (
		out.length > 0 && rest >= jointRules.least && ![leadId, authorId].some((id) => out.includes(id ?? 0))
	);
}

/** Days in which a party is left in peace: by the author's own press, and by the calendar, which asks three times. */
const peace = { byHand: 2, byCalendar: 7 };
const mostReminders = 3;

type Asked = Pick<NamedParty, 'answer' | 'gone' | 'askedAt' | 'remindedAt' | 'reminders'>;
const rested = ({ askedAt, remindedAt }: Asked, at: Date, days: number) =>
	mayAskAgain(remindedAt ?? askedAt, at, days);

export const mayRemind = (party: Asked, at: Date): boolean =>
	stateOf(party) === 'invited' && rested(party, at, peace.byHand);

export const isReminderDue = (party: Asked, at: Date): boolean =>
	stateOf(party) === 'invited' && party.reminders < mostReminders && rested(party, at, peace.byCalendar);
