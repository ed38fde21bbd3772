/** Who promises what, and where: commitments by district and focus area, with the white spots. */
import { districts, type DistrictNr } from '#lib/geography/districts.ts';
import {
	currentEdition,
	editions,
	focusAreaOf,
	type FocusAreaKey,
	type PolicyEdition,
} from '#lib/policy/edition.ts';

/** Counted commitments of one district and goal. */
export interface CoverageCount {
	district: number;
	goal: string;
	commitments: number;
	/** Of those, the ones whose health is known, and the ones on plan or better. */
	judged: number;
	onPlan: number;
}

export type CoverageLevel = 0 | 1 | 2 | 3 | 4;

export interface CoverageRow {
	nr: DistrictNr;
	name: string;
	cells: { area: FocusAreaKey; count: number; level: CoverageLevel }[];
	total: number;
	/** 0 to 1; null when no commitment there can be judged. */
	onPlanShare: number | null;
}

const steps = [1, 6, 12, 22] as const;

/** The shade of a cell: 0 is a white spot, then from 1, 6, 12 and 22 commitments. */
export const levelOf = (count: number): CoverageLevel =>
	steps.filter((step) => count >= step).length as CoverageLevel;

/**
 * One row a district, also where there is nothing. A commitment for two districts stands in both; commitments toward goals of
 * another edition are not among them.
 */
export function coverage(
	counts: readonly CoverageCount[],
	{ goals, focusAreas }: PolicyEdition = currentEdition(),
): CoverageRow[] {
	const isOwn = (key: string) => goals.some((goal) => goal.key === key);
	return districts.map(({ nr, name }) => {
		const here = counts.filter(({ district, goal }) => district === nr && isOwn(goal));
		const sum = (of: readonly CoverageCount[], what: 'commitments' | 'judged' | 'onPlan') =>
			of.reduce((total, count) => total + count[what], 0);
		const judged = sum(here, 'judged');
		return {
			nr,
			name,
			cells: focusAreas.map(({ key: area }) => {
				const count = sum(
					here.filter(({ goal }) => focusAreaOf(goal)?.key === area),
					'commitments',
				);
				return { area, count, level: levelOf(count) };
			}),
			total: sum(here, 'commitments'),
			onPlanShare: judged ? sum(here, 'onPlan') / judged : null,
		};
	});
}

/** The edition in force, then earlier ones that something still runs under, the newest first. */
export const editionsCovered = (counts: readonly CoverageCount[]): PolicyEdition[] => {
	const current = currentEdition();
	const runs = ({ goals }: PolicyEdition) =>
		goals.some(({ key }) => counts.some(({ goal, commitments }) => goal === key && commitments > 0));
	return [current, ...editions.filter((edition) => edition !== current && runs(edition)).toReversed()];
};

export const whiteSpots = (rows: readonly CoverageRow[]): number =>
	rows.reduce((spots, { cells }) => spots + cells.filter(({ count }) => count === 0).length, 0);
