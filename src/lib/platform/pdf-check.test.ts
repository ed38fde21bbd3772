import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { checkPdf, type PdfVerdict } from '#lib/platform/pdf-check.server.ts';

const bytes = (text: string | Buffer) =>
	new Uint8Array(Buffer.isBuffer(text) ? text : Buffer.from(text, 'latin1'));
const pdf = (inner: string) => bytes(`%PDF-1.7\n1 0 obj\n${inner}\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF\n`);
const packed = (inner: string, filter = '/FlateDecode') =>
	bytes(
		Buffer.concat([
			Buffer.from(`%PDF-1.7\n4 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter ${filter}>>\nstream\r\n`),
			deflateSync(Buffer.from(inner)),
			Buffer.from('\nendstream\nendobj\n%%EOF'),
		]),
	);

async function written(options: object): Promise<Uint8Array> {
	const document = new PDFDocument(options);
	const parts: Buffer[] = [];
	document.on('data', (part: Buffer) => parts.push(part));
	const done = new Promise((settle) => document.on('end', settle));
	document.text('Fremmødeliste, 3. november').end();
	await done;
	return bytes(Buffer.concat(parts));
}

describe('a PDF', () => {
	test.each<[string, Uint8Array, PdfVerdict]>([
		['of plain objects', pdf('<</Type /Catalog>>'), 'fine'],
		['with a script', pdf('<</OpenAction <</S /JavaScript /JS (app.alert(1))>>>>'), 'active'],
		['with a script behind an escape', pdf('<</S /J#61vaScript /JS (x)>>'), 'active'],
		['that starts a program', pdf('<</S /Launch /F (cmd.exe)>>'), 'active'],
		['with files inside', pdf('<</Names <</EmbeddedFiles 3 0 R>>>>'), 'active'],
		['with a word that only begins alike', pdf('<</Font /LaunchPad>>'), 'fine'],
		['locked by a password', pdf('<</Encrypt 9 0 R>>'), 'locked'],
		['with packed objects', packed('<</Type /Page>>'), 'fine'],
		['with a packed script', packed('<</S /JavaScript /JS (x)>>'), 'active'],
		['with objects packed in another way', packed('x', '/LZWDecode'), 'unreadable'],
		[
			'with packed objects that do not open',
			pdf('<</Type /ObjStm /Filter /FlateDecode>>\nstream\nabc\nendstream'),
			'unreadable',
		],
		['cut off', bytes('%PDF-1.7\n1 0 obj'), 'unreadable'],
		['that is a page of HTML', bytes('<html><script>alert(1)</script>%%EOF'), 'unreadable'],
		['that swells when opened', packed('0'.repeat(40_000_000)), 'unreadable'],
	])('%s', async (_name, content, verdict) => expect(await checkPdf(content)).toBe(verdict));

	test('as programs write it', async () => {
		expect(await checkPdf(await written({}))).toBe('fine');
		expect(await checkPdf(await written({ pdfVersion: '1.7' }))).toBe('fine');
		expect(await checkPdf(await written({ userPassword: 'hemmelig' }))).toBe('locked');
	});
});
