/** What a type of commitment says of itself. */
import type { ServedGoals } from '#lib/policy/edition.ts';
import type { LocalisedText } from '#lib/policy/text.ts';

/** Where delivered amounts come from; everything but `manual` counts by itself, and can also be entered by hand. */
export type CountedFrom = 'event' | 'placement' | 'attendance' | 'manual';

/** Who normally confirms a delivery: the other party, or the municipality where there is none. */
export type Confirmer = 'counterpart' | 'municipality';

export interface Unit {
	readonly key: string;
	readonly one: LocalisedText;
	readonly other: LocalisedText;
	/** The short form beside a number; hours have one ("64 t"). */
	readonly symbol?: LocalisedText;
}

export interface CommitmentType {
	readonly key: string;
	readonly name: LocalisedText;
	/** The question asked when a partner sets the target. */
	readonly question: LocalisedText;
	/** What counts, so that two partners count alike. */
	readonly help: LocalisedText;
	readonly unit: Unit;
	/** The goal it normally serves, by edition; null where nobody may promise it anew. */
	readonly serves: ServedGoals;
	readonly defaultTarget: number;
	readonly countedFrom: CountedFrom;
	/** `down`: less is better; the figure is the latest reading, not a sum. */
	readonly direction: 'up' | 'down';
	readonly confirms: Confirmer;
}
