/** What a chart is made of, after everything was decided on the server: no component here computes. */

/** The look of a rung, from nobody's word to the city's: empty, dotted, hatched, solid. Never colour alone. */
export type Mark = 0 | 1 | 2 | 3;

/** A figure as it may be shown: its words, and how large it is drawn. */
export interface Cell {
	text: string;
	drawn: number;
	/** The exact figure is kept back (`<5`): it is drawn with a broken line at a fixed size. */
	veiled: boolean;
}

export interface Series {
	name: string;
	mark: Mark;
	cells: Cell[];
}

export interface TrendDrawing {
	width: number;
	height: number;
	/** In full, for the table. */
	periods: string[];
	series: Series[];
	bars: { x: number; y: number; width: number; height: number; mark: Mark; veiled: boolean }[];
	/** Figures that fit into their bar. */
	figures: { x: number; y: number; text: string; mark: Mark }[];
	/** Some figure is kept back: there is no scale, and the chart says why. */
	veiled: boolean;
	ticks: { y: number; text: string }[];
	/** Under the bars, in two lines. */
	labels: { x: number; lines: string[] }[];
	plot: { start: number; end: number; base: number };
}

export interface SplitDrawing {
	/** Shares in percent of the bar's width. */
	parts: { x: number; width: number; mark: Mark; name: string; text: string }[];
	/** False where a figure is kept back: then the widths would give it away, and no bar is drawn. */
	drawn: boolean;
}
