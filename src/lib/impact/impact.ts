/**
 * What commitments add up to, as a page shows it: per unit, by verification level, over half-years. Units are never added
 * to each other and levels never to one number, and nothing says that a commitment moved a goal.
 */
import { halfYearAfter, halfYearOf, type HalfYear } from '#lib/i18n/periods.ts';
import type { Counts, LeftOut, LevelSums, ResultRow, TrendRow } from '#lib/commitments/totals/sums.ts';
import { sayLevel } from '#lib/commitments/labels.ts';
import { firmestFirst, levelCells, partCells } from '#lib/commitments/totals/veil.ts';
import { commitmentType, unitName } from '#lib/policy/catalogue.ts';
import { localised } from '#lib/policy/text.ts';
import type { Series, SplitDrawing, TrendDrawing } from '#lib/ui/charts/chart.ts';

export interface UnitImpact {
	type: string;
	name: string;
	/** The unit's word in the plural: what the figures count. */
	unit: string;
	commitments: number;
	target: string;
	/** The firmest rung first, as words. */
	levels: { name: string; text: string }[];
	split: SplitDrawing;
	trend: TrendDrawing | null;
}

export interface Impact extends Counts {
	/** Most commitments first. */
	units: UnitImpact[];
	leftOut: LeftOut;
}

/** Six half-years: three years, the one that runs included. */
export const trendLength = 6;

export const halfYearsUntil = (today: string, length = trendLength): HalfYear[] =>
	Array.from({ length }, (_, index) => halfYearAfter(halfYearOf(today), index + 1 - length));

export interface UnitRow extends LevelSums {
	type: string;
	commitments: number;
	target: number;
	/** What it is the sum of, goal by goal. */
	parts: LevelSums[];
}

/** The rows of one type as one, whatever their goal; readings, where less is better, are no amounts and left out. */
export function byUnit(rows: readonly ResultRow[]): UnitRow[] {
	const known = new Map<string, UnitRow>();
	for (const row of rows) {
		if (!row.commitments || commitmentType(row.type).direction !== 'up') continue;
		const sum = known.get(row.type) ?? {
			type: row.type,
			commitments: 0,
			target: 0,
			level0: 0,
			level1: 0,
			level2: 0,
			level3: 0,
			parts: [],
		};
		sum.parts.push(row);
		for (const key of ['commitments', 'target', 'level0', 'level1', 'level2', 'level3'] as const) {
			sum[key] += row[key];
		}
		known.set(row.type, sum);
	}
	return [...known.values()].toSorted(
		(a, b) => b.commitments - a.commitments || a.type.localeCompare(b.type),
	);
}

/** One column a rung: what is delivered in all. */
export function splitSeries(type: string, parts: readonly LevelSums[]): Series[] {
	const cells = levelCells(type, parts);
	return firmestFirst.map((mark, index) => ({
		name: sayLevel(mark),
		mark,
		cells: cells.slice(index, index + 1),
	}));
}

/** One row a rung, one cell a half-year, as far as the split shows them; null where nothing was delivered in these half-years. */
export function trendSeries(
	{ type, parts }: Pick<UnitRow, 'type' | 'parts'>,
	rows: readonly TrendRow[],
	halfYears: readonly HalfYear[],
): Series[] | null {
	const own = rows.filter((row) => row.type === type);
	const split = levelCells(type, parts);
	const series = firmestFirst.map((mark, index) => ({
		name: sayLevel(mark),
		mark,
		cells: partCells(
			type,
			halfYears.map((halfYear) => own.find((row) => row.halfYear === halfYear)?.[`level${mark}`] ?? 0),
			split[index]!,
		),
	}));
	return series.some(({ cells }) => cells.some(({ drawn }) => drawn > 0)) ? series : null;
}

export const namesOf = (type: string): { name: string; unit: string } => {
	const known = commitmentType(type);
	return { name: localised(known.name), unit: unitName(2, known.unit) };
};
