/** The map beside the city's list, as a visitor opens it. */
import type { Locale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the list that `query` asks for, and its map until what is asked for stands on it. */
export async function openMap(page: Page, query: string, locale: Locale = 'da'): Promise<Locator> {
	await page.goto(href(`/explore?${query}`, locale));
	const map = page.getByRole('region', { name: m.explore_map_label({}, { locale }) });
	const open = map.getByRole('button', { name: m.explore_map_open({}, { locale }) });
	// A press on it before the scripts have arrived opens nothing.
	await expect(async () => {
		if (await open.isVisible()) await open.click();
		await expect(map.getByRole('button', { name: m.geo_zoom_in({}, { locale }), exact: true })).toBeVisible({
			timeout: 5000,
		});
		await expect(map.locator('.map-marker, .map-cluster').first()).toBeVisible({ timeout: 5000 });
	}).toPass();
	await page.waitForLoadState('networkidle');
	return map;
}
