/** Reads what a browser has printed, sheet by sheet: how much is written on each, and how large. */
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';

export interface Sheet {
	letters: number;
	/** In points, what a pixel of the page has become: less than `fullSize` where the page was too wide, and all of it shrank. */
	scale: number;
}
const usual = { format: 'A4', margin: { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' } };
/** A pixel is three quarters of a point. */
export const fullSize = 0.75;

type Matrix = readonly [number, number, number, number, number, number];
const still: Matrix = [1, 0, 0, 1, 0, 0];
const times = ([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix => [
	a * p + b * r,
	a * q + b * s,
	c * p + d * r,
	c * q + d * s,
	e * p + f * r + t,
	e * q + f * s + u,
];

interface Written {
	letters: number;
	at: Matrix;
}

/** Everything that is written by a stream of drawing, in the paper's own measures. */
function writtenIn(stream: PDFRawStream, resources: PDFDict | undefined, at: Matrix): Written[] {
	const drawing = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
	const forms = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict);
	const kept: Matrix[] = [];
	const numbers: number[] = [];
	const found: Written[] = [];
	let [page, text]: Matrix[] = [at, still];
	let [shown, name] = ['', ''];
	const taken = (): Matrix => numbers.splice(0).slice(-6) as unknown as Matrix;
	const steps: Record<string, () => void> = {
		q: () => kept.push(page!),
		Q: () => void (page = kept.pop() ?? at),
		cm: () => void (page = times(taken(), page!)),
		BT: () => void (text = still),
		Tm: () => void (text = taken()),
		Td: () => void (text = times([1, 0, 0, 1, ...(numbers.splice(0).slice(-2) as [number, number])], text!)),
		Tj: () => found.push({ letters: shown.length / 4, at: times(text!, page!) }),
		TJ: () => found.push({ letters: shown.length / 4, at: times(text!, page!) }),
		Do: () => {
			const form = forms?.lookup(PDFName.of(name));
			if (form instanceof PDFRawStream && form.dict.get(PDFName.of('Subtype')) === PDFName.of('Form'))
				found.push(...writtenIn(form, form.dict.lookupMaybe(PDFName.of('Resources'), PDFDict), page!));
		},
	};
	for (const [part] of drawing.matchAll(/<[0-9A-Fa-f]*>|\/[^\s/<[(]+|[-+.\d]+|[A-Za-z*'"]+/g)) {
		if (part.startsWith('<')) shown += part.slice(1, -1);
		else if (part.startsWith('/')) name = part.slice(1);
		else if (/^[-+.\d]/.test(part)) numbers.push(Number(part));
		else {
			steps[part]?.();
			[shown, name] = ['', ''];
			numbers.length = 0;
		}
	}
	return found;
}

const lettersIn = (all: readonly Written[]) => all.reduce((sum, { letters }) => sum + letters, 0);

/** The scale of most of what is written. */
function scaleOf(written: readonly Written[]): number {
	const by = Map.groupBy(written, ({ at: [a, b] }) => Math.hypot(a, b).toFixed(3));
	const [most] = [...by].toSorted(([, one], [, other]) => lettersIn(other) - lettersIn(one));
	return most ? Number(most[0]) : fullSize;
}

/** A page as it comes out of a printer with the margins of most. */
export async function sheetsOf(page: Page): Promise<Sheet[]> {
	const paper = await PDFDocument.load(await page.pdf({ ...usual, preferCSSPageSize: true }));
	return paper.getPages().map((sheet) => {
		const contents = sheet.node.Contents();
		const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
		const written = streams
			.map((one) => paper.context.lookup(one))
			.flatMap((one) => (one instanceof PDFRawStream ? writtenIn(one, sheet.node.Resources(), still) : []));
		return { letters: lettersIn(written), scale: scaleOf(written) };
	});
}
