/** Short papers that lie in the store as files. */
import { createHash } from 'node:crypto';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { fileNameOf } from '#lib/platform/files/file-names.ts';
import { files } from '#lib/platform/files/files.server.ts';

/** One A4 page of lines in Helvetica, small enough to be written by hand. */
function pdf(lines: readonly string[]): Uint8Array {
	const escaped = lines.map((line) => line.replace(/[\\()]/g, '\\$&'));
	const text = `BT /F 18 Tf 60 760 Td 26 TL ${escaped.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
		`<</Length ${Buffer.byteLength(text, 'latin1')}>>stream\n${text}\nendstream`,
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
	];
	let body = '%PDF-1.4\n';
	const offsets = objects.map((object, i) => {
		const at = Buffer.byteLength(body, 'latin1');
		body += `${i + 1} 0 obj${object}endobj\n`;
		return `${String(at).padStart(10, '0')} 00000 n \n`;
	});
	const start = Buffer.byteLength(body, 'latin1');
	body += `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(body, 'latin1');
}

/** A page of these lines, as the row that refers to it names it. */
export async function keptPdf(trx: Transaction, name: string, lines: readonly string[], storedAt: Date) {
	const content = pdf(lines);
	const fileKey = `${createHash('sha256').update(content).digest('hex')}.pdf`;
	await files().put(fileKey, content);
	await trx
		.insertInto('storedFile')
		.values({ key: fileKey, storedAt })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const mediaType = 'application/pdf';
	return { fileKey, fileName: fileNameOf(name, mediaType), mediaType, bytes: content.length } as const;
}
