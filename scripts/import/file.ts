/** The bytes of a list that an operator names, and why it is no list, in English. */
import { readFile } from 'node:fs/promises';
import type { TableUnread } from '#lib/platform/files/tables/decode.ts';
import { StartRefused } from '#lib/platform/start-refused.ts';

const saveAs = 'In the spreadsheet choose "Save as" and "CSV UTF-8", and import that file.';
const mostBytes = 200 * 1024 * 1024;

/** @throws StartRefused where there is no such file, or it is too large */
export async function bytesOf(file: string): Promise<Buffer> {
	const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') throw new StartRefused(`There is no file ${file}.`);
		if (error.code === 'EISDIR') throw new StartRefused(`${file} is a folder, not a file.`);
		throw new StartRefused(`${file} cannot be read: ${error.code}.`);
	});
	if (bytes.length > mostBytes) throw new StartRefused(`${file} is larger than 200 MB. Import it in parts.`);
	return bytes;
}

export function unreadReason(file: string, { problem, detail }: TableUnread): string {
	const [first = '', second = ''] = detail.split('\n');
	return {
		workbook: `${file} is a workbook, not a CSV file. ${saveAs}`,
		empty: `${file} is empty.`,
		garbled: `The letters of ${file} cannot be read: it says "${first}". Nothing was taken. ${saveAs}`,
		no_header: first
			? `${file} has no header. The first line must name the columns.`
			: `The first line of ${file} cannot be read as a header.`,
		no_column: `${file} has no column ${first}. The first line must name the columns; it names: ${second}.`,
		column_twice: `Columns of ${file} say the same: ${first}. Keep one of them.`,
	}[problem];
}
