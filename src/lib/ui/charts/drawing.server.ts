/** Geometry of the charts, on the server only: the browser gets numbers, not a drawing library. */
import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { formatNumber } from '#lib/i18n/numbers.ts';
import type { Series, SplitDrawing, TrendDrawing } from '#lib/ui/charts/chart.ts';

const size = { width: 360, height: 232 };
const margin = { start: 42, end: 4, top: 10, bottom: 40 };
const leastForFigure = 15;

export interface Period {
	/** "1. halvår 2026" */
	label: string;
	/** Two short lines under the bar: "jan–jun", "2026". */
	lines: string[];
}

/** Amounts per period, stacked with the firmest rung at the bottom. */
export function drawTrend(periods: readonly Period[], series: readonly Series[]): TrendDrawing {
	const keys = periods.map((_, index) => index);
	const x = scaleBand<number>()
		.domain(keys)
		.range([margin.start, size.width - margin.end])
		.paddingInner(0.28)
		.paddingOuter(0.1);
	const layers = stack<number, Series>()
		.keys(series)
		.value((index, { cells }) => cells[index]?.drawn ?? 0)(keys);
	const most = Math.max(1, ...layers.flatMap((layer) => layer.map(([, top]) => top)));
	const base = size.height - margin.bottom;
	const y = scaleLinear().domain([0, most]).range([base, margin.top]).nice(4);
	const bars: TrendDrawing['bars'] = [];
	const figures: TrendDrawing['figures'] = [];
	for (const layer of layers) {
		for (const [index, [from, to]] of layer.entries()) {
			const cell = layer.key.cells[index];
			if (!cell || to <= from) continue;
			const left = round(x(index) ?? 0);
			const [top, bottom] = [round(y(to)), round(y(from))];
			const { mark } = layer.key;
			bars.push({
				x: left,
				y: top,
				width: round(x.bandwidth()),
				height: round(bottom - top),
				mark,
				veiled: cell.veiled,
			});
			if (bottom - top >= leastForFigure && cell.text.length <= 6) {
				const middle = { x: round(left + x.bandwidth() / 2), y: round((top + bottom) / 2) };
				figures.push({ ...middle, text: cell.text, mark });
			}
		}
	}
	const veiled = series.some(({ cells }) => cells.some((cell) => cell.veiled));
	return {
		...size,
		veiled,
		periods: periods.map(({ label }) => label),
		series: [...series],
		bars,
		figures,
		// A scale would turn the fixed height of what is kept back into a figure.
		ticks: veiled
			? []
			: y
					.ticks(4)
					.filter(Number.isInteger)
					.map((value) => ({ y: round(y(value)), text: formatNumber(value) })),
		labels: periods.map(({ lines }, index) => ({
			x: round((x(index) ?? 0) + x.bandwidth() / 2),
			lines: [...lines],
		})),
		plot: { start: margin.start, end: size.width - margin.end, base },
	};
}

/** One bar shared out between the rungs, the firmest first. */
export function drawSplit(series: readonly Series[]): SplitDrawing {
	const all = series.map(({ name, mark, cells: [cell] }) => ({
		name,
		mark,
		cell: cell ?? { text: '0', drawn: 0, veiled: false },
	}));
	const total = all.reduce((sum, { cell }) => sum + cell.drawn, 0);
	let reached = 0;
	const parts = all.map(({ name, mark, cell }) => {
		const width = total > 0 ? round((cell.drawn / total) * 100) : 0;
		const part = { x: round(reached), width, mark, name, text: cell.text };
		reached += width;
		return part;
	});
	return { parts, drawn: total > 0 && !all.some(({ cell }) => cell.veiled) };
}

const round = (value: number): number => Math.round(value * 100) / 100;
