/** Geometry of the barometer's charts, on the server only: the browser gets numbers, not a drawing library. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Break, Definition } from '#lib/followup/barometer/indicator.ts';
import type { Shown } from '#lib/followup/barometer/shown/shown.ts';
import { amountText, keptBackText, periodText, shortPeriod } from '#lib/followup/barometer/words.ts';
import { halfYearsBetween } from '#lib/i18n/periods.ts';

export interface SeriesDrawing {
	width: number;
	height: number;
	/** A line for each run of figures that may be held beside each other. */
	lines: string[];
	dots: { x: number; y: number; text: string; newest: boolean; provisional: boolean }[];
	/** What is not there: a gap with a mark on the base line. */
	gaps: { x: number; text: string }[];
	/** What is said of a figure, with a sign at its point: why it is not shown, and its note as it was written. */
	notes: {
		x: number;
		y: number;
		sign: string;
		period: string;
		keptBack: string | null;
		note: string | null;
	}[];
	/** Between two half-years: it is measured otherwise from here on. */
	breaks: { x: number }[];
	target: { y: number; text: string } | null;
	ticks: { y: number; text: string }[];
	labels: { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[];
	plot: { start: number; end: number; top: number; base: number };
}

const sizes = {
	small: { width: 320, height: 88, start: 10, end: 292, top: 12, base: 64, ticks: 0, labels: 2 },
	large: { width: 760, height: 320, start: 56, end: 704, top: 22, base: 262, ticks: 5, labels: 8 },
} as const;

/**
 * A series over time. Half-years stand as far apart as they are.
 * @param figures of one place, oldest first
 */
export function drawSeries(
	{ decimals, target }: Pick<Definition, 'decimals' | 'target'>,
	figures: readonly Shown[],
	breaks: readonly Break[],
	size: keyof typeof sizes,
): SeriesDrawing | null {
	const [first, last] = [figures[0], figures.at(-1)];
	if (!first || !last) return null;
	const { start, end, top, base, ticks, labels, ...frame } = sizes[size];
	const span = halfYearsBetween(first.halfYear, last.halfYear);
	const across = scaleLinear()
		.domain([0, Math.max(1, span)])
		.range([start, end]);
	const at = (halfYear: string, steps = 0) =>
		round(span === 0 ? (start + end) / 2 : across(halfYearsBetween(first.halfYear, halfYear) + steps));
	const values = figures.flatMap(({ value }) => (value === null ? [] : [value]));
	const all = [...values, ...(target === null ? [] : [target])];
	const [low, high] = [Math.min(...all), Math.max(...all)];
	const air = (high - low || Math.abs(high) || 1) * 0.12;
	const up = scaleLinear()
		.domain(all.length ? [low - air, high + air] : [0, 1])
		.range([base, top]);
	if (ticks) up.nice(ticks);
	const y = (value: number) => round(up(value));
	const broken = breaks
		.map(({ halfYear }) => halfYear)
		.filter((one) => one > first.halfYear && one <= last.halfYear);
	const each = Math.max(1, Math.ceil(figures.length / labels));
	const isLabelled = (index: number) =>
		size === 'small'
			? index === 0 || index === figures.length - 1
			: (figures.length - 1 - index) % each === 0;
	return {
		...frame,
		lines: runsOf(figures, broken)
			.filter((run) => run.length > 1)
			.map(
				(run) =>
					line<Drawn>(
						(one) => at(one.halfYear),
						(one) => y(one.value),
					).digits(2)(run) ?? '',
			),
		dots: figures.filter(isDrawn).map((one) => ({
			x: at(one.halfYear),
			y: y(one.value),
			text: one.text ?? '',
			newest: one === last,
			provisional: one.provisional,
		})),
		gaps: figures
			.filter(({ value }) => value === null)
			.map((one) => ({ x: at(one.halfYear), text: one.text ?? '?' })),
		notes: figures
			.map((one) => ({ one, keptBack: keptBackText(one) }))
			.filter(({ one, keptBack }) => keptBack !== null || one.note !== null)
			.map(({ one, keptBack }, index) => ({
				x: at(one.halfYear),
				y: isDrawn(one)
					? round(y(one.value) + (size === 'large' ? 24 : -9))
					: base - (size === 'large' && one.text !== null ? 32 : 14),
				sign: `${index + 1})`,
				period: periodText(one),
				keptBack,
				note: one.note,
			})),
		breaks: broken.map((halfYear) => ({ x: at(halfYear, -0.5) })),
		target: target === null ? null : { y: y(target), text: amountText(target, { decimals }) },
		ticks: ticks
			? up.ticks(ticks).map((value) => ({ y: y(value), text: amountText(value, { decimals: 2 }) }))
			: [],
		labels: figures.flatMap((one, index) => {
			if (!isLabelled(index)) return [];
			const isEdge = size === 'small' && figures.length > 1;
			const anchor = !isEdge ? ('middle' as const) : index === 0 ? ('start' as const) : ('end' as const);
			const aside = anchor === 'start' ? -6 : anchor === 'end' ? 8 : 0;
			return [{ x: at(one.halfYear) + aside, text: shortPeriod(one), anchor }];
		}),
		plot: { start, end, top, base },
	};
}

type Drawn = Shown & { value: number };
const isDrawn = (one: Shown): one is Drawn => one.value !== null;

/** Cut where a figure is missing, and where it is measured otherwise: no line leads across. */
function runsOf(figures: readonly Shown[], broken: readonly string[]): Drawn[][] {
	const runs: Drawn[][] = [];
	let before: Shown | undefined;
	for (const one of figures) {
		const since = before?.halfYear ?? '';
		const isCut =
			!before || !isDrawn(before) || broken.some((halfYear) => since < halfYear && halfYear <= one.halfYear);
		if (isDrawn(one)) {
			if (isCut) runs.push([]);
			runs.at(-1)!.push(one);
		}
		before = one;
	}
	return runs;
}

const round = (value: number): number => Math.round(value * 100) / 100;
