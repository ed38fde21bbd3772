/** The file on a partner: what was written is corrected and kept, who reads it, and the views of the list it is found from. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test, unfold, unique } from '../../../support/journey.ts';

const save = (page: Page) => page.getByRole('button', { name: 'Gem note' }).click();
const stream = (page: Page) => page.getByRole('region', { name: 'Hvad der er sket' });
const ahead = (page: Page) => page.getByRole('complementary', { name: 'Skal ske' });

test('without JavaScript: a note is corrected and the old one kept, somebody looks after the partner', async ({
	withoutJavaScript,
	cast,
	db,
}) => {
	const partner = await cast.organisation(`Naboværket ${unique()}`);
	const karen = await cast.person(`Karen ${unique()}`, 'consultant');
	const page = await withoutJavaScript(karen);
	await page.goto(`/kommune/partnere/${partner.slug}`);
	await save(page);
	await expect(page.getByText('Skriv et par ord om, hvad der blev aftalt').first()).toBeVisible();
	await page.getByLabel('Hvad blev aftalt?').fill('De får fem lærlinge.');
	await save(page);
	await unfold(page, 'Ret');
	await page.getByLabel('Hvad skal der stå?').fill('De får seks lærlinge.');
	await page.getByRole('button', { name: 'Gem rettelsen' }).click();
	await expect(stream(page).getByText('De får seks lærlinge.', { exact: false }).first()).toBeVisible();
	await expect(stream(page).getByText('De får fem')).toHaveCount(0);
	const kept = await db
		.selectFrom('caseworkNote')
		.select('words')
		.where('organisationId', '=', partner.id)
		.orderBy('id')
		.execute();
	expect(kept.map(({ words }) => words)).toEqual(['De får fem lærlinge.', 'De får seks lærlinge.']);

	await unfold(page, 'Vælg ansvarlig og næste opkald');
	await page.getByRole('combobox', { name: /^Ansvarlig/ }).selectOption({ label: karen.name });
	await page.getByRole('button', { name: 'Gem', exact: true }).click();
	await expect(ahead(page).getByText(karen.name).first()).toBeVisible();
});

test('an auditor reads the file and writes nothing; a member does not know of it', async ({
	as,
	member,
	cast,
}) => {
	const partner = await cast.organisation(`Klubben ${unique()}`);
	const auditor = await as(await cast.person(`Revisor ${unique()}`, 'auditor'));
	await auditor.goto(`/kommune/partnere/${partner.slug}`);
	await expect(auditor.getByText('Du kan læse mappen, men ikke skrive i den.')).toBeVisible();
	await expect(auditor.getByRole('button', { name: 'Gem note' })).toHaveCount(0);
	expect((await member.goto(`/kommune/partnere/${partner.slug}`))?.status()).toBe(404);
});

test('a filter is saved as a view, a change of it says so, and the desk shows it', async ({ as, cast }) => {
	const page = await as(await cast.person(`Karen ${unique()}`, 'consultant'));
	await page.goto('/kommune/partnere?kind=school');
	await unfold(page, 'Gem som visning');
	await page.getByLabel('Hvad skal visningen hedde?').fill('Skoler');
	await page.getByRole('checkbox', { name: 'Vis den på mit overblik' }).check();
	await page.getByRole('button', { name: 'Gem visningen' }).click();
	await expect(page.getByText('Visningen er gemt')).toBeVisible();
	const views = page.getByRole('navigation', { name: 'Visninger' });
	await expect(views.getByRole('link', { name: 'Skoler' })).toHaveAttribute('aria-current', 'page');
	await expect(page.getByText('Ikke gemt')).toHaveCount(0);
	await page.getByRole('checkbox', { name: /^Kun uden underskrift/ }).check();
	await page.getByRole('button', { name: 'Vis', exact: true }).click();
	await expect(page.getByText('Ikke gemt')).toBeVisible();
	await expectAccessible(page);
	await unfold(page, 'Gem som ny visning');
	await page.getByLabel('Hvad skal visningen hedde?').fill('skoler');
	await page.getByRole('button', { name: 'Gem visningen' }).click();
	await expect(
		page.getByText('Du har allerede en visning med det navn. Vælg et andet.').first(),
	).toBeVisible();
	await views.getByRole('link', { name: 'Skoler' }).click();
	await expect(page.getByText('Ikke gemt')).toHaveCount(0);
	await page.goto('/kommune');
	await page
		.getByRole('navigation', { name: 'Mine visninger' })
		.getByRole('link', { name: /Skoler/ })
		.click();
	await expect(page).toHaveURL(/kind=school/);
	await page.getByRole('button', { name: 'Slet visningen' }).click();
	await expect(page.getByText('Visningen er slettet')).toBeVisible();
});
