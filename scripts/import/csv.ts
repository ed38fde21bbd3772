/** A table in a file, for operators: the one reader of tables, with its reasons in English. */
import { readFile } from 'node:fs/promises';
import { TableUnread } from '#lib/platform/files/tables/decode.ts';
import { readTable, type TableRow } from '#lib/platform/files/tables/table.ts';
import { StartRefused } from '#lib/platform/start-refused.ts';

/** A row by column name (lower case), or why it cannot be read. */
export type CsvRow = { line: number } & ({ cells: Record<string, string> } | { problem: string });

const saveAs = 'In the spreadsheet choose "Save as" and "CSV UTF-8", and import that file.';
const mostBytes = 200 * 1024 * 1024;

async function bytesOf(file: string): Promise<Buffer> {
	try {
		return await readFile(file);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT') throw new StartRefused(`There is no file ${file}.`);
		if (code === 'EISDIR') throw new StartRefused(`${file} is a folder, not a file.`);
		throw new StartRefused(`${file} cannot be read: ${code}.`);
	}
}

function reasonOf(file: string, { problem, detail }: TableUnread): string {
	const [first = '', second = ''] = detail.split('\n');
	return {
		workbook: `${file} is a workbook, not a CSV file. ${saveAs}`,
		empty: `${file} is empty.`,
		garbled: `The letters of ${file} cannot be read: it says "${first}". Nothing was taken. ${saveAs}`,
		no_header: first
			? `${file} has no header. The first line must name the columns.`
			: `The first line of ${file} cannot be read as a header.`,
		no_column: `${file} has no column ${first}. The first line must name the columns; it names: ${second}.`,
	}[problem];
}

const problemOf = ({ problem, detail, columns }: Extract<TableRow, { problem: string }>): string =>
	({
		quotes: 'its quotation marks do not match',
		unreadable: 'it cannot be read',
		width: `it has ${detail} columns, the header has ${columns}`,
		garbled: `it has letters that cannot be read: "${detail}"`,
	})[problem];

/**
 * Row by row. `aliases` gives other names a column may have.
 * @throws StartRefused where there is no such file, its letters are garbled, or a required column is missing.
 */
export async function* readCsv(
	file: string,
	required: readonly string[],
	aliases: Record<string, string> = {},
): AsyncGenerator<CsvRow> {
	const bytes = await bytesOf(file);
	if (bytes.length > mostBytes) throw new StartRefused(`${file} is larger than 200 MB. Import it in parts.`);
	try {
		for (const row of readTable(bytes, required, aliases))
			yield 'problem' in row ? { line: row.line, problem: problemOf(row) } : row;
	} catch (cause) {
		if (cause instanceof TableUnread) throw new StartRefused(reasonOf(file, cause));
		throw cause;
	}
}
