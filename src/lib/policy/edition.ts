/**
 * The policy's editions and the one in force: the only door to names of goals, focus areas and committees.
 * Rows outlive an edition, so a key says which edition it is of (`2011-2014/goal-1`) and is looked up there, whatever is
 * in force now. `currentEdition` is for what is written anew: forms, and the filters that are offered.
 * A new period is written by the municipality (`followup/policy-edition`) and known to the process, or the page, as a whole
 * (`knowEditions`). One may also come with the site: a data file and a line in `shipped`; the compiler then asks every
 * commitment type what it serves.
 */
import { copenhagenDate } from '#lib/i18n/dates.ts';
import { now } from '#lib/platform/clock.ts';
import { edition2011to2014 } from '#lib/policy/edition-2011-2014.ts';
import type {
	CommitteeShape,
	FocusAreaShape,
	GoalShape,
	LighthouseShape,
	MarkedAreaShape,
	PolicyShape,
} from '#lib/policy/shape.ts';

export { localised } from '#lib/policy/text.ts';

/** Those that the site comes with, oldest first. */
const shipped = [edition2011to2014] as const satisfies readonly PolicyShape[];
type Shipped = (typeof shipped)[number];

export type EditionKey = Shipped['key'];
/** What a commitment type normally serves in each edition, by the goal's key there; null where it is not offered. */
export type ServedGoals = { readonly [E in Shipped as E['key']]: E['goals'][number]['key'] | null };

type GoalKeys = { [E in Shipped as E['key']]: `${E['key']}/${E['goals'][number]['key']}` };
type AreaKeys = { [E in Shipped as E['key']]: `${E['key']}/${E['focusAreas'][number]['key']}` };
/** `2011-2014/goal-1` */
export type GoalKey = GoalKeys[EditionKey];
/** `2011-2014/youth` */
export type FocusAreaKey = AreaKeys[EditionKey];
type CommitteeKeys = { [E in Shipped as E['key']]: `${E['key']}/${E['committees'][number]['key']}` };
/** `2011-2014/finance` */
export type CommitteeKey = CommitteeKeys[EditionKey];
type LighthouseKeys = { [E in Shipped as E['key']]: `${E['key']}/${E['lighthouses'][number]['key']}` };
/** `2011-2014/ten-schools` */
export type LighthouseKey = LighthouseKeys[EditionKey];

/** How goals and areas stand in addresses. The words of the first edition came before the others and carry no period. */
interface Addressed {
	/** In a filter: `goal-1`, `2027-2030-goal-1`. */
	readonly slug: string;
	/** On a page of its own: `1`, `2027-2030-1`. */
	readonly pageSlug: string;
}
export interface FocusArea extends FocusAreaShape, Addressed {
	readonly key: FocusAreaKey;
}
export interface Goal extends GoalShape, Addressed {
	readonly key: GoalKey;
	readonly focusArea: FocusAreaKey;
}
export interface Committee extends CommitteeShape {
	readonly key: CommitteeKey;
	/** In a filter. */
	readonly slug: string;
}
export interface Lighthouse extends LighthouseShape {
	readonly key: LighthouseKey;
	/** On its own page. */
	readonly slug: string;
	readonly focusArea: FocusAreaKey;
}
export interface MarkedArea extends MarkedAreaShape {
	readonly goal: GoalKey;
}
export interface PolicyEdition extends PolicyShape {
	readonly focusAreas: readonly FocusArea[];
	readonly goals: readonly Goal[];
	readonly committees: readonly Committee[];
	readonly lighthouses: readonly Lighthouse[];
	readonly markedAreas: readonly MarkedArea[];
}

/** An edition as its file has it, with keys that say where they are from. */
export function editionFrom(shape: PolicyShape): PolicyEdition {
	const goalKey = (key: string) => `${shape.key}/${key}` as GoalKey;
	const areaKey = (key: string) => `${shape.key}/${key}` as FocusAreaKey;
	const prefix = shape.key === shipped[0].key ? '' : `${shape.key}-`;
	const addressed = ({ key, number }: { key: string; number: number }): Addressed => ({
		slug: prefix + key,
		pageSlug: `${prefix}${number}`,
	});
	return {
		...shape,
		focusAreas: shape.focusAreas.map((area) => ({ ...area, ...addressed(area), key: areaKey(area.key) })),
		goals: shape.goals.map((goal) => ({
			...goal,
			...addressed(goal),
			key: goalKey(goal.key),
			focusArea: areaKey(goal.focusArea),
		})),
		committees: shape.committees.map((one) => ({
			...one,
			slug: prefix + one.key,
			key: `${shape.key}/${one.key}` as CommitteeKey,
		})),
		lighthouses: shape.lighthouses.map((one) => ({
			...one,
			slug: prefix + one.key,
			key: `${shape.key}/${one.key}` as LighthouseKey,
			focusArea: areaKey(one.focusArea),
		})),
		markedAreas: shape.markedAreas.map((one) => ({ ...one, goal: goalKey(one.goal) })),
	};
}

const [first, ...later] = shipped;
const known: [PolicyEdition, ...PolicyEdition[]] = [editionFrom(first), ...later.map(editionFrom)];
/** Oldest first. */
export const editions: readonly [PolicyEdition, ...PolicyEdition[]] = known;

let published: readonly PolicyShape[] = [];
/** Those that were published here, as this process or this page knows them; oldest first. */
export const publishedEditions = (): readonly PolicyShape[] => published;

