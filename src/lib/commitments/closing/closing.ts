/**
 * How a commitment ends. Somebody of the makers says it is done; another side, a person, decides what became of it. The
 * confirmed figure suggests an outcome and never chooses it.
 */
import { undisputed } from '#lib/commitments/closing/fulfilment.ts';
import type { NamedOrganisation, Totals } from '#lib/commitments/commitment.ts';

export const outcomes = ['delivered', 'partly', 'not_delivered'] as const;
export type Outcome = (typeof outcomes)[number];
/** What another side may answer: an outcome, or that it is not done yet. */
export const answers = [...outcomes, 'sent_back'] as const;
export type Answer = (typeof answers)[number];

export interface Closing {
	id: number;
	commitmentId: number;
	/** The side that said it; its kind and root decide who may answer. */
	organisation: NamedOrganisation & { rootId: number };
	/** The closing word. */
	word: string;
	reportedBy: number | null;
	reportedAt: Date;
	outcome: Answer | 'taken_back' | 'withdrawn' | null;
	suggested: Outcome | null;
	note: string;
	/** Null with `decidedAt` set: the municipality, acting as itself. */
	decider: NamedOrganisation | null;
	decidedAt: Date | null;
}

type Figures = Pick<Totals, 'confirmed' | 'contested' | 'level0' | 'contributions'> & {
	target: number;
	baseline: number;
	lowerIsBetter: boolean;
};

/** What the confirmed figure points to, without what is in dispute. Where less is better it is the latest reading, once somebody confirmed it. */
export function suggestOutcome(facts: Figures): Outcome {
	const { target, baseline, contested } = facts;
	const confirmed = facts.lowerIsBetter ? facts.confirmed : undisputed(facts);
	if (!facts.lowerIsBetter) {
		if (confirmed >= target) return 'delivered';
		return confirmed > 0 ? 'partly' : 'not_delivered';
	}
	if (facts.contributions === 0 || facts.level0 > 0 || contested > 0) return 'not_delivered';
	if (confirmed <= target) return 'delivered';
	return confirmed < baseline ? 'partly' : 'not_delivered';
}

/** A commitment is called done once something is reported or its time is up. */
export const mayBeClosed = (
	{ contributions, dueOn }: Pick<Totals, 'contributions'> & { dueOn: string },
	today: string,
): boolean => contributions > 0 || dueOn < today;
