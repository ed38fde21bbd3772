import { m } from '#lib/paraglide/messages.js';
import { expect, expectAccessible, fitsNarrowWindow, openMenu, test } from '../../support/journey.ts';

test('a newcomer sees what this is, what is on, who is in, and how to join @phone', async ({
	visitor: page,
}) => {
	await page.goto('/');
	await expect(page).toHaveTitle(/Bland dig i byen/);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Det sker i denne uge' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Fra løfte til handling' })).toBeVisible();

	await page.getByRole('combobox', { name: m.explore_place_label() }).fill('Nørrebro');
	await page.getByRole('button', { name: 'Vis det, der er tæt på' }).click();
	await expect(page).toHaveURL(/\/oplev\?place=N%C3%B8rrebro/);

	await page.goto('/');
	await page.getByRole('main').getByRole('link', { name: 'Bliv partner' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Bliv partner' })).toBeVisible();
});

test('the menu opens by keyboard and leads everywhere @phone', async ({ visitor: page }) => {
	await page.goto('/');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Hop til indholdet' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('main')).toBeFocused();

	for (const [item, address] of [
		['Oplev', '/oplev'],
		['Partnere', '/partnere'],
		['Løfter', '/loefter'],
		['Resultater', '/resultater'],
		['Vær med', '/deltag'],
	] as const) {
		await openMenu(page);
		if (item === 'Oplev') await expectAccessible(page);
		const link = page
			.getByRole('navigation', { name: 'Hovedmenu' })
			.getByRole('link', { name: item, exact: true });
		await link.focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(address);
		await openMenu(page);
		await expect(link).toHaveAttribute('aria-current', /page|true/);
		await page.keyboard.press('Escape');
	}
});

test('the other language is the same page @phone', async ({ visitor: page }) => {
	await page.goto('/om');
	await openMenu(page);
	await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
	await expect(page).toHaveURL('/en/about');
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expectAccessible(page);
	await openMenu(page);
	await page.getByRole('banner').getByRole('link', { name: 'Dansk' }).click();
	await expect(page).toHaveURL('/om');

	await page.goto('/oplev?text=mad&free=1');
	await openMenu(page);
	await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
	await expect(page).toHaveURL(/\/en\/explore\?.*text=mad/);
});

test('about, privacy and accessibility are a link away on every page', async ({ visitor: page }) => {
	for (const [link, address] of [
		['Om Bland dig i byen', '/om'],
		['Privatliv', '/privatliv'],
		['Tilgængelighedserklæring', '/was'],
	] as const) {
		await page.goto('/');
		await page.getByRole('contentinfo').getByRole('link', { name: link }).click();
		await expect(page).toHaveURL(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
});

test('a page that is not there says so and offers a way on', async ({ visitor: page }) => {
	for (const address of ['/findes-ikke', '/begivenheder/findes-ikke-00000', '/verify/XXXX-XXXX']) {
		const response = await page.goto(address);
		expect(response?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	}
	await page.goto('/findes-ikke');
	await page.getByRole('link', { name: 'Til forsiden' }).last().click();
	await expect(page).toHaveURL('/');
});

test.describe('when the server fails', () => {
	test.use({ expectedTrouble: [/^500/] });

	test('the page says so and keeps its menu @phone', async ({ visitor: page }) => {
		await page.goto('/log-ind');
		// A link pressed before the scripts have the page is the browser's, and asks for no data.
		await expect(page.locator('#svelte-announcer')).toBeAttached();
		await page.route('**/bliv-partner/__data.json*', (route) => route.fulfill({ status: 500, json: {} }), {
			times: 1,
		});
		// Without a pointer over it, which would ask for the page once more ahead of the click.
		await page.getByRole('main').getByRole('link', { name: 'Bliv partner' }).dispatchEvent('click');
		await expect(page.getByRole('heading', { name: 'Der gik noget galt hos os' })).toBeVisible();
		await expectAccessible(page);
	});
});
