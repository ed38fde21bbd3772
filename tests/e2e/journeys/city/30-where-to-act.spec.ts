import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { redrawNetwork } from '#lib/municipality/network/redraw.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { partnership } from '../../../support/cast/commitments.ts';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	test,
	unfold,
	unique,
} from '../../../support/journey.ts';

async function saved(page: Page, link: string): Promise<string> {
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: link, exact: true }).click();
	return readFile(await (await download).path(), 'utf8');
}

test('a consultant finds a gap, why it is one, and whom to ask @phone', async ({ municipality: page }) => {
	await page.goto('/kommune');
	await page.getByRole('link', { name: m.coverage_overview_link({}, { locale: 'da' }) }).click();
	await expect(page).toHaveURL(/\/kommune\/daekning/);
	await expect(page.getByRole('heading', { level: 1, name: 'Hvor skal der ske noget nu?' })).toBeVisible();
	await expectAccessible(page);
	await fitsNarrowWindow(page);

	// The most urgent first: what the policy marks and nobody promises, or what nobody promises.
	const spots = page.locator('[data-weight]');
	const weights = await spots.evaluateAll((all) =>
		all.map((one) => Number((one as HTMLElement).dataset.weight)),
	);
	expect(weights.length).toBeGreaterThan(2);
	expect(weights).toEqual(weights.toSorted((a, b) => b - a));
	const first = spots.filter({ hasText: 'Intet løfte nævner bydelen.' }).first();
	await expect(first).toBeVisible();
	await unfold(page, 'Sådan er rækkefølgen fundet');
	await expect(page.getByText('5 point, når intet løfte nævner bydelen.')).toBeVisible();

	const name = (await first.getByRole('heading').innerText()).split(':')[0]!;
	await first.getByRole('link', { name: /^Se alle, der kan spørges/ }).click();
	await expect(page).toHaveURL(/lacks=/);
	await expect(page.getByLabel('Bydel')).toHaveValue(/./);
	await expect(page.locator('select[name=district] option:checked')).toHaveText(name);
	await expect(page.getByRole('table', { name: 'Partnere' })).toBeVisible();
	await expectAccessible(page);
});

test('promises are seen by sector, and the map says the numbers of the table', async ({
	municipality: page,
}) => {
	await page.goto('/kommune/daekning');
	const matrix = page.getByRole('table', { name: 'Løfter pr. bydel, indsats og sektor' });
	await expect(matrix.getByRole('row')).toHaveCount(11);
	await expect(matrix.getByRole('row', { name: /Husum/ })).toContainText('Politikken peger på: Husum');
	await page.getByRole('link', { name: 'Skoler og uddannelser', exact: true }).click();
	await expect(page).toHaveURL(/kind=school/);
	await expect(page.getByText('Kun løfter, som skoler og uddannelser står bag')).toBeVisible();
	await expectAccessible(page);
	const map = JSON.parse(await saved(page, 'Hent som kort (GeoJSON)')) as {
		features: { properties: { districtNr: number; promises: number } }[];
	};
	const told = await matrix.getByRole('link', { name: /løfter? i/ }).allInnerTexts();
	const drawn = map.features.map(({ properties }) => properties.promises).filter((count) => count > 0);
	expect(drawn.length).toBeGreaterThan(0);
	expect(drawn.map(String)).toEqual(told.map((text) => text.trim()));
	const cell = matrix.getByRole('link', { name: /løfter? i/ }).first();
	await cell.click();
	await expect(page).toHaveURL(/partnere\?.*kind=school/);
	await expect(page.getByRole('table', { name: 'Partnere' })).toBeVisible();

	await page.goto('/kommune/daekning');
	const layers = page.getByRole('navigation', { name: 'Hvad kortet viser' });
	for (const [layer, counted] of [
		['Begivenheder', true],
		['Muligheder', true],
		['Tilbud', true],
		['Partnere', true],
		['Udpegede områder', false],
		['Kvarterer', false],
	] as const) {
		await layers.getByRole('link', { name: layer, exact: true }).click();
		const table = page.getByRole('table', { name: `${layer} pr. bydel` });
		await expect(table.getByRole('row')).toHaveCount(11);
		if (counted) await expect(table.getByRole('link').first()).toBeVisible();
	}
	await expect(page.getByRole('row', { name: /Brønshøj-Husum/ }).last()).toContainText('Tingbjerg');
	await expectAccessible(page);
	await fitsNarrowWindow(page);
});

