/** The noun: a rule and the events it makes. Its template says what they are like; each occurrence is an event of its own. */
import type { EventState } from '#lib/events/event.ts';

/** How far ahead occurrences are made: half a year. */
export const daysAhead = 183;

/**
 * When a series happens. Days are calendar dates in Copenhagen, `2026-11-24`.
 *
 * "Five times" is five of the rule's days. A holiday that is left out is none of them: the rule goes on until there are five. An
 * exception is one of them, as the standard has it: one that is called off leaves four, and no course goes on longer than
 * its people were told. Extra dates come on top. An end by a day is the last one, whatever is left out before it.
 */
export interface Recurrence {
	/** As `isRule` has it. */
	rule: string;
	extraDates: readonly string[];
	exceptDates: readonly string[];
	/** The rule's days that are public holidays in Denmark are left out. */
	skipHolidays: boolean;
}

/** What the form of a recurrence asks: how often, on which day of a month, until when. */
export const everyChoices = ['day', 'week', 'month'] as const;
export const monthlyChoices = ['date', 'weekday', 'last'] as const;
export const endChoices = ['never', 'on', 'after'] as const;

export interface EventSeries extends Recurrence {
	id: number;
	organisationId: number;
	/** What the job makes is published at once. */
	publishes: boolean;
}

/** What a change of one occurrence is also made to. */
export const scopes = ['one', 'later', 'all'] as const;
export type Scope = (typeof scopes)[number];

export interface Occurrence {
	id: number;
	occurrenceOn: string;
	state: EventState;
	detached: boolean;
}

/**
 * The occurrences that another rule takes away: those it has no day for, as long as they are drafts nobody has touched.
 * What was put before the public or changed by hand is somebody's, and stays.
 */
export const takenAway = (days: readonly string[], occurrences: readonly Occurrence[]): Occurrence[] =>
	occurrences.filter(
		({ occurrenceOn, state, detached }) => state === 'draft' && !detached && !days.includes(occurrenceOn),
	);
