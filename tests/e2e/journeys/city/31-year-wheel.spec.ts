import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { demoAccount } from '../../../support/actors.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../../support/journey.ts';

test('an editor plans the year, whoever has a task does it, and everybody sees when @phone', async ({
	as,
	visitor,
	db,
}) => {
	const title = `Statusmøde ${unique()}`;
	const consultant = demoAccount('consultant');
	const today = copenhagenDate(new Date());
	const due = addDays(today, 10);
	const page = await as(demoAccount('editor'));

	await test.step('a day that is none, and a first day after the last', async () => {
		await page.goto('/kommune/opfoelgning/aarshjul');
		await expect(page.getByRole('heading', { level: 1, name: `Årshjul ${today.slice(0, 4)}` })).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByLabel('Hvad', { exact: true }).fill(title);
		await page.getByLabel('Dagen, eller den sidste dag').fill(formatShortDate(due));
		await page.getByLabel('Den første dag (valgfrit)').fill(formatShortDate(addDays(due, 1)));
		await page.getByRole('button', { name: 'Gem', exact: true }).click();
		await expect(page.getByRole('alert')).toContainText('Den første dag skal ligge før den sidste');
		await expect(page.getByLabel('Hvad', { exact: true })).toHaveValue(title);
		await expectAccessible(page);
	});

	await test.step('planned, and given to somebody', async () => {
		await page.getByLabel('Den første dag (valgfrit)').fill('');
		await page.getByLabel('Hvem har opgaven (valgfrit)').selectOption({ label: consultant.name });
		await page.getByRole('button', { name: 'Gem', exact: true }).click();
		await expect(page.getByText('Sat på årshjulet.')).toBeVisible();
		await expect(page.getByRole('heading', { name: title })).toBeVisible();
	});

	await test.step('everybody sees what and when', async () => {
		await visitor.goto(`/resultater/aarshjul?year=${due.slice(0, 4)}`);
		await expect(visitor.getByRole('row', { name: new RegExp(title) })).toContainText('Politik og budget');
		await expect(visitor.getByText(consultant.name)).toHaveCount(0);
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		const calendar = await visitor.request.get('/resultater/aarshjul.ics');
		expect((await calendar.text()).replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}`);
	});

	await test.step('whoever has it says that it is done, without a script too', async () => {
		const owner = await as(consultant);
		await owner.goto('/kommune/opfoelgning/aarshjul');
		await owner
			.getByRole('listitem')
			.filter({ hasText: title })
			.getByRole('button', { name: 'Gjort', exact: true })
			.click();
		await expect(owner.getByText('Markeret som gjort.')).toBeVisible();
		const { doneAt } = await db
			.selectFrom('wheelTask')
			.select('doneAt')
			.where('title', '=', title)
			.executeTakeFirstOrThrow();
		expect(doneAt).not.toBeNull();
	});

	await test.step('changed, and taken off', async () => {
		await page.goto(`/kommune/opfoelgning/aarshjul?year=${due.slice(0, 4)}`);
		await page.getByRole('link', { name: title, exact: true }).click();
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expectAccessible(page);
		await page.getByLabel('Note (valgfrit)').fill('Husk lokalet');
		await page.getByRole('button', { name: 'Gem', exact: true }).click();
		await expect(page.getByText('Gemt på årshjulet.')).toBeVisible();
		await page.getByRole('link', { name: title, exact: true }).click();
		await page.getByRole('button', { name: 'Tag af hjulet' }).click();
		await expect(page.getByText('Taget af årshjulet.')).toBeVisible();
		await expect(page.getByRole('link', { name: title, exact: true })).toHaveCount(0);
	});
});
