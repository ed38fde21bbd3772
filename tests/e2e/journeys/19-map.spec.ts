/** The map by finger and by keyboard: what is opened stays, and every mark is reached. */
import type { Locator } from '@playwright/test';
import { m } from '#lib/paraglide/messages.js';
import { expect, expectAccessible, openMap, test, unique, type Organisation } from '../../support/journey.ts';
import { makeEvent } from '../../support/cast/events.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000);
const spread = [
	[55.7, 12.53],
	[55.7, 12.57],
	[55.685, 12.53],
	[55.685, 12.57],
	[55.6925, 12.55],
] as const;

const things = (map: Locator, word: string) => map.getByRole('button', { name: new RegExp(word) });

/** Events whose titles have a word that only they have, so that the map shows them alone. */
async function events(
	db: Database,
	host: Organisation,
	word: string,
	points: readonly (readonly [number, number])[],
) {
	for (const [n, [lat, lng]] of points.entries())
		await makeEvent(db, host.id, {
			title: `Aften ${n + 1} ${word}`,
			startsAt: inAWeek(),
			publishedAt: new Date(),
			address: 'Kapelvej 16',
			lat,
			lng,
		});
}

/** The mark nearest to the upper edge. */
async function uppermost(marks: Locator): Promise<Locator> {
	const tops = await Promise.all((await marks.all()).map(async (mark) => (await mark.boundingBox())!.y));
	return marks.nth(tops.indexOf(Math.min(...tops)));
}

test('what is tapped near the edge stays open @phone', async ({ visitor: page, cast, db }) => {
	const word = unique();
	await events(db, await cast.organisation(`Kulturhuset ${unique()}`), word, spread);
	const map = await openMap(page, `q=${word}`);
	await map.scrollIntoViewIfNeeded();
	const name = (await (await uppermost(things(map, word))).getAttribute('aria-label'))!;
	const mark = things(map, name);
	const asked = page.waitForResponse(/map\.json/, { timeout: 3000 }).catch(() => null);
	await mark.click();
	const opened = map.getByRole('dialog', { name });
	await expect(opened).toBeVisible();
	// The map moves to make room, and asks what is there now.
	await asked;
	await page.waitForTimeout(1200);
	await expect(opened.getByRole('link', { name })).toBeVisible();
	await expect(opened).toBeInViewport({ ratio: 0.9 });
	await expectAccessible(page);
	await opened.getByRole('button', { name: m.explore_map_close() }).click();
	await expect(opened).toBeHidden();
	await expect(mark).toBeFocused();
	await mark.click();
	await map.getByRole('button', { name: m.geo_zoom_in(), exact: true }).click();
	await page.waitForTimeout(800);
	await expect(opened).toBeVisible();
});

test('every mark is opened by Enter and by the space bar, and Escape goes back to it @phone', async ({
	visitor: page,
	cast,
	db,
}) => {
	const word = unique();
	await events(db, await cast.organisation(`Kulturhuset ${unique()}`), word, spread);
	const map = await openMap(page, `q=${word}`);
	await expect(things(map, word)).toHaveCount(spread.length);
	for (const [n, key] of ['Enter', 'Space', 'Enter', 'Space', 'Enter'].entries()) {
		const mark = things(map, `Aften ${n + 1} ${word}`);
		await mark.focus();
		await page.keyboard.press(key);
		const link = map.getByRole('dialog').getByRole('link', { name: `Aften ${n + 1} ${word}` });
		await expect(link).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(map.getByRole('dialog')).toBeHidden();
		await expect(mark).toBeFocused();
	}
	await things(map, `Aften 1 ${word}`).press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Aften 1 ${word}`);
});

test('what is under one mark is parted by the keyboard, one mark after another @phone', async ({
	visitor: page,
	cast,
	db,
}) => {
	const word = unique();
	const host = await cast.organisation(`Kulturhuset ${unique()}`);
	// Some hundred metres apart, and one with another in the next stairway: no zoom can part those two.
	const near = [
		[55.6868, 12.5301],
		[55.685, 12.533],
		[55.6868, 12.5332],
		[55.68505, 12.53],
	] as const;
	await events(db, host, word, [...spread, ...near]);
	for (const key of ['Enter', 'Space']) {
		const map = await openMap(page, `q=${word}`);
		const cluster = map.getByRole('button', { name: m.explore_map_cluster({ count: 5 }) });
		await cluster.focus();
		await expect(cluster).toBeFocused();
		await page.keyboard.press(key);
		await expect(things(map, `Aften 6 ${word}`)).toBeVisible();
		await expect(map.locator('.leaflet-marker-icon:focus')).toHaveCount(1);
		const neighbours = map.getByRole('button', { name: m.explore_map_cluster({ count: 2 }) });
		await neighbours.focus();
		await expect(async () => {
			await page.keyboard.press(key);
			await expect(map.getByRole('dialog')).toBeVisible({ timeout: 1500 });
		}).toPass();
		await expect(map.getByRole('dialog').getByRole('link')).toHaveCount(2);
		await page.keyboard.press('Escape');
		await expect(neighbours).toBeFocused();
	}
	await expectAccessible(page);
});

test('what is behind one door opens as a list, however much it is @phone', async ({
	visitor: page,
	cast,
	db,
}) => {
	const word = unique();
	const host = await cast.organisation(`Kulturhuset ${unique()}`);
	await events(
		db,
		host,
		word,
		Array.from({ length: 24 }, () => [55.6925, 12.55] as const),
	);
	const map = await openMap(page, `q=${word}`);
	const mark = map.getByRole('button', { name: m.explore_map_place({ count: 24 }) });
	for (const press of [() => mark.click(), () => mark.press('Enter'), () => mark.press('Space')]) {
		await press();
		const list = map.getByRole('dialog', { name: m.explore_map_place_heading({ count: 24 }) });
		await expect(list.getByRole('link')).toHaveCount(24);
		await expect(list.getByRole('link').first()).toBeFocused();
		// Every one of them is reached: the list scrolls to it.
		await list.getByRole('link', { name: `Aften 24 ${word}` }).focus();
		await expect(list.getByRole('link', { name: `Aften 24 ${word}` })).toBeInViewport();
		await expectAccessible(page);
		await page.keyboard.press('Escape');
		await expect(list).toBeHidden();
		await expect(mark).toBeFocused();
	}
});

for (const locale of ['da', 'en'] as const) {
	test(`the map’s own buttons speak ${locale}, and are pressed by the keyboard @phone`, async ({
		visitor: page,
	}) => {
		const map = await openMap(page, '', locale);
		const [nearer, farther] = [m.geo_zoom_in, m.geo_zoom_out].map((name) =>
			map.getByRole('button', { name: name({}, { locale }), exact: true }),
		);
		await expect(nearer!).toBeVisible();
		const box = (await nearer!.boundingBox())!;
		expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
		await nearer!.focus();
		const asked = page.waitForResponse(/view=1[2-9]/);
		for (let press = 0; press < 3; press++) await page.keyboard.press('Space');
		await asked;
		await farther!.press('Enter');
		await expect(farther!).toBeFocused();
		const english = page.locator('[title="Zoom in"], [aria-label="Close popup"]');
		await expect(english).toHaveCount(locale === 'da' ? 0 : 1);
	});
}
