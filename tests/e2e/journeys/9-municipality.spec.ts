import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../support/journey.ts';

test('the overview shows who lifts what, where, and the white spots', async ({ municipality: page }) => {
	await page.goto('/kommune');
	await expect(page.getByRole('heading', { level: 1, name: 'Hvem lover hvad, og hvor?' })).toBeVisible();
	const coverage = page.getByRole('table', { name: 'Løfter pr. bydel og indsats' });
	await expect(coverage.getByRole('row')).toHaveCount(11);
	await expect(page.getByRole('img', { name: /^Tegning af/ })).toBeVisible();
	await page.getByText('De bedst forbundne som tabel').click();
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
	await page.getByLabel('Slags').selectOption({ label: 'Skoler og uddannelser' });
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
	await page.getByRole('link', { name: link }).click();
	return readFile(await (await download).path(), 'utf8');
}
