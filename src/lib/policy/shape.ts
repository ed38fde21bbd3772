import type { LocalisedText } from '#lib/policy/text.ts';

/** What every policy edition must say. Its keys are its own; `edition.ts` derives their types. */
export interface PolicyShape {
	readonly key: string;
	/** First and last day of the period, in Copenhagen. */
	readonly period: { readonly start: string; readonly end: string };
	readonly title: LocalisedText;
	readonly responsible: { readonly committee: string; readonly administration: LocalisedText };
	readonly principles: readonly Principle[];
	readonly grounds: readonly { readonly key: string; readonly name: LocalisedText }[];
	readonly focusAreas: readonly FocusAreaShape[];
	readonly goals: readonly GoalShape[];
	readonly lighthouses: readonly LighthouseShape[];
	readonly committees: readonly CommitteeShape[];
	readonly markedAreas: readonly MarkedAreaShape[];
	/**
	 * What a type of promise normally serves in it, by the type's and the goal's keys; null where it is not offered. An edition
	 * that the site comes with leaves it out: the types say it themselves.
	 */
	readonly serves?: Readonly<Record<string, string | null>>;
}

/** A political committee of the city. Reforms take committees away and bring new ones, also in the middle of a period. */
export interface CommitteeShape {
	readonly key: string;
	readonly name: LocalisedText;
	/** First and last day, in Copenhagen; null: it has not ended. */
	readonly from: string;
	readonly until: string | null;
}

/**
 * A part of the city where the edition sees more need than elsewhere. It does not follow district borders: it lies in the
 * district `district` (its official number), around a point.
 */
export interface MarkedAreaShape {
	readonly name: string;
	/** The goal that it is marked toward. */
	readonly goal: string;
	readonly district: number;
	readonly lat: number;
	readonly lng: number;
}

export interface Principle {
	readonly key: string;
	readonly name: LocalisedText;
	readonly meaning: LocalisedText;
}

export interface FocusAreaShape {
	readonly key: string;
	readonly number: number;
	readonly name: LocalisedText;
	readonly shortName: LocalisedText;
}

/** `closer`: the figure should approach a reference that moves, such as the city's workforce. */
export type GoalDirection = 'up' | 'down' | 'closer';

export interface GoalShape {
	readonly key: string;
	readonly number: number;
	readonly focusArea: string;
	readonly name: LocalisedText;
	readonly shortName: LocalisedText;
	readonly direction: GoalDirection;
	/** Most goals are a direction only, without a number to reach. */
	readonly target: {
		readonly value: number;
		readonly bound: 'at-most' | 'at-least';
		readonly unit: LocalisedText;
	} | null;
}

export interface LighthouseShape {
	readonly key: string;
	readonly focusArea: string;
	readonly name: LocalisedText;
}
