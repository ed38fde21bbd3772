/** Small PDFs, built byte by byte: objects as they are written, packed objects, and whole files of pdfkit. */
import { deflateSync } from 'node:zlib';
import PDFKit from 'pdfkit';

const bytesOf = (text: string | Buffer) => (Buffer.isBuffer(text) ? text : Buffer.from(text, 'latin1'));

/** A file of one page with these objects from number 10 on; `catalog` and `page` stand in those dictionaries. */
export function pdfOf({
	objects = [] as (string | Buffer)[],
	catalog = '',
	page = '',
	trailer = '',
	tail = '',
}): Uint8Array {
	const all = [
		`1 0 obj\n<</Type /Catalog /Pages 2 0 R ${catalog}>>\nendobj\n`,
		'2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n',
		`3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] ${page}>>\nendobj\n`,
		...objects.map((object, index) =>
			Buffer.concat([bytesOf(`${index + 10} 0 obj\n`), bytesOf(object), bytesOf('\nendobj\n')]),
		),
	].map(bytesOf);
	const head = bytesOf('%PDF-1.7\n');
	const rest = bytesOf(`trailer <</Root 1 0 R /Size 99 ${trailer}>>\nstartxref\n0\n%%EOF\n${tail}`);
	return new Uint8Array(Buffer.concat([head, ...all, rest]));
}

/** A stream object. */
export const streamOf = (data: Buffer, dict = '', length: number | string = data.length): Buffer =>
	Buffer.concat([bytesOf(`<<${dict} /Length ${length}>>\nstream\n`), data, bytesOf('\nendstream')]);

/** Packed objects, numbered from 50: by default deflated once. */
export function packedOf(
	inner: readonly string[],
	{ filter = '/FlateDecode', pack = deflateSync as (data: Buffer) => Buffer, dict = '' } = {},
): Buffer {
	const offsets: number[] = [];
	let body = '';
	for (const object of inner) {
		offsets.push(body.length);
		body += `${object}\n`;
	}
	const table = `${offsets.map((offset, index) => `${50 + index} ${offset}`).join(' ')}\n`;
	const data = pack(Buffer.from(table + body, 'latin1'));
	const facts = `/Type /ObjStm /N ${inner.length} /First ${table.length} /Filter ${filter} ${dict}`;
	return streamOf(data, facts);
}

/** What pdfkit makes of it. */
export async function drawnPdf(
	options: object,
	draw: (document: PDFKit.PDFDocument) => void = (document) => void document.text('Fremmødeliste'),
): Promise<Uint8Array> {
	const document = new PDFKit(options);
	const parts: Buffer[] = [];
	document.on('data', (part: Buffer) => parts.push(part));
	const done = new Promise((settle) => document.on('end', settle));
	draw(document);
	document.end();
	await done;
	return new Uint8Array(Buffer.concat(parts));
}
