/** What a section of a report shows: figures in boxes and tables, each with the name of the file that has the rows behind it. */

/** A figure in a box. */
export interface Fact {
	label: string;
	value: string;
	source: string;
}

/** Figures in a table: each line has one file behind it. */
export interface FigureTable {
	caption: string;
	/** Of the line's head and its cells. */
	columns: readonly { label: string; numeric?: boolean }[];
	rows: readonly { head: string; cells: readonly string[]; source: string }[];
	/** Said below it. */
	note?: string;
}

export interface SectionFigures {
	facts: readonly Fact[];
	tables: readonly FigureTable[];
	/** Said where there is nothing to show. */
	empty?: string;
}
