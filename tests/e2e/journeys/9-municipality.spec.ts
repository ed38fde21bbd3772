import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { currentEdition } from '#lib/policy/edition.ts';
import { makeCommitment, partnership } from '../../support/cast/commitments.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../support/journey.ts';

test('the overview shows who lifts what, where, and the white spots', async ({ municipality: page }) => {
	await page.goto('/kommune');
	await expect(page.getByRole('heading', { level: 1, name: 'Hvem lover hvad, og hvor?' })).toBeVisible();
	const coverage = page.getByRole('table', { name: 'Løfter pr. bydel og indsats' });
	await expect(coverage.getByRole('row')).toHaveCount(11);
	await expect(page.getByRole('img', { name: /^Tegning af/ })).toBeVisible();
	await expectAccessible(page);
	await coverage.getByRole('link', { name: 'Nørrebro', exact: true }).click();
	await expect(page).toHaveURL(/district=noerrebro/);
	await expect(page.getByLabel('Bydel')).toHaveValue('noerrebro');
});

test('partners are sorted, filtered, and taken along as files', async ({ municipality: page, cast }) => {
	const partner = await cast.organisation(`=Nygård ${unique()}`, { kind: 'school', signed: false });
	await page.goto('/kommune/partnere');
	const table = page.getByRole('table', { name: 'Partnere' });
	await expect(table).toBeVisible();
	await fitsNarrowWindow(page);

	await table.getByRole('link', { name: /Løfter/ }).click();
	await expect(table.getByRole('columnheader', { name: /Løfter/ })).toHaveAttribute(
		'aria-sort',
		'descending',
	);
	await expectAccessible(page);
	const schools = page
		.getByLabel('Slags')
		.getByRole('option', { name: /^Skoler og uddannelser \([\d.]+\)$/ });
	await page.getByLabel('Slags').selectOption(await schools.getAttribute('value'));
	await page.getByRole('checkbox', { name: 'Kun uden underskrift' }).check();
	await page.getByRole('searchbox', { name: 'Søg navn eller ord' }).fill('Nygård');
	await page.getByRole('button', { name: 'Vis', exact: true }).click();
	await expect(page).toHaveURL(/unsigned=1/);
	await expect(table.getByRole('link', { name: partner.name })).toBeVisible();

	const csv = await saved(page, 'Hent som CSV');
	expect(csv).toContain(partner.name);
	expect(csv, 'no cell begins a formula').not.toMatch(/(^|[;,"\n])=/);
	const collection = JSON.parse(await saved(page, 'Hent som GeoJSON')) as {
		type: string;
		features: { geometry: { coordinates: number[] } }[];
	};
	expect(collection.type).toBe('FeatureCollection');
	expect(collection.features[0]?.geometry.coordinates[0]).toBeCloseTo(12.55, 1);

	await page.goto('/kommune/partnere?q=findes-ikke-her');
	await expect(page.getByRole('heading', { name: 'Vi fandt ingen partnere.' })).toBeVisible();
	await expectAccessible(page);
});

test('the city desk is not for everyone', async ({ member, visitor }) => {
	await visitor.goto('/kommune');
	await expect(visitor).toHaveURL(/log-ind/);
	const response = await member.goto('/kommune/partnere');
	expect(response?.status()).toBe(404);
	await expectAccessible(member);
});

async function saved(page: Page, link: string): Promise<string> {
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: link, exact: true }).click();
	return readFile(await (await download).path(), 'utf8');
}

/** The big number of a page that stands before these words. */
const fact = async (page: Page, words: string | RegExp): Promise<string> =>
	page.getByRole('main').getByRole('listitem').filter({ hasText: words }).first().locator('b').innerText();

test('the city’s promises are as many on the overview as in the results, the list and on the front page @phone', async ({
	municipality,
	visitor,
}) => {
	const other = await visitor.context().newPage();
	// Other journeys make promises meanwhile.
	await expect(async () => {
		await Promise.all([
			visitor.goto(href('/results', 'da')),
			other.goto(href('/commitments', 'da')),
			municipality.goto(href('/municipality', 'da')),
		]);
		const commitments = await fact(visitor, m.commitment_result_commitments());
		const onPlan = await fact(visitor, m.commitment_result_on_plan());
		const kept = await fact(visitor, m.commitment_result_kept({ count: 2 }));
		const reported = await fact(visitor, m.commitment_result_reported_done({ count: 2 }));
		const share = await fact(visitor, m.commitment_result_confirmed_share());
		const [, overview = ''] = m
			.municipality_lead({ partners: '#', commitments, onPlan, kept, reported })
			.split('#');
		await expect(municipality.getByText(overview)).toBeVisible({ timeout: 500 });
		const list = m.commitment_list_totals({ commitments, kept, reported, share });
		await expect(other.getByText(list)).toBeVisible({ timeout: 500 });
		await other.goto('/');
		expect(await fact(other, m.front_commitments())).toBe(commitments);
		expect(await fact(other, m.front_kept({ count: 2 }))).toBe(kept);
	}).toPass();
	await fitsNarrowWindow(municipality);

	await expect(async () => {
		await municipality.goto(href('/municipality', 'da'));
		const cell = municipality
			.getByRole('row')
			.filter({ hasText: 'Vanløse' })
			.getByRole('link', { name: /løfter? i/ })
			.first();
		const count = Number(await cell.innerText());
		await cell.click();
		await expect(municipality).toHaveURL(/status=counted/);
		expect(await allOnPages(municipality)).toBe(count);
	}).toPass();
});

/** How many a list has, page after page. */
async function allOnPages(page: Page): Promise<number> {
	let count = 0;
	for (;;) {
		count += await page.getByRole('article').count();
		const next = page.getByRole('link', { name: m.ui_next_page() });
		if (!(await next.isVisible())) return count;
		const before = page.url();
		await next.click();
		await expect(page).not.toHaveURL(before);
	}
}

test('what a partner has promised alone, leads and promised together is counted and found alike', async ({
	municipality,
	visitor,
	as,
	cast,
	db,
}) => {
	const word = unique();
	const partner = await cast.organisation(`Fællesværket ${unique()}`, { kind: 'business' });
	const school = await cast.organisation(`Skolen ${unique()}`, { kind: 'school' });
	await cast.commitment(partner, `Alene ${word}`, { type: 'open-house', target: 6 });
	const [, goal] = currentEdition().goals;
	const shared = { target: 6, districts: [3 as const], goal: goal!.key, type: 'homework-help' };
	const [led, joined] = [
		await partnership(db, [partner, school], '2099-12-31'),
		await partnership(db, [school, partner], '2099-12-31'),
	];
	for (const { id } of [led, joined])
		await makeCommitment(db, { ...shared, partnershipId: id, title: `Sammen ${word}` });

	await municipality.goto(href('/municipality/partners', 'da'));
	await municipality.getByRole('searchbox', { name: m.municipality_search() }).fill(partner.name);
	await municipality.getByRole('button', { name: m.municipality_show(), exact: true }).click();
	await expect(municipality).toHaveURL(/q=/);
	const row = municipality.getByRole('row').filter({ hasText: partner.name });
	await expect(row.locator('.num').first()).toHaveText('3');
	const file = JSON.parse(await saved(municipality, m.municipality_geojson())) as {
		features: { properties: Record<string, unknown> }[];
	};
	expect(file.features.map(({ properties }) => properties.commitments)).toEqual([3]);

	await municipality.getByLabel(m.municipality_goal()).selectOption(goal!.slug);
	await municipality.getByLabel(m.municipality_district()).selectOption('noerrebro');
	await municipality.getByRole('button', { name: m.municipality_show(), exact: true }).click();
	await expect(municipality).toHaveURL(/district=noerrebro/);
	await expect(row.locator('.num').first()).toHaveText('3');
	await expectAccessible(municipality);
	await fitsNarrowWindow(municipality);

	await row.getByRole('link', { name: partner.name }).click();
	// What is due soon is named twice.
	const named = municipality
		.getByRole('main')
		.getByRole('link', { name: new RegExp(`^(Alene|Sammen) ${word}`) });
	await expect
		.poll(
			async () => new Set(await named.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).size,
		)
		.toBe(3);
	const promises = (page: Page) => page.getByRole('main').getByRole('article').filter({ hasText: word });
	const page = await as(partner.owner);
	await page.goto(href(`/workspace/${partner.slug}/commitments`, 'da'));
	await expect(promises(page)).toHaveCount(3);
	await visitor.goto(href(`/commitments?q=${word}`, 'da'));
	await expect(promises(visitor)).toHaveCount(3);
});
