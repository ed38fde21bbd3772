/** What hangs on a wall: a week of a district and an event's poster, each on one sheet, in both languages. */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { expect, expectAccessible, fitsNarrowWindow, test } from '../../../support/journey.ts';

const sheets = async (page: Page): Promise<number> =>
	(await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))).getPageCount();

test('a week is found from the list, narrowed to a district and printed on one sheet @phone', async ({
	page,
}) => {
	await page.goto(href('/explore', 'da'));
	await page.getByRole('link', { name: m.explore_week() }).click();
	await expect(page.getByRole('heading', { level: 1, name: m.explore_week_title() })).toBeVisible();
	await page.getByLabel(m.explore_district()).selectOption('noerrebro');
	const title = m.explore_week_title_district({ district: 'Nørrebro' });
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(page.getByRole('button', { name: m.explore_week_print() })).toBeVisible();
	await expect(page.getByRole('img', { name: m.explore_week_qr() })).toBeVisible();
	await expectAccessible(page);
	await fitsNarrowWindow(page);
});

test('nothing that week is said, with another week one choice away', async ({ page }) => {
	await page.goto(href('/explore/week?district=vanloese&from=2035-01-01', 'da'));
	await expect(page.getByText(m.explore_week_none(), { exact: true })).toBeVisible();
	await expect(page.getByLabel(m.explore_week_from()).locator('option')).not.toHaveCount(1);
	await expectAccessible(page);
});

test('each is one A4 sheet', async ({ page }) => {
	await page.goto(href('/explore?kind=events', 'da'));
	const event = await page.getByRole('main').locator('h3 a').first().getAttribute('href');
	for (const address of [
		href('/explore/week', 'da'),
		href('/explore/week', 'en'),
		href('/explore/week?district=noerrebro', 'da'),
		`${event}/plakat`,
	]) {
		await page.goto(address);
		expect([address, await sheets(page)]).toEqual([address, 1]);
	}
});
