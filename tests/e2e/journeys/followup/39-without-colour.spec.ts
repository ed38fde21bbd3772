/** Every chart says the same to who sees no colour: a look has words beside it, no two looks are alike in grey, and no figure is only drawn. */
import type { Locator, Page } from '@playwright/test';
import { href } from '#lib/i18n/urls.ts';
import { expect, test } from '../../../support/journey.ts';
import { alike, lookOf, type Look } from '../../../support/layout/grey.ts';

/** Every look that a legend explains, once. @param entries each with one picture and its words */
async function looksOf(entries: Locator): Promise<Look[]> {
	const looks = new Map<string, Look>();
	for (const entry of await entries.filter({ visible: true }).all()) {
		const name = (await entry.innerText()).replace(/:.*/, '').trim();
		expect(name, 'a look without words').not.toBe('');
		if (!looks.has(name)) looks.set(name, await lookOf(name, entry.locator('svg')));
	}
	return [...looks.values()];
}

/** The same where somebody has chosen the colours of their own screen. */
async function expectToldApart(entries: Locator, page: Page, atLeast: number): Promise<void> {
	for (const forcedColors of ['none', 'active'] as const) {
		await page.emulateMedia({ forcedColors });
		const looks = await looksOf(entries);
		expect(looks.length, 'looks').toBeGreaterThanOrEqual(atLeast);
		expect(alike(looks), `alike without colour (forced colours: ${forcedColors})`).toEqual([]);
	}
	await page.emulateMedia({ forcedColors: null });
}

test('two looks that differ in colour alone are found, two that differ in form are not', async ({
	visitor: page,
}) => {
	const square = (fill: string) => `<rect width="14" height="14" x="3" y="3" fill="${fill}" />`;
	const drawings = {
		red: square('#d00000'),
		green: square('#005800'),
		ring: '<circle cx="10" cy="10" r="6" fill="none" stroke="#d00000" stroke-width="2" />',
	};
	const items = Object.entries(drawings).map(
		([name, drawing]) => `<li><svg width="20" height="20">${drawing}</svg>${name}</li>`,
	);
	await page.setContent(`<html lang="da"><title>Prøve</title><ul>${items.join('')}</ul></html>`);
	expect(alike(await looksOf(page.locator('li')))).toEqual(['red = green']);
});

test('results: how sure each figure is shows in a pattern', async ({ visitor: page }) => {
	await page.goto(href('/results/areas/1', 'da'));
	const figures = page.locator('main figure:has(figcaption svg pattern)');
	await expectToldApart(figures.locator('figcaption li:has(> svg)'), page, 3);
	for (const figure of await figures.all()) {
		const marksIn = (drawn: Locator) =>
			drawn.evaluateAll((all) => [
				...new Set(all.map((one) => /-(\d)\)$/.exec(one.getAttribute('fill') ?? '')?.[1])),
			]);
		const explained = await marksIn(figure.locator('figcaption svg > rect'));
		expect(explained, 'a look that is no pattern').not.toContain(undefined);
		const drawn = await marksIn(figure.locator('svg[role=img] > rect'));
		expect(explained, 'drawn, and explained by nothing').toEqual(expect.arrayContaining(drawn));
	}
});

test('barometer: how it goes is a form and words, a target a line of dashes', async ({ visitor: page }) => {
	await page.goto(href('/results/barometer', 'da'));
	const marks = await page.locator('main article .mark').evaluateAll((all) =>
		all.map((one) => ({
			words: one.textContent.trim(),
			form: one.querySelector('path')?.getAttribute('d'),
		})),
	);
	expect(marks.length).toBeGreaterThan(0);
	expect(marks.filter(({ words, form }) => !words || !form)).toEqual([]);
	await page.goto((await page.locator('main article a').first().getAttribute('href')) ?? '');
	const chart = page.locator('main figure svg[role=img]');
	// The target is a line of dashes with its figure, a figure that is provisional a hollow dot.
	for (const target of await chart.locator('line.target').all())
		await expect(target).toHaveCSS('stroke-dasharray', /\d/);
	await expect(chart.locator('text.target')).toHaveCount(await chart.locator('line.target').count());
	const dots = await chart.locator('circle').count();
	expect(dots).toBeGreaterThan(0);
	await expect(page.locator('main table tbody tr')).not.toHaveCount(0);
});

test('the index: every bar has its figure beside it, every column its city', async ({ visitor: page }) => {
	await page.goto(href('/results/cities-index', 'da'));
	const cells = page.locator('main td:has(svg.bar)');
	await expect(cells).not.toHaveCount(0);
	for (const text of await cells.allInnerTexts()) expect(text).toMatch(/\d/);
	const heads = await page.locator('main thead th').allInnerTexts();
	expect(heads.filter((head) => !head.trim())).toEqual([]);
	expect(new Set(heads).size).toBe(heads.length);
});

test('the year’s wheel: a ring is a form, a mark its number in the list', async ({ visitor: page }) => {
	await page.goto(href('/results/year-wheel', 'da'));
	await expectToldApart(page.locator('main figcaption > span'), page, 3);
	const numbers = await page.locator('main figure > svg .mark text').allTextContents();
	const listed = await page.locator('main tbody th').allInnerTexts();
	expect(numbers.length).toBeGreaterThan(0);
	expect(numbers.toSorted((a, b) => Number(a) - Number(b))).toEqual(listed.map((line) => line.split('.')[0]));
});

for (const path of ['/results/network', '/municipality/network'])
	test(`the network at ${path}: a sector is a form, a tie within one a line of dashes`, async ({
		visitor,
		municipality,
	}) => {
		const page = path.startsWith('/municipality') ? municipality : visitor;
		await page.goto(href(path, 'da'));
		await expectToldApart(page.locator('main svg[role=img] + ul > li'), page, 4);
	});

test('the map of coverage: lighter and darker, nothing is hatched, and each district’s number stands beside', async ({
	municipality: page,
}) => {
	await page.goto(href('/municipality/coverage?layer=partners', 'da'));
	const map = page.locator('main svg:has(.leveled)').first();
	const greys = await map.locator('[class*=level-]').evaluateAll((all) => [
		...new Map(
			all.map((one) => {
				const [red = 0, green = 0, blue = 0] = (getComputedStyle(one).fill.match(/\d+/g) ?? []).map(Number);
				return [
					/level-\d/.exec(one.getAttribute('class') ?? '')?.[0],
					0.3 * red + 0.59 * green + 0.11 * blue,
				];
			}),
		),
	]);
	expect(greys.length).toBeGreaterThan(1);
	const inOrder = greys.toSorted(([one = ''], [other = '']) => one.localeCompare(other));
	for (const [index, [level, grey]] of inOrder.slice(1).entries())
		expect(inOrder[index]![1] - grey, `${level} is darker than the one below it`).toBeGreaterThan(25);
	const rows = page.locator('#layers ~ .two tbody tr');
	await expect(rows).toHaveCount(10);
	for (const row of await rows.all()) await expect(row.locator('.num')).toHaveText(/\d/);
});
