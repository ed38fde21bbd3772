/** The text of a file as spreadsheets write it: UTF-8 and UTF-16 with a mark or without, or Windows' letters. */
import { readFile } from 'node:fs/promises';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { garbledThroughout } from './garbled.ts';

const saveAs = 'In the spreadsheet choose "Save as" and "CSV UTF-8", and import that file.';
const mostBytes = 200 * 1024 * 1024;

const beginsWith = (bytes: Buffer, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);

const isWorkbook = (bytes: Buffer) =>
	beginsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** Text in UTF-16 without a mark: the columns' names are Latin, so every other byte is empty. */
function unmarkedUtf16(bytes: Buffer): string | null {
	const sample = bytes.subarray(0, 200);
	const empty = (side: 0 | 1) => sample.filter((byte, index) => byte === 0 && index % 2 === side).length;
	if (empty(1) > sample.length / 4 && empty(0) === 0) return 'utf-16le';
	if (empty(0) > sample.length / 4 && empty(1) === 0) return 'utf-16be';
	return null;
}

function encodingOf(bytes: Buffer): string {
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

/**
 * Lines end with `\n`.
 * @throws StartRefused where there is no such file, or no text in it that can be read
 */
export async function readText(file: string): Promise<string> {
	const bytes = await bytesOf(file);
	if (bytes.length > mostBytes) throw new StartRefused(`${file} is larger than 200 MB. Import it in parts.`);
	if (isWorkbook(bytes)) throw new StartRefused(`${file} is a workbook, not a CSV file. ${saveAs}`);
	const text = new TextDecoder(encodingOf(bytes)).decode(bytes).replace(/\r\n?/g, '\n');
	if (text.trim() === '') throw new StartRefused(`${file} is empty.`);
	const word = garbledThroughout(text);
	if (word)
		throw new StartRefused(
			`The letters of ${file} cannot be read: it says "${word.slice(0, 40)}". Nothing was taken. ${saveAs}`,
		);
	return text;
}
