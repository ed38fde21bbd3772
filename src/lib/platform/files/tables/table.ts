/**
 * Reads a table as people have them: comma, semicolon or tab, a line `sep=;` before the header, empty lines, rows of
 * nothing but separators. A row that cannot be read is told about and the reading goes on after it.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { tableText, TableUnread } from '#lib/platform/files/tables/decode.ts';
import { garbledWord } from '#lib/platform/files/tables/garbled.ts';

/** What is wrong with a row; `detail` says more: how many columns it has, the word that cannot be read. */
export type RowProblem = 'quotes' | 'unreadable' | 'width' | 'garbled';

/** A row by column name (lower case), or why it cannot be read. `line` is counted from 1. */
export type TableRow = { line: number } & (
	| { cells: Record<string, string> }
	/** `found`: its cells as they stand; of a row whose quotation marks do not match its text. */
	| { problem: RowProblem; detail: string; columns: number; found: readonly string[] }
);

/** The line on which a row begins, its cells without the empty ones at its end, and how many it has with them. */
type Row = { line: number; cells: string[]; width: number };

const separators = [',', ';', '\t'];

/** Excel's own first line: `sep=;`, perhaps in quotation marks or with separators behind it. */
const separatorLine = /^"?sep=([^\n])"?[;,\t]*(?:\n|$)/i;

/** How many of a sign stand outside of quotation marks in the first line that says something. */
function separatorOf(text: string): string {
	const bare = text.slice(0, 65_536).replace(/"[^"]*"/g, 'x');
	const header = bare.split('\n').find((line) => /[^\s;,]/.test(line)) ?? bare;
	const count = (sign: string) => header.split(sign).length;
	return separators.toSorted((a, b) => count(b) - count(a))[0]!;
}

function withoutEmptyEnd(cells: string[]): string[] {
	return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** All rows up to the first that breaks the table, and what is wrong with that. */
function rowsOf(text: string, delimiter: string): { rows: Row[]; lines: number; broken: CsvError | null } {
	const rows: Row[] = [];
	let lines = 0;
	try {
		parse(text, {
			delimiter,
			record_delimiter: '\n',
			relax_column_count: true,
			relax_quotes: true,
			trim: true,
			on_record: (record: string[], info) => {
				const line = lines + 1;
				lines = info.lines;
				const cells = withoutEmptyEnd(record);
				if (cells.length > 0) rows.push({ line, cells, width: record.length });
				return null;
			},
		});
		return { rows, lines, broken: null };
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		return { rows, lines, broken: error };
	}
}

function* readRows(
	text: string,
	delimiter: string,
	before: number,
): Generator<Row | Extract<TableRow, { problem: string }>> {
	let rest = text;
	let done = before;
	for (;;) {
		const { rows, lines, broken } = rowsOf(rest, delimiter);
		for (const row of rows) yield { ...row, line: row.line + done };
		if (!broken) return;
		// A quotation mark that never closes swallows the rest: tell of its line, and read on after it.
		const problem = broken.code.includes('QUOTE') ? 'quotes' : 'unreadable';
		const left = rest.split('\n');
		yield { line: done + lines + 1, problem, detail: '', columns: 0, found: [left[lines] ?? ''] };
		rest = left.slice(lines + 1).join('\n');
		done += lines + 1;
	}
}

/**
 * Row by row. `aliases` gives other names a column may have.
 * @throws TableUnread where its letters are garbled, there is no header, a required column is missing, or one that is read
 * stands twice
 */
export function* readTable(
	bytes: Uint8Array,
	required: readonly string[],
	aliases: Record<string, string> = {},
): Generator<TableRow> {
	const whole = tableText(bytes);
	const [said = '', sign] = separatorLine.exec(whole) ?? [];
	const text = whole.slice(said.length);
	let columns: string[] | null = null;

	for (const row of readRows(text, sign ?? separatorOf(text), said ? 1 : 0)) {
		if ('problem' in row) {
			if (!columns) throw new TableUnread('no_header');
			yield row;
		} else if (columns) yield named(row, columns, required);
		else columns = readHeader(row.cells, required, aliases);
	}
	if (!columns) throw new TableUnread('no_header', 'none');
}

function named(
	{ line, cells, width }: Row,
	columns: readonly string[],
	required: readonly string[],
): TableRow {
	const needed = Math.max(...required.map((name) => columns.indexOf(name))) + 1;
	// Spreadsheets leave out what is empty at a row's end; what is needed is not.
	if (cells.length > columns.length || width < needed)
		return { line, problem: 'width', detail: String(width), columns: columns.length, found: cells };
	const garbled = cells.map(garbledWord).find((word) => word !== undefined);
	if (garbled)
		return {
			line,
			problem: 'garbled',
			detail: garbled.slice(0, 40),
			columns: columns.length,
			found: cells,
		};
	const named: Record<string, string> = {};
	// A column that is not read may stand twice; what is in either of them is seen.
	for (const [i, column] of columns.entries()) named[column] = cells[i] || named[column] || '';
	return { line, cells: named };
}

function readHeader(
	header: readonly string[],
	required: readonly string[],
	aliases: Record<string, string>,
): string[] {
	const columns = header.map((cell) => {
		const name = cell
			.replace(/^\uFEFF/, '')
			.trim()
			.toLowerCase();
		return Object.hasOwn(aliases, name) ? aliases[name]! : name;
	});
	const missing = required.filter((name) => !columns.includes(name));
	if (missing.length > 0)
		throw new TableUnread(
			'no_column',
			`${missing.join(', ')}\n${columns.slice(0, 30).join(', ').slice(0, 400)}`,
		);
	const read = new Set([...required, ...Object.values(aliases)]);
	const twice = columns.find((column, i) => read.has(column) && columns.indexOf(column) < i);
	if (twice === undefined) return columns;
	// As they are written: they may be two words for one column.
	const written = header.filter((_, i) => columns[i] === twice).map((cell) => cell.trim());
	throw new TableUnread('column_twice', written.join(', ').slice(0, 400));
}
