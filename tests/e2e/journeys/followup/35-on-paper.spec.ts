/** What is taken to a meeting on paper: the figures and their charts whole, without the site around them, and no sheet for nothing. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { href } from '#lib/i18n/urls.ts';
import { expect, test } from '../../../support/journey.ts';

/** Of so many sheets each; a page that grows beyond them has begun to print what belongs on the screen. */
const forEverybody = {
	'/results': 6,
	'/results/barometer': 6,
	'/results/cities-index': 4,
	'/results/plans': 6,
	'/results/network': 5,
	'/results/year-wheel': 3,
	'/results/opinions': 4,
};
const forTheCity = { '/municipality': 6, '/municipality/coverage': 10, '/municipality/worklist': 5 };

test('pages of the follow-up print as whole sheets', async ({ visitor, municipality }) => {
	for (const [page, most] of [
		...Object.entries(forEverybody).map(([path, most]) => [path, most, visitor] as const),
		...Object.entries(forTheCity).map(([path, most]) => [path, most, municipality] as const),
	].map(([path, most, page]) => [{ path, page }, most] as const)) {
		await test.step(page.path, async () => {
			await page.page.goto(href(page.path, 'da'));
			await page.page.emulateMedia({ media: 'print' });
			// Where one is in the house may stand on paper.
			const around = page.page.locator('header nav, footer nav, main button');
			expect.soft(await around.filter({ visible: true }).allTextContents(), page.path).toEqual([]);
			const cut = await page.page.locator('main svg[role=img], main figure').evaluateAll((all) =>
				all
					.filter((one) => one.checkVisibility())
					.filter((one) => {
						let box: Element | null = one;
						while (box && getComputedStyle(box).breakInside !== 'avoid') box = box.parentElement;
						return !box;
					})
					.map((one) => one.outerHTML.slice(0, 120)),
			);
			expect.soft(cut, `charts that a sheet may end in on ${page.path}`).toEqual([]);
			const paper = await PDFDocument.load(await page.page.pdf({ preferCSSPageSize: true }));
			await page.page.emulateMedia({ media: null });
			expect.soft(paper.getPageCount(), page.path).toBeLessThanOrEqual(most);
			const written = paper
				.getPages()
				.map((sheet) => JSON.stringify(sheet.node.Contents()?.toString()).length);
			expect.soft(Math.min(...written), `an empty sheet of ${page.path}`).toBeGreaterThan(0);
		});
	}
});