test('the living map shows what the layer’s table counts', async ({ municipality: page }) => {
	for (const layer of ['partners', 'commitments']) {
		// Other journeys make partners meanwhile: what is read together says the same.
		await expect(async () => {
			await page.goto(`/kommune/daekning?layer=${layer}`);
			const counted = page.getByRole('table', { name: / pr\. bydel$/ }).getByRole('cell');
			const sum = (await counted.allInnerTexts()).reduce(
				(total, text) => total + Number(text.replace('.', '')),
				0,
			);
			// The whole city in one view, as the map asks for it.
			const answer = await page.request.get(`/kommune/daekning/map.json?layer=${layer}`);
			const { marks } = (await answer.json()) as { marks: { count: number }[] };
			expect(marks.reduce((total, { count }) => total + count, 0)).toBe(sum);
		}).toPass({ timeout: 30_000 });
		const map = page.getByRole('region', { name: m.explore_map_label({}, { locale: 'da' }) });
		await map.scrollIntoViewIfNeeded();
		await expect(map.locator('.map-marker, .map-cluster').first()).toBeVisible({ timeout: 30_000 });
		await expectAccessible(page);
	}
});

test('the network is looked at, narrowed and taken along', async ({ municipality: page, cast, db }) => {
	const one = await cast.organisation(`Netværkshuset ${unique()}`, { kind: 'housing' });
	const other = await cast.organisation(`Netværksskolen ${unique()}`, { kind: 'school' });
	await partnership(db, [one, other]);
	await redrawNetwork(db);
	await page.goto('/kommune');
	await page.getByRole('link', { name: 'Se hele netværket' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Netværket' })).toBeVisible();
	await expect(page.getByRole('img', { name: /^Tegning af \d+ partnere/ })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Dem, der binder byen sammen' })).toBeVisible();
	await expectAccessible(page);
	await fitsNarrowWindow(page);

	await page.getByLabel('Sektor').selectOption({ label: 'Skoler og uddannelser' });
	await page.getByRole('button', { name: 'Vis', exact: true }).click();
	await expect(page).toHaveURL(/kind=school/);
	const csv = await saved(page, 'Hent forbindelserne som CSV');
	expect(csv.split('\r\n').find((line) => line.includes(one.name))).toMatch(
		new RegExp(`${other.name};[^;]*;1;0;0;ja$`),
	);
	const graph = await saved(page, 'Hent netværket som GraphML');
	expect(graph).toContain(`<data key="name">${one.name}</data>`);
	expect(graph.match(/<edge /g)!.length).toBe(csv.trim().split('\r\n').length - 1);

	await page.goto('/kommune/netvaerk?year=2012');
	await expect(page.getByRole('heading', { name: 'Her er ingen forbindelser endnu' })).toBeVisible();
	await expectAccessible(page);
});

test('a citizen reads who works together, without a script @phone', async ({
	withoutJavaScript,
	cast,
	db,
}) => {
	const one = await cast.organisation(`Nabohuset ${unique()}`, { kind: 'housing' });
	const other = await cast.organisation(`Naboskolen ${unique()}`, { kind: 'school' });
	for (let times = 0; times < 2; times++) await partnership(db, [one, other]);
	await redrawNetwork(db);
	const page = await withoutJavaScript();
	await page.goto('/resultater');
	await page.getByRole('link', { name: 'Se, hvem der arbejder sammen' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Hvem arbejder sammen?' })).toBeVisible();
	await expect(page.getByRole('img', { name: /^Tegning af/ })).toBeVisible();
	await fitsNarrowWindow(page);
	await page.getByLabel('Sektor').selectOption({ label: 'Boligforeninger' });
	await page.getByRole('button', { name: 'Vis', exact: true }).click();
	await expect(page).toHaveURL(/kind=housing/);
	const item = page.getByRole('listitem').filter({ hasText: `${one.name} arbejder sammen med` });
	while (!(await item.count()))
		await page.getByRole('link', { name: m.ui_next_page({}, { locale: 'da' }) }).click();
	await expect(item).toContainText(`${other.name} – 2 partnerskaber`);
	await item.getByRole('link', { name: one.name, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: one.name })).toBeVisible();
	await page.getByRole('link', { name: 'Se hele netværket i byen' }).click();
	await expect(page).toHaveURL(/\/resultater\/netvaerk$/);
});

test('what everybody may read of the network is accessible', async ({ visitor }) => {
	await visitor.goto('/en/results/network');
	await expect(visitor.getByRole('heading', { level: 1, name: 'Who works together?' })).toBeVisible();
	await expectAccessible(visitor);
	await fitsNarrowWindow(visitor);
});

test('the municipality’s desk of it is nobody else’s', async ({ member }) => {
	for (const path of ['daekning', 'netvaerk', 'netvaerk.csv', 'netvaerk.graphml', 'network.csv']) {
		const response = await member.request.get(`/kommune/${path}`);
		expect(response.status(), path).toBe(404);
	}
});
