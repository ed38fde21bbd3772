/** A page loads the scripts of its own language only, and they say no word of another; styles are everybody's. */
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { expect, test } from '../support/journey.ts';

const said = [m.geo_attribution_own];

for (const locale of locales)
	test(`a page in ${locale} loads ${locale} only`, async ({ visitor: page }) => {
		const scripts = new Map<string, string>();
		const lost: string[] = [];
		page.on('response', async (response) => {
			const path = new URL(response.url()).pathname;
			if (response.status() >= 400) lost.push(path);
			if (path.endsWith('.js')) scripts.set(path, await response.text());
		});
		await page.goto(href('/', locale));
		await page
			.getByRole('link', { name: m.nav_explore({}, { locale }) })
			.first()
			.click();
		await page.waitForURL(`**${href('/explore', locale)}`);
		await page.getByRole('button', { name: m.explore_map_open({}, { locale }) }).click();
		await expect(page.locator('.leaflet-container')).toBeVisible();
		await page.waitForLoadState('networkidle');

		const texts = [...scripts.values()].join('\n');
		const isSaid = (other: Locale) => said.map((message) => texts.includes(message({}, { locale: other })));
		for (const other of locales) expect(isSaid(other), other).toEqual(said.map(() => other === locale));
		const folders = new Set(
			[...scripts.keys()].map(
				(path) => /immutable\/(?:(\w+)\/)??(?:entry|nodes|chunks)/.exec(path)?.[1] ?? 'da',
			),
		);
		expect([...folders]).toEqual([locale]);
		const styles = await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => sheet.href ?? []));
		expect(styles.length).toBe(new Set(styles).size);
		expect(lost).toEqual([]);
	});
