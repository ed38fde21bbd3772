/**
 * Tables for spreadsheets, in the page's language: headings and values in its words, numbers with its decimal mark, and the
 * sign between cells that its spreadsheets expect (a semicolon where the comma is taken). UTF-8 with a mark, Windows' line ends.
 * What begins like a formula gets an apostrophe, so that opening a file never runs what somebody wrote in it.
 */
import { stringify } from 'csv-stringify/sync';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { currentLocale, siteLanguages } from '#lib/i18n/locale.ts';

/** A text or a day as it stands, a moment as its day in Copenhagen, a number in the language's spelling; null is empty. */
export type Cell = string | number | Date | null;

const beginsFormula = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;
/** `+45 33 66 33 66`: a plus, figures and spaces reckon nothing and call nothing. */
const phone = /^\+\d(?: ?\d){4,19}$/;

const guarded = (text: string) => (beginsFormula.test(text) && !phone.test(text) ? `'${text}` : text);

function written(cell: Cell, decimalMark: string): string {
	if (cell instanceof Date) return copenhagenDate(cell);
	if (typeof cell === 'number') return String(cell).replace('.', decimalMark);
	return guarded(cell ?? '');
}

/** One line a row under the columns' names, in the order they are written. */
export function csv<Row>(rows: readonly Row[], columns: Record<string, (row: Row) => Cell>): string {
	const { decimalMark } = siteLanguages[currentLocale()];
	const names = Object.keys(columns);
	const cells = rows.map((row) => names.map((name) => written(columns[name]!(row), decimalMark)));
	return stringify([names, ...cells], {
		delimiter: decimalMark === ',' ? ';' : ',',
		bom: true,
		record_delimiter: 'windows',
	});
}

/** How lines for programs are spelled, in whatever language they speak. */
export const plainDialect = { delimiter: ',', lineTerminator: '\r\n', decimalMark: '.' } as const;

/** Lines for programs, to be written one block after the other: no mark before them, and headings are a line as any other. */
export const plainLines = (lines: readonly (readonly Cell[])[]): string =>
	stringify(
		lines.map((cells) => cells.map((cell) => written(cell, plainDialect.decimalMark))),
		{ delimiter: plainDialect.delimiter, record_delimiter: plainDialect.lineTerminator },
	);

/** Of a file with this name. */
export const csvHeaders = (name: string) => ({
	'content-type': 'text/csv; charset=utf-8',
	'content-disposition': `attachment; filename="${name}.csv"`,
});

/** The answer that saves it as a file; of the signed-in, so nobody keeps it on the way. */
export const csvFile = (name: string, text: string): Response =>
	new Response(text, { headers: { ...csvHeaders(name), 'cache-control': 'private, no-store' } });

/** The same for what everybody may read. */
export const publicCsvFile = (name: string, text: string): Response =>
	new Response(text, { headers: csvHeaders(name) });
