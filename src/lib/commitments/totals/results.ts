/**
 * What the commitments add up to. Units are never added to each other, levels never mixed, and nothing here says that
 * a commitment moved a goal: the figures stand beside the goal, not under it as a cause.
 */
import { sumCounts, type Counts, type LevelSums } from '#lib/commitments/totals/sums.ts';
import { commitmentType } from '#lib/policy/catalogue.ts';
import {
	currentEdition,
	editions,
	goalsIn,
	type FocusArea,
	type Goal,
	type PolicyEdition,
} from '#lib/policy/edition.ts';

export interface TypeTotals extends LevelSums {
	type: string;
	commitments: number;
	target: number;
}

export interface GoalResult extends Counts {
	goal: Goal;
	/** Amounts only: readings where less is better are left out. */
	types: TypeTotals[];
}

export interface AreaResult extends Counts {
	area: FocusArea;
	goals: GoalResult[];
}

type Row = Counts & TypeTotals & { goal: string };

/** The results of one edition's areas and goals; rows of other editions are not among them. */
export function resultsByArea(rows: readonly Row[], edition: PolicyEdition = currentEdition()): AreaResult[] {
	return edition.focusAreas.map((area) => {
		const goals = goalsIn(area.key).map((goal): GoalResult => {
			const own = rows.filter((row) => row.goal === goal.key);
			const types = own.filter(
				({ type, commitments }) => commitments > 0 && commitmentType(type).direction === 'up',
			);
			return { goal, ...sumCounts(own), types };
		});
		return { area, ...sumCounts(goals), goals };
	});
}

export interface EditionResult {
	edition: PolicyEdition;
	areas: AreaResult[];
}

/** The edition in force, then earlier ones that something was promised under, the newest first. */
export function resultsByEdition(rows: readonly Row[]): EditionResult[] {
	const current = currentEdition();
	const earlier = editions
		.filter(
			(edition) =>
				edition !== current && edition.goals.some(({ key }) => rows.some((row) => row.goal === key)),
		)
		.toReversed();
	return [current, ...earlier].map((edition) => ({ edition, areas: resultsByArea(rows, edition) }));
}
