/** A consultant's morning: who to call, the call, a note with a task, what was confirmed, and a list that empties. */
import type { Page } from '@playwright/test';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	noSidewaysScroll,
	test,
	unfold,
	unique,
} from '../../../support/journey.ts';

const inDays = (days: number) => formatShortDate(addDays(copenhagenDate(new Date()), days), 'da');
const save = (page: Page) => page.getByRole('button', { name: 'Gem note' }).click();
const stream = (page: Page) => page.getByRole('region', { name: 'Hvad der er sket' });
const ahead = (page: Page) => page.getByRole('complementary', { name: 'Skal ske' });

test('whom to call, what was agreed, and a list that empties @phone', async ({ as, cast }) => {
	const partner = await cast.organisation(`Værkstedet ${unique()}`, { kind: 'business' });
	await cast.commitment(partner, `8 lærepladser ${unique()}`, { type: 'apprenticeships', target: 8 });
	const karen = await cast.person(`Karen ${unique()}`, 'consultant');
	const page = await as(karen);

	await test.step('a task for today puts the partner on the day’s list', async () => {
		await page.goto(`/kommune/partnere/${partner.slug}`);
		await expect(page.getByRole('heading', { level: 1, name: partner.name })).toBeVisible();
		await expectAccessible(page);
		await page.getByLabel('Hvad blev aftalt?').fill('De mangler to lærlinge.');
		await unfold(page, '+ opgave');
		await page.getByRole('textbox', { name: /^Opgave/ }).fill('Foreslå en ny frist');
		await save(page);
		await expect(page.getByText('Skriv, hvornår opgaven skal være løst').first()).toBeVisible();
		await expectAccessible(page);
		await page.getByLabel('Senest').fill(inDays(0));
		await save(page);
		await expect(page.getByText('Gemt i mappen')).toBeVisible();
		await expect(stream(page).getByText('De mangler to lærlinge.').first()).toBeVisible();
		await expect(page.getByLabel('Hvad blev aftalt?')).toHaveValue('');
	});

	await test.step('the desk begins with it, and leads to the file with the number', async () => {
		await page.goto('/kommune');
		const day = page.getByRole('region', { name: /^I dag · \d+ tilbage$/ });
		const line = day.getByRole('listitem').filter({ hasText: partner.name });
		await expect(line).toContainText('opgave: Foreslå en ny frist');
		await expectAccessible(page);
		await line.getByRole('link').click();
		const call = page.getByRole('link', { name: 'Ring +45 33 66 33 66' });
		await expect(call).toHaveAttribute('href', 'tel:+4533663366');
		await expect(page.getByRole('link', { name: 'Skriv', exact: true })).toHaveAttribute(
			'href',
			`mailto:${partner.owner.email}`,
		);
		await expect(page.getByText('ingen samtale skrevet ind endnu')).toBeVisible();
	});

	await test.step('a call with a day for the next one, and the task done', async () => {
		await page.getByText('Samtale', { exact: true }).click();
		await page.getByLabel('Hvad blev aftalt?').fill('De flytter fristen til sommer.');
		await unfold(page, '+ næste opkald');
		await page.getByRole('form', { name: 'Skriv i mappen' }).getByLabel('Næste opkald').fill(inDays(14));
		await save(page);
		await expect(page.getByText(/^talt sidst/)).toBeVisible();
		await expect(ahead(page).getByText('Næste opkald').first()).toBeVisible();
		await ahead(page).getByRole('button', { name: 'Løst' }).click();
		await expect(page.getByText('Opgaven er løst')).toBeVisible();
		await page.getByRole('button', { name: 'Fortryd' }).click();
		await expect(page.getByText('Opgaven står på listen igen')).toBeVisible();
		await ahead(page).getByRole('button', { name: 'Løst' }).click();
		await expect(stream(page).getByText('løste opgaven »Foreslå en ny frist«')).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await noSidewaysScroll(page);
		await page.goto('/kommune');
		const day = page.getByRole('region', { name: /^I dag/ });
		await expect(day.getByText(partner.name)).toHaveCount(0);
	});
});

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

test('several contributions with one note on what was seen, undone and done again', async ({
	as,
	cast,
	db,
}) => {
	const partner = await cast.organisation(`Cykelværket ${unique()}`, { kind: 'business' });
	const promise = await cast.commitment(partner, `Mentortid ${unique()}`, {
		type: 'apprenticeships',
		target: 8,
	});
	// So long ago that they are the first ones on the list.
	const told = ['2019-01-01', '2019-01-02'].map((happenedOn) => ({
		commitmentId: promise.id,
		organisationId: partner.id,
		amount: 1,
		happenedOn,
	}));
	await db.insertInto('contribution').values(told).execute();
	const page = await as(await cast.person(`Karen ${unique()}`, 'consultant'));
	const ticks = page.getByRole('checkbox', { name: new RegExp(promise.title) });
	const confirm = async () => {
		for (const tick of await ticks.all()) await tick.check();
		const form = page.getByRole('form', { name: 'Bekræft flere på én gang' });
		await form.getByRole('textbox').fill('Så fremmødelisten');
		await form.getByRole('button', { name: 'Bekræft dem med hak' }).click();
	};
	await page.goto('/kommune/bidrag');
	await expect(ticks).toHaveCount(2);
	await page.getByRole('button', { name: 'Bekræft dem med hak' }).click();
	await expect(page.getByText('Sæt hak ved mindst ét bidrag').first()).toBeVisible();
	await expectAccessible(page);
	await confirm();
	await expect(page.getByText('2 bidrag er bekræftet.')).toBeVisible();
	await expect(ticks).toHaveCount(0);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Fortryd' }).click();
	await expect(page.getByText('Fortrudt. Bidragene står, som de gjorde før.')).toBeVisible();
	await expect(ticks).toHaveCount(2);
	await confirm();
	await expect(page.getByText('2 bidrag er bekræftet.')).toBeVisible();
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
