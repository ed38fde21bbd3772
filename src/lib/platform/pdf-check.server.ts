/**
 * Whether a PDF may be kept: it is one, can be looked into, and carries nothing that acts (scripts, programs to start,
 * files inside). Names may hide behind `#4a` and inside compressed object streams, so both are opened.
 */
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

export type PdfVerdict = 'fine' | 'active' | 'locked' | 'unreadable';

const acting = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z0-9])/;
const mostInflated = 32 * 1024 * 1024;
const open = promisify(inflate);

export async function checkPdf(bytes: Uint8Array): Promise<PdfVerdict> {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	if (!/^%PDF-\d\.\d/.test(text) || !text.slice(-2048).includes('%%EOF')) return 'unreadable';
	const outer = unescaped(text);
	if (acting.test(outer)) return 'active';
	if (/\/Encrypt(?![A-Za-z0-9])/.test(outer)) return 'locked';
	let left = mostInflated;
	for (const start of objectStreams(text)) {
		if (start === null) return 'unreadable';
		try {
			const inner = await open(bytes.subarray(start), { maxOutputLength: left });
			left -= inner.length;
			if (acting.test(unescaped(inner.toString('latin1')))) return 'active';
		} catch {
			return 'unreadable';
		}
	}
	return 'fine';
}

const unescaped = (text: string): string =>
	text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Where each object stream's data begins; null for one that is not packed the one common way. */
function* objectStreams(text: string): Generator<number | null> {
	for (const { index, 0: keyword } of text.matchAll(/(?<!end)stream\r?\n/g)) {
		const before = text.slice(Math.max(0, index - 2000), index);
		const head = unescaped(before.slice(before.lastIndexOf(' obj') + 1));
		if (!/\/ObjStm(?![A-Za-z0-9])/.test(head)) continue;
		const plain = /\/Filter\s*(?:\[\s*)?\/FlateDecode/.test(head) && !head.includes('/DecodeParms');
		yield plain ? index + keyword.length : null;
	}
}
