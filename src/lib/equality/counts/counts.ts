/**
 * How often discrimination was told of, by year, ground and kind of place. Only years that are over: whoever looks every day would
 * else see one more. No sums stand beside the figures, so that nothing that is kept back is told by what is left (decision 0107).
 */
import { publicCells } from '#lib/commitments/totals/veil.ts';
import { grounds, settings, type Ground, type Setting } from '#lib/equality/experience.ts';
import type { Cell } from '#lib/ui/charts/chart.ts';

export interface Count {
	year: number;
	ground: Ground;
	setting: Setting;
	told: number;
}

export interface YearShown {
	year: number;
	/** Each ground by kind of place, in the order of `settings`. */
	rows: { ground: Ground; cells: Cell[] }[];
}

/** The latest year first. What is told on several grounds stands with each of them. */
export function yearsShown(counts: readonly Count[], presentYear: number): YearShown[] {
	const years = [...new Set(counts.map(({ year }) => year))]
		.filter((year) => year < presentYear)
		.toSorted((a, b) => b - a);
	const told = (year: number, ground: Ground, setting: Setting): number =>
		counts.find((one) => one.year === year && one.ground === ground && one.setting === setting)?.told ?? 0;
	return years.map((year) => ({
		year,
		rows: grounds.map((ground) => ({
			ground,
			cells: publicCells(
				settings.map((setting) => told(year, ground, setting)),
				true,
			),
		})),
	}));
}
