/** The text of a table as spreadsheets write it: UTF-8 and UTF-16 with a mark or without, or Windows' letters. */
import { garbledThroughout } from '#lib/platform/files/tables/garbled.ts';

/** Why nothing of a table can be read. */
export type TableProblem = 'workbook' | 'empty' | 'garbled' | 'no_header' | 'no_column' | 'column_twice';

export class TableUnread extends Error {
	readonly problem: TableProblem;
	/** The word that cannot be read, the columns that are missing, or those that are one. */
	readonly detail: string;

	constructor(problem: TableProblem, detail = '') {
		super(`table unread: ${problem}`);
		this.name = 'TableUnread';
		this.problem = problem;
		this.detail = detail;
	}
}

const beginsWith = (bytes: Uint8Array, ...start: number[]) =>
	start.every((byte, index) => bytes[index] === byte);

const isWorkbook = (bytes: Uint8Array) =>
	beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** Text in UTF-16 without a mark: the columns' names are Latin, so every other byte is empty. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
	const sample = bytes.subarray(0, 200);
	const empty = (side: 0 | 1) => sample.filter((byte, index) => byte === 0 && index % 2 === side).length;
	if (empty(1) > sample.length / 4 && empty(0) === 0) return 'utf-16le';
	if (empty(0) > sample.length / 4 && empty(1) === 0) return 'utf-16be';
	return null;
}

function encodingOf(bytes: Uint8Array): string {
	if (beginsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
	if (beginsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
	const unmarked = unmarkedUtf16(bytes);
	if (unmarked) return unmarked;
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return 'utf-8';
	} catch {
		return 'windows-1252';
	}
}

/** Lines end with `\n`. @throws TableUnread where there is no text in it that can be read */
export function tableText(bytes: Uint8Array): string {
	if (isWorkbook(bytes)) throw new TableUnread('workbook');
	const text = new TextDecoder(encodingOf(bytes)).decode(bytes).replace(/\r\n?/g, '\n');
	if (text.trim() === '') throw new TableUnread('empty');
	const word = garbledThroughout(text);
	if (word) throw new TableUnread('garbled', word.slice(0, 40));
	return text;
}
