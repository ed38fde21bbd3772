/** Who promises what, and where: commitments by district and focus area, with the white spots. */
import { onPlanPercent, sumCounts, type Counts, type PlaceRow } from '#lib/commitments/totals/sums.ts';
import { districts, type DistrictNr } from '#lib/geography/districts.ts';
import {
	currentEdition,
	editions,
	focusAreaOf,
	type FocusAreaKey,
	type PolicyEdition,
} from '#lib/policy/edition.ts';

/** Counted commitments for one district, and those for the whole city, toward one goal. */
export interface CoverageCount extends Counts {
	district: number;
	goal: string;
	/** Of `commitments`, those that name the district. */
	named: number;
}

/** What is for these districts, or for the whole city where none is named. */
interface ForDistricts {
	districts: readonly number[];
	goal: string;
}

export const isNamed = ({ districts: named }: Pick<ForDistricts, 'districts'>): boolean => named.length > 0;

/** Each district with each goal that something is for there; what is for the whole city is for each of its districts. */
export const inEachDistrict = <Row extends ForDistricts>(
	rows: readonly Row[],
): { district: DistrictNr; goal: string; own: Row[] }[] =>
	districts.flatMap(({ nr }) => {
		const here = rows.filter((row) => !isNamed(row) || row.districts.includes(nr));
		return [...Map.groupBy(here, ({ goal }) => goal)].map(([goal, own]) => ({ district: nr, goal, own }));
	});

/** Of what something is promised toward; what was taken back leaves no trace. */
export const coverageCounts = (rows: readonly PlaceRow[]): CoverageCount[] =>
	inEachDistrict(rows.filter(({ commitments }) => commitments > 0)).map(({ district, goal, own }) => ({
		district,
		goal,
		...sumCounts(own),
		named: sumCounts(own.filter(isNamed)).commitments,
	}));

export type CoverageLevel = 0 | 1 | 2 | 3 | 4;

export interface CoverageRow {
	nr: DistrictNr;
	name: string;
	/** `level` is of those that name the district: what is for the whole city leaves the spot white. */
	cells: { area: FocusAreaKey; count: number; level: CoverageLevel }[];
	total: number;
	/** In percent; null when none has begun. */
	onPlan: number | null;
}

const steps = [1, 6, 12, 22] as const;

/** The shade of a cell: 0 is a white spot, then from 1, 6, 12 and 22 commitments that name the district. */
export const levelOf = (count: number): CoverageLevel =>
	steps.filter((step) => count >= step).length as CoverageLevel;

/**
 * One row a district, also where there is nothing. A commitment for two districts stands in both, one for the whole city
 * in all; commitments toward goals of
 * another edition are not among them.
 */
export function coverage(
	counts: readonly CoverageCount[],
	{ goals, focusAreas }: PolicyEdition = currentEdition(),
): CoverageRow[] {
	const isOwn = (key: string) => goals.some((goal) => goal.key === key);
	return districts.map(({ nr, name }) => {
		const here = counts.filter(({ district, goal }) => district === nr && isOwn(goal));
		return {
			nr,
			name,
			cells: focusAreas.map(({ key: area }) => {
				const own = here.filter(({ goal }) => focusAreaOf(goal)?.key === area);
				const named = own.reduce((sum, count) => sum + count.named, 0);
				return { area, count: sumCounts(own).commitments, level: levelOf(named) };
			}),
			total: sumCounts(here).commitments,
			onPlan: onPlanPercent(sumCounts(here)),
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
	rows.reduce((spots, { cells }) => spots + cells.filter(({ level }) => level === 0).length, 0);