/**
 * The server does this before its first request and anew with each change, a page before it renders.
 * @returns whether something is otherwise than it was known
 */
export function knowEditions(shapes: readonly PolicyShape[]): boolean {
	if (shapes === published || JSON.stringify(shapes) === JSON.stringify(published)) return false;
	published = shapes;
	known.splice(shipped.length, known.length, ...shapes.map(editionFrom));
	return true;
}

const ownKey = (key: string): string => key.slice(key.indexOf('/') + 1);
const withoutAddress = <T extends Addressed & { key: string }>({ slug: _, pageSlug: __, ...rest }: T) => ({
	...rest,
	key: ownKey(rest.key),
});

/** An edition as its file would have it: what the next one is begun with. */
export function shapeOf({
	goals,
	focusAreas,
	committees,
	lighthouses,
	markedAreas,
	...rest
}: PolicyEdition): PolicyShape {
	return {
		...rest,
		focusAreas: focusAreas.map(withoutAddress),
		goals: goals.map((goal) => ({ ...withoutAddress(goal), focusArea: ownKey(goal.focusArea) })),
		committees: committees.map(({ slug: _, ...one }) => ({ ...one, key: ownKey(one.key) })),
		lighthouses: lighthouses.map(({ slug: _, ...one }) => ({
			...one,
			key: ownKey(one.key),
			focusArea: ownKey(one.focusArea),
		})),
		markedAreas: markedAreas.map((one) => ({ ...one, goal: ownKey(one.goal) })),
	};
}

/** An edition is in force from its first day until the next one's, also when its period has run out. */
export const editionOn = (day: string): PolicyEdition =>
	editions.findLast(({ period }) => period.start <= day) ?? editions[0];

/** The edition that new things are written under. */
export const currentEdition = (): PolicyEdition => editionOn(copenhagenDate(now()));

const committees = () => editions.flatMap((edition) => edition.committees);
export const isCommitteeKey = (key: unknown): key is CommitteeKey =>
	committees().some((committee) => committee.key === key);
/** Null for a key that no edition knows. */
export const committeeOf = (key: string): Committee | null =>
	committees().find((committee) => committee.key === key) ?? null;
export const committeeBySlug = (slug: string | null): Committee | null =>
	committees().find((committee) => committee.slug === slug) ?? null;

const lasts = ({ from, until }: CommitteeShape, day: string) =>
	from <= day && (until === null || day <= until);
/** Whether there is such a committee on a day. */
export function isCommitteeOn(key: string, day: string): boolean {
	const committee = committeeOf(key);
	return committee !== null && lasts(committee, day);
}

/** The committees of the edition in force that there are on a day, and the one that a form holds already. */
export const committeesOffered = (day: string, held: string | null = null): readonly Committee[] =>
	committees().filter(
		(one) => one.key === held || (currentEdition().committees.includes(one) && lasts(one, day)),
	);

const lighthouses = () => editions.flatMap((edition) => edition.lighthouses);
export const lighthouseOf = (key: string): Lighthouse | null =>
	lighthouses().find((one) => one.key === key) ?? null;
export const lighthouseBySlug = (slug: string | null): Lighthouse | null =>
	lighthouses().find((one) => one.slug === slug) ?? null;

const goals = () => editions.flatMap((edition) => edition.goals);
const areas = () => editions.flatMap((edition) => edition.focusAreas);

/** Null for a key that no edition knows: a row of another release must not take its page down. */
export const goalOf = (key: string): Goal | null => goals().find((goal) => goal.key === key) ?? null;
export const focusAreaByKey = (key: string): FocusArea | null =>
	areas().find((area) => area.key === key) ?? null;

/** The focus area a goal belongs to, in the goal's own edition. */
export const focusAreaOf = (goal: string): FocusArea | null => focusAreaByKey(goalOf(goal)?.focusArea ?? '');

/** The goals of an area, in the area's own edition. */
export const goalsIn = (area: string): readonly Goal[] => goals().filter((goal) => goal.focusArea === area);

export const isGoalKey = (key: unknown): key is GoalKey => goals().some((goal) => goal.key === key);
export const isFocusAreaKey = (key: unknown): key is FocusAreaKey => areas().some((area) => area.key === key);

/** Whether new things may be written toward it. */
export const isGoalOffered = (key: unknown): key is GoalKey =>
	currentEdition().goals.some((goal) => goal.key === key);

export const goalBySlug = (slug: string | null): Goal | null =>
	goals().find((goal) => goal.slug === slug) ?? null;
export const focusAreaBySlug = (slug: string | null): FocusArea | null =>
	areas().find((area) => area.slug === slug) ?? null;

/** The goals a filter asks for by the slug of a goal or of an area; none for a slug that nothing has. */
export function goalsAt(slug: string): readonly Goal[] {
	const goal = goalBySlug(slug);
	return goal ? [goal] : goalsIn(focusAreaBySlug(slug)?.key ?? '');
}

/**
 * The editions a form or a filter offers: the one in force, and after it those that what it holds already is of.
 * @param held keys or slugs of goals and areas
 */
export function editionsOffered(held: readonly (string | null)[] = []): readonly PolicyEdition[] {
	const current = currentEdition();
	const isHeld = ({ key, slug }: Addressed & { key: string }) => held.includes(key) || held.includes(slug);
	const earlier = editions.filter(
		(edition) => edition !== current && (edition.goals.some(isHeld) || edition.focusAreas.some(isHeld)),
	);
	return [current, ...earlier];
}
