/**
 * Reads a CSV file as people have them: with or without BOM, comma, semicolon or tab, UTF-8 or Windows' letters.
 * A row that cannot be read is told about and the reading goes on after it.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import { StartRefused } from '#lib/platform/start-refused.ts';

/** A row by column name (lower case), or why it cannot be read. */
export type CsvRow = { line: number } & ({ cells: Record<string, string> } | { problem: string });

const sampleBytes = 65_536;

async function lookInto(file: string): Promise<{ encoding: string; delimiter: string }> {
	const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') throw new StartRefused(`There is no file ${file}.`);
		throw new StartRefused(`${file} cannot be read: ${error.code}.`);
	});
	try {
		const { bytesRead, buffer } = await handle.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0);
		const sample = buffer.subarray(0, bytesRead);
		if (bytesRead === 0) throw new StartRefused(`${file} is empty.`);
		const encoding = encodingOf(sample);
		const text = new TextDecoder(encoding).decode(sample, { stream: true });
		const header = text.slice(0, text.search(/[\r\n]|$/));
		const [best] = [',', ';', '\t'].toSorted((a, b) => header.split(b).length - header.split(a).length);
		return { encoding, delimiter: best! };
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EISDIR')
			throw new StartRefused(`${file} is a folder, not a file.`);
		throw error;
	} finally {
		await handle.close();
	}
}

function encodingOf(sample: Buffer): string {
	if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
		return 'utf-8';
	} catch {
		return 'windows-1252';
	}
}

type CsvRecord = { record: string[]; lines: number };

/** The file piece by piece. What was read before an error is handed out before it is thrown. */
async function* records(
	file: string,
	{ encoding, delimiter, fromLine }: { encoding: string; delimiter: string; fromLine: number },
): AsyncGenerator<CsvRecord> {
	const ready: CsvRecord[] = [];
	let failure: Error | null = null;
	const parser = parse({
		delimiter,
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: true,
		trim: true,
		on_record: (record: string[], { lines }) => {
			ready.push({ record, lines: lines + fromLine - 1 });
			return null;
		},
	});
	parser.on('error', (error) => (failure = error)).resume();
	const decoder = new TextDecoder(encoding);
	let toSkip = fromLine - 1;
	for await (const chunk of createReadStream(file)) {
		let text = decoder.decode(chunk as Buffer, { stream: true });
		for (; toSkip > 0 && text.includes('\n'); toSkip--) text = text.slice(text.indexOf('\n') + 1);
		if (toSkip > 0) continue;
		parser.write(text);
		yield* ready.splice(0);
		if (failure) throw failure;
	}
	await new Promise((settle) => parser.end(settle).once('error', settle));
	yield* ready;
	if (failure) throw failure;
}

/**
 * Row by row. `aliases` gives other names a column may have.
 * @throws StartRefused where there is no such file, or a required column is missing.
 */
export async function* readCsv(
	file: string,
	required: readonly string[],
	aliases: Record<string, string> = {},
): AsyncGenerator<CsvRow> {
	const { encoding, delimiter } = await lookInto(file);
	let columns: string[] | null = null;
	let fromLine = 1;
	let reading = true;

	while (reading) {
		reading = false;
		let last = fromLine - 1;
		try {
			for await (const { record, lines } of records(file, { encoding, delimiter, fromLine })) {
				const line = lines - record.join('').split('\n').length + 1;
				last = lines;
				if (!columns) {
					columns = readHeader(file, record, required, aliases);
					continue;
				}
				yield record.length === columns.length
					? { line, cells: Object.fromEntries(columns.map((column, i) => [column, record[i] ?? ''])) }
					: { line, problem: `it has ${record.length} columns, the header has ${columns.length}` };
			}
		} catch (error) {
			if (!(error instanceof CsvError)) throw error;
			if (!columns) throw new StartRefused(`The first line of ${file} cannot be read as a header.`);
			// A quotation mark that never closes swallows the rest: tell of its line, and read on after it.
			const line = last + 1;
			yield {
				line,
				problem: error.code.includes('QUOTE') ? 'its quotation marks do not match' : 'it cannot be read',
			};
			fromLine = line + 1;
			reading = true;
		}
	}
	if (!columns) throw new StartRefused(`${file} has no header. The first line must name the columns.`);
}

function readHeader(
	file: string,
	record: readonly string[],
	required: readonly string[],
	aliases: Record<string, string>,
): string[] {
	const columns = record.map((cell) => {
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
