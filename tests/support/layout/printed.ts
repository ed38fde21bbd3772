/** A page as it comes out of a printer: its sheets, the codes on them, and what cannot be read. */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Locator, Page } from '@playwright/test';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { cutTextsOf } from '../language/page-texts.ts';

const millimetre = 96 / 25.4;
/** What printers leave around an A4 page, as the sheets' own rules have it. */
const margin = 14;
const a4 = { width: Math.round((210 - 2 * margin) * millimetre), height: Math.round(297 * millimetre) };

/** Each of its sheets in millimetres. */
export async function sheetsOf(page: Page): Promise<string[]> {
	const paper = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }));
	const rounded = (points: number) => Math.round((points * 25.4) / 72);
	return paper
		.getPages()
		.map((sheet) => `${rounded(sheet.getSize().width)} x ${rounded(sheet.getSize().height)}`);
}

/** What a telephone reads of a code as it is printed; empty where it reads nothing. */
export async function readCode(code: Locator): Promise<string> {
	const { data, info } = await sharp(await code.screenshot())
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? '';
}

/** Texts on the paper that run out of it, or out of a box that cuts them. The page stays as it is printed. */
export async function cutOnPaper(page: Page): Promise<string[]> {
	await page.emulateMedia({ media: 'print' });
	await page.setViewportSize(a4);
	const below = await page.evaluate(() =>
		[...document.body.querySelectorAll('*')]
			.filter((one) => getComputedStyle(one).overflowY === 'hidden' && !one.closest('svg'))
			.filter((one) => one.clientHeight > 2 && one.scrollHeight > one.clientHeight + 2)
			.map((one) => one.textContent.trim().slice(0, 80)),
	);
	return [...(await cutTextsOf(page)), ...below];
}
