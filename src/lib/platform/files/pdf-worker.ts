/**
 * Runs in a thread of its own (pdf-check.server.ts), which may be ended at any time. Reads the whole file, looks at every
 * object, and writes it anew: what is kept is what was looked at, and a file that says one thing to us and another to a
 * reader does not survive.
 */
import { inflateSync } from 'node:zlib';
import { parentPort, workerData } from 'node:worker_threads';
import {
	decodePDFRawStream,
	ParseSpeeds,
	PDFArray,
	PDFDict,
	PDFDocument,
	PDFName,
	PDFNull,
	PDFNumber,
	PDFObjectStreamParser,
	PDFRawStream,
	PDFXRefStreamParser,
	type PDFContext,
} from '@cantoo/pdf-lib';
import { findingIn } from '#lib/platform/files/pdf-rules.ts';
import type { PdfAnswer } from '#lib/platform/files/pdf-check.server.ts';

interface Task {
	bytes: Uint8Array;
	/** How much the packed objects may come to when they are opened, in bytes. */
	mostOpened: number;
}
const { bytes, mostOpened } = workerData as Task;

let left = mostOpened;
const name = (text: string) => PDFName.of(text);

/** The library opens packed objects without a bound; here they are opened first, by filters that are understood. */
function opened(stream: PDFRawStream): PDFRawStream {
	const filter = stream.dict.lookup(name('Filter'));
	const filters = filter instanceof PDFArray ? filter.asArray() : filter ? [filter] : [];
	const parameters = stream.dict.lookup(name('DecodeParms'));
	if (parameters && parameters !== PDFNull) throw new Error('packed objects with parameters');
	let contents = stream.contents;
	for (const step of filters) {
		contents = openOne(contents, step instanceof PDFName ? step.decodeText() : '', stream.dict.context);
		left -= contents.length;
		if (left < 0) throw new Error('more than may be opened');
	}
	const dict = stream.dict.clone();
	dict.delete(name('Filter'));
	return PDFRawStream.of(dict, contents);
}

function openOne(contents: Uint8Array, filter: string, context: PDFContext): Uint8Array {
	if (filter === 'FlateDecode') return inflateSync(contents, { maxOutputLength: Math.max(1, left) });
	if (filter !== 'ASCIIHexDecode' && filter !== 'ASCII85Decode') throw new Error('an unknown filter');
	const dict = PDFDict.withContext(context);
	dict.set(name('Filter'), name(filter));
	return decodePDFRawStream(PDFRawStream.of(dict, contents)).decode();
}

const parse = PDFObjectStreamParser.forStream;
PDFObjectStreamParser.forStream = (stream, pause) => parse(opened(stream), pause);
// Where objects stand is found by reading them, so the file's own table is not needed; only what it says of the whole is.
PDFXRefStreamParser.forStream = ({ dict }) =>
	({
		parseIntoContext() {
			const { context } = dict;
			const before = context.trailerInfo;
			const size = dict.lookup(name('Size'));
			context.trailerInfo = {
				Size: size instanceof PDFNumber ? size : before.Size,
				Root: dict.get(name('Root')) ?? before.Root,
				Encrypt: dict.get(name('Encrypt')) ?? before.Encrypt,
				Info: dict.get(name('Info')) ?? before.Info,
				ID: dict.get(name('ID')) ?? before.ID,
			};
			return [];
		},
	}) as unknown as PDFXRefStreamParser;

/** The packages that objects came in, and the tables of where they stood: both are written anew. */
function dropWrapping(context: PDFContext): void {
	for (const [ref, object] of context.enumerateIndirectObjects()) {
		const type = object instanceof PDFRawStream ? object.dict.lookup(name('Type')) : undefined;
		if (type === name('ObjStm') || type === name('XRef')) context.delete(ref);
	}
}

async function answer(): Promise<PdfAnswer> {
	const document = await PDFDocument.load(bytes, {
		parseSpeed: ParseSpeeds.Fastest,
		throwOnInvalidObject: true,
		updateMetadata: false,
		ignoreEncryption: true,
		preserveXFA: true,
	});
	if (document.isEncrypted) return { verdict: 'locked' };
	dropWrapping(document.context);
	const finding = findingIn(document.context);
	if (finding) return { verdict: finding };
	if (document.getPageCount() === 0) return { verdict: 'unreadable' };
	const content = await document.save({
		useObjectStreams: true,
		addDefaultPage: false,
		updateFieldAppearances: false,
		objectsPerTick: Infinity,
	});
	return { verdict: 'fine', content };
}

/** Encrypted packages do not open: what to say about them is all that this decides. */
const failed = (): PdfAnswer => {
	const isLocked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/Encrypt');
	return { verdict: isLocked ? 'locked' : 'unreadable' };
};

parentPort?.postMessage(await answer().catch(failed));
