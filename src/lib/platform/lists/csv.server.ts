/**
 * Tables for spreadsheets: UTF-8 with a mark, semicolons and Windows' line ends, as Danish spreadsheets expect. What begins
 * like a formula gets an apostrophe, so that opening a file never runs what somebody wrote in it.
 */
import { stringify } from 'csv-stringify/sync';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';

/** A text or a day as it stands, a moment as its day in Copenhagen, a number with a point for decimals; null is empty. */
export type Cell = string | number | Date | null;

/** A number as Danish spreadsheets read it: `1234,5`. */
export const danish = (value: number | null): Cell =>
	value === null ? null : String(value).replace('.', ',');

const written = (cell: Cell): string | number => (cell instanceof Date ? copenhagenDate(cell) : (cell ?? ''));

/** One line a row under the columns' names, in the order they are written. */
export function csv<Row>(rows: readonly Row[], columns: Record<string, (row: Row) => Cell>): string {
	const names = Object.keys(columns);
	const cells = rows.map((row) => names.map((name) => written(columns[name]!(row))));
	return stringify([names, ...cells], {
		delimiter: ';',
		bom: true,
		record_delimiter: 'windows',
		escape_formulas: true,
	});
}
