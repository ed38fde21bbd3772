/** The map beside the city's list, as a visitor opens it. */
import { m } from '#lib/paraglide/messages.js';
import { expect, type Locator, type Page } from '@playwright/test';

const mapOf = (page: Page): Locator => page.getByRole('region', { name: m.explore_map_label() });

/** Opens the list that `query` asks for, and its map until what is asked for stands on it. */
export async function openMap(page: Page, query: string): Promise<Locator> {
	await page.goto(`/oplev?${query}`);
	const map = mapOf(page);
	const open = map.getByRole('button', { name: m.explore_map_open() });
	// A press on it before the scripts have arrived opens nothing.
	await expect(async () => {
		if (await open.isVisible()) await open.click();
		await expect(map.getByRole('button', { name: m.geo_zoom_in(), exact: true })).toBeVisible({
			timeout: 5000,
		});
		await expect(map.locator('.map-marker, .map-cluster').first()).toBeVisible({ timeout: 5000 });
	}).toPass();
	await page.waitForLoadState('networkidle');
	return map;
}
