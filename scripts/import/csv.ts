/**
 * Reads a CSV file as people have them: comma, semicolon or tab, a line `sep=;` before the header, empty lines, rows of
 * nothing but separators. A row that cannot be read is told about and the reading goes on after it.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { readText } from './decode.ts';
import { garbledWord } from './garbled.ts';

/** A row by column name (lower case), or why it cannot be read. */
export type CsvRow = { line: number } & ({ cells: Record<string, string> } | { problem: string });

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

function* readRows(text: string, delimiter: string, before: number): Generator<CsvRow | Row> {
	let rest = text;
	let done = before;
	for (;;) {
		const { rows, lines, broken } = rowsOf(rest, delimiter);
		for (const row of rows) yield { ...row, line: row.line + done };
		if (!broken) return;
		// A quotation mark that never closes swallows the rest: tell of its line, and read on after it.
		const quotes = broken.code.includes('QUOTE');
		yield {
			line: done + lines + 1,
			problem: quotes ? 'its quotation marks do not match' : 'it cannot be read',
		};
		rest = rest
			.split('\n')
			.slice(lines + 1)
			.join('\n');
		done += lines + 1;
	}
}

/**
 * Row by row. `aliases` gives other names a column may have.
 * @throws StartRefused where there is no such file, its letters are garbled, or a required column is missing.
 */
export async function* readCsv(
	file: string,
	required: readonly string[],
	aliases: Record<string, string> = {},
): AsyncGenerator<CsvRow> {
	const whole = await readText(file);
	const [said = '', sign] = separatorLine.exec(whole) ?? [];
	const text = whole.slice(said.length);
	let columns: string[] | null = null;

	for (const row of readRows(text, sign ?? separatorOf(text), said ? 1 : 0)) {
		if ('problem' in row) {
			if (!columns) throw new StartRefused(`The first line of ${file} cannot be read as a header.`);
			yield row;
		} else if (columns) yield named(row as Row, columns, required);
		else columns = readHeader(file, (row as Row).cells, required, aliases);
	}
	if (!columns) throw new StartRefused(`${file} has no header. The first line must name the columns.`);
}

function named({ line, cells, width }: Row, columns: readonly string[], required: readonly string[]): CsvRow {
	const needed = Math.max(...required.map((name) => columns.indexOf(name))) + 1;
	// Spreadsheets leave out what is empty at a row's end; what is needed is not.
	if (cells.length > columns.length || width < needed)
		return { line, problem: `it has ${width} columns, the header has ${columns.length}` };
	const garbled = cells.map(garbledWord).find((word) => word !== undefined);
	if (garbled) return { line, problem: `it has letters that cannot be read: "${garbled.slice(0, 40)}"` };
	return { line, cells: Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ''])) };
}

function readHeader(
	file: string,
	header: readonly string[],
	required: readonly string[],
	aliases: Record<string, string>,
): string[] {
	const columns = header.map((cell) => {
		const name = cell
			.replace(/^\uFEFF/, '')
			.trim()
			.toLowerCase();
		return aliases[name] ?? name;
	});
	const missing = required.filter((name) => !columns.includes(name));
	if (missing.length === 0) return columns;
	throw new StartRefused(
		`${file} has no column ${missing.join(', ')}. The first line must name the columns; it names: ${columns.slice(0, 30).join(', ').slice(0, 400)}.`,
	);
}
