/**
 * What the commitments add up to. Units are never added to each other, levels never mixed, and nothing here says that
 * a commitment moved a goal: the figures stand beside the goal, not under it as a cause.
 */
import { countsPeople } from '#lib/commitments/commitment.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { commitmentType } from '#lib/policy/catalogue.ts';
import {
	currentEdition,
	editions,
	goalsIn,
	type FocusArea,
	type Goal,
	type PolicyEdition,
} from '#lib/policy/edition.ts';
import type { CommitmentType } from '#lib/policy/commitment-type.ts';

export interface TypeTotals {
	type: string;
	commitments: number;
	target: number;
	level0: number;
	level1: number;
	level2: number;
	level3: number;
}

interface Counts {
	commitments: number;
	running: number;
	/** Ahead, on track or done. */
	onPlan: number;
	/** All that have begun. */
	withData: number;
	done: number;
	withdrawn: number;
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

const countKeys = ['commitments', 'running', 'onPlan', 'withData', 'done', 'withdrawn'] as const;

const sumCounts = (rows: readonly Counts[]): Counts =>
	Object.fromEntries(
		countKeys.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)]),
	) as unknown as Counts;

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

/** The share on plan in percent, or null when none has begun. */
export const onPlanPercent = ({ onPlan, withData }: Counts): number | null =>
	withData > 0 ? Math.round((onPlan / withData) * 100) : null;

/** An amount for the public: figures below five that count people read `<5`. */
export const publicAmount = (type: CommitmentType, amount: number): string =>
	countsPeople(type) && amount > 0 && amount < 5 ? '<5' : formatNumber(amount, 2);

/** The same for a row of a table by key. */
export const publicCell = (row: TypeTotals, amount: number): string =>
	publicAmount(commitmentType(row.type), amount);

/** No figure of the row is hidden as `<5`, so that a bar beside it gives nothing away. */
export const isShownExactly = (row: TypeTotals): boolean =>
	[row.level0, row.level1, row.level2, row.level3].every(
		(amount) => !publicCell(row, amount).startsWith('<'),
	);
