/** The draft of a period of the policy: how it begins, and what it still lacks before another can approve it. */
import { addDays } from '#lib/i18n/copenhagen.ts';
import { defaultGoalOf, knownTypes } from '#lib/policy/catalogue.ts';
import { shapeOf, type PolicyEdition } from '#lib/policy/edition.ts';
import type { PolicyShape } from '#lib/policy/shape.ts';

/** A period that is written here says itself what each type of promise serves. */
export type PolicyDocument = PolicyShape & Required<Pick<PolicyShape, 'serves'>>;

export const sectionKeys = [
	'frame',
	'principles',
	'areas',
	'goals',
	'committees',
	'lighthouses',
	'marked',
	'types',
] as const;
export type SectionKey = (typeof sectionKeys)[number];
export const isSectionKey = (text: string): text is SectionKey =>
	(sectionKeys as readonly string[]).includes(text);

const yearOf = (day: string): number => Number(day.slice(0, 4));
/** `2027-2030` */
export const keyOf = ({ start, end }: PolicyShape['period']): string => `${yearOf(start)}-${yearOf(end)}`;

const laterOf = (one: string, other: string): string => (one > other ? one : other);

/** The next four years from a New Year's Day, with all that the edition before says. */
export function documentAfter(before: PolicyEdition, today: string): PolicyDocument {
	const year = yearOf(laterOf(addDays(before.period.end, 1), today)) + 1;
	const first = yearOf(addDays(before.period.end, 1)) > yearOf(today) ? year - 1 : year;
	const period = { start: `${first}-01-01`, end: `${first + 3}-12-31` };
	const shape = shapeOf(before);
	return {
		...shape,
		key: keyOf(period),
		period,
		committees: shape.committees.filter(({ until }) => until === null || until >= period.start),
		serves: Object.fromEntries(
			knownTypes().map((type) => [type.key, defaultGoalOf(type, before)?.split('/')[1] ?? null]),
		),
	};
}

export type DocumentProblem =
	| 'period_passed'
	| 'period_before_last'
	| 'period_known'
	| 'no_principles'
	| 'no_areas'
	| 'no_goals'
	| 'goal_without_area'
	| 'area_without_goal'
	| 'no_committees'
	| 'not_responsible'
	| 'lighthouse_without_area'
	| 'marked_without_goal'
	| 'nothing_promised';

interface Known {
	/** The editions that there are, oldest first. */
	readonly editions: readonly Pick<PolicyEdition, 'key' | 'period'>[];
	/** `2026-11-27` */
	readonly today: string;
}

/** What must be mended before it can be sent, with the section where that is done; none where it may be sent. */
export function problemsOf(
	document: PolicyDocument,
	{ editions, today }: Known,
): { section: SectionKey; problem: DocumentProblem }[] {
	const { period, focusAreas, goals, committees } = document;
	const areaKeys = new Set(focusAreas.map(({ key }) => key));
	const goalKeys = new Set(goals.map(({ key }) => key));
	const last = editions.at(-1);
	const checks: [SectionKey, DocumentProblem, boolean][] = [
		['frame', 'period_passed', period.start <= today],
		['frame', 'period_before_last', last !== undefined && period.start <= last.period.start],
		['frame', 'period_known', editions.some(({ key }) => key === document.key)],
		['frame', 'not_responsible', !committees.some(({ key }) => key === document.responsible.committee)],
		['principles', 'no_principles', document.principles.length === 0],
		['areas', 'no_areas', focusAreas.length === 0],
		['goals', 'no_goals', goals.length === 0],
		['goals', 'goal_without_area', goals.some(({ focusArea }) => !areaKeys.has(focusArea))],
		[
			'goals',
			'area_without_goal',
			focusAreas.some(({ key }) => !goals.some(({ focusArea }) => focusArea === key)),
		],
		['committees', 'no_committees', committees.length === 0],
		[
			'lighthouses',
			'lighthouse_without_area',
			document.lighthouses.some(({ focusArea }) => !areaKeys.has(focusArea)),
		],
		['marked', 'marked_without_goal', document.markedAreas.some(({ goal }) => !goalKeys.has(goal))],
		[
			'types',
			'nothing_promised',
			!Object.values(document.serves).some((goal) => goal !== null && goalKeys.has(goal)),
		],
	];
	return checks.filter(([, , isWrong]) => isWrong).map(([section, problem]) => ({ section, problem }));
}
