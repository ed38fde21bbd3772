/**
 * The policy edition in force: the only door to names of goals, focus areas and committees.
 * A new period is a new data file and one changed line here.
 */
import { edition2011to2014 } from '#lib/policy/edition-2011-2014.ts';
import type { FocusAreaShape, GoalShape, LighthouseShape, PolicyShape } from '#lib/policy/shape.ts';

export { localised, policyLanguage, type LocalisedText } from '#lib/policy/text.ts';
export type { GoalDirection, Principle } from '#lib/policy/shape.ts';

const current = edition2011to2014;

export type GoalKey = (typeof current.goals)[number]['key'];
export type FocusAreaKey = (typeof current.focusAreas)[number]['key'];
export type GroundKey = (typeof current.grounds)[number]['key'];
export type CommitteeKey = (typeof current.committees)[number]['key'];

export interface FocusArea extends FocusAreaShape {
	readonly key: FocusAreaKey;
}
export interface Goal extends GoalShape {
	readonly key: GoalKey;
	readonly focusArea: FocusAreaKey;
}
export interface Lighthouse extends LighthouseShape {
	readonly focusArea: FocusAreaKey;
}
export interface PolicyEdition extends PolicyShape {
	readonly focusAreas: readonly FocusArea[];
	readonly goals: readonly Goal[];
	readonly lighthouses: readonly Lighthouse[];
}

export const edition: PolicyEdition = current;

/** In the edition's order, which is the order on every screen. */
export const focusAreaKeys: readonly FocusAreaKey[] = current.focusAreas.map((area) => area.key);
export const goalKeys: readonly GoalKey[] = current.goals.map((goal) => goal.key);

export const isGoalKey = (value: unknown): value is GoalKey => goalKeys.some((key) => key === value);
export const isFocusAreaKey = (value: unknown): value is FocusAreaKey =>
	focusAreaKeys.some((key) => key === value);

const found = <T>(thing: T | undefined, what: string): T => {
	if (thing === undefined) throw new RangeError(`The policy edition ${current.key} has no ${what}`);
	return thing;
};

/** @throws RangeError for a key the edition does not know (check input with `isGoalKey` first) */
export const goalOf = (key: string): Goal =>
	found(
		edition.goals.find((goal) => goal.key === key),
		`goal ${key}`,
	);

/** @throws RangeError for a key the edition does not know */
export const focusAreaByKey = (key: string): FocusArea =>
	found(
		edition.focusAreas.find((area) => area.key === key),
		`focus area ${key}`,
	);

/** The focus area a goal belongs to. @throws RangeError for an unknown goal */
export const focusAreaOf = (goal: string): FocusArea => focusAreaByKey(goalOf(goal).focusArea);

export const goalsIn = (area: FocusAreaKey): readonly Goal[] =>
	edition.goals.filter((goal) => goal.focusArea === area);
