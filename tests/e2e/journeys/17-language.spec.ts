/** A visitor's own language: offered where the page is in another, kept once chosen, and never on the server. */
import { expect, expectAccessible, test } from '../../support/journey.ts';

const offer = '[data-offer]';

test('a browser in English is offered the page in English, and the choice is kept @phone', async ({
	browser,
	baseURL,
}) => {
	const context = await browser.newContext({ locale: 'en-GB', baseURL });
	const page = await context.newPage();
	await page.goto('/oplev?district=noerrebro');
	await expect(page.locator(offer)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Read this page in English' }).click();
	await expect(page).toHaveURL(/\/en\/explore\?district=noerrebro$/);
	await expect(page.locator(offer)).toBeHidden();
	// The site's name, typed again, is answered in the chosen language; another page offers itself in it.
	await page.goto('about:blank');
	await page.goto('/');
	await expect(page).toHaveURL(/\/en$/);
	await page.goto('/om');
	await expect(page.locator(offer)).toBeVisible();
	await page.getByRole('button', { name: 'No thanks' }).click();
	await page.reload();
	await expect(page.locator(offer)).toBeHidden();
	await context.close();
});

test('who reads Danish is offered nothing on a Danish page, and what they choose is what is offered', async ({
	page,
}) => {
	await page.goto('/om');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.locator(offer)).toBeHidden();
	await page.goto('/en/about');
	await expect(page.getByRole('link', { name: 'Læs siden på dansk' })).toBeVisible();
	await page.locator('header').getByRole('link', { name: 'Dansk' }).click();
	await page.goto('/en/about');
	await expect(page.locator(offer)).toBeVisible();
});
