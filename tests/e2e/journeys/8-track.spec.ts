import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../support/journey.ts';

test('what one side reports, the other confirms; its own side cannot', async ({ as, cast }) => {
	const club = await cast.organisation(`Lektiecaféen ${unique()}`);
	const school = await cast.organisation(`Parkskolen ${unique()}`, { kind: 'school' });
	const commitment = await cast.commitment(club, `Lektietimer ${unique()}`, {
		type: 'homework-help',
		target: 40,
		counterpart: school,
	});
	const page = await as(club.owner);
	const contributions = `/min-organisation/${club.slug}/bidrag`;

	await test.step('reported by hand', async () => {
		await page.goto(contributions);
		await fitsNarrowWindow(page);
		const form = page.getByRole('form', { name: 'Registrér bidrag' });
		await form.getByLabel('Hvor meget?').fill('seks');
		await form.getByLabel('Hvornår?').fill('1.1.2050');
		await form.getByRole('button', { name: 'Registrér bidrag' }).click();
		await expect(page.getByRole('alert')).toContainText('Skriv et tal');
		await expect(form.getByLabel('Hvor meget?')).toHaveValue('seks');
		await expectAccessible(page);
		// Typed and not sent, it is back after a reload, until somebody says otherwise.
		await page.reload();
		await expect(form.getByLabel('Hvor meget?')).toHaveValue('seks');
		await page.getByRole('button', { name: 'Begynd forfra' }).click();
		await expect(form.getByLabel('Hvor meget?')).toHaveValue('');
		await form.getByLabel('Hvor meget?').fill('6,5');
		await form.getByLabel('Hvad skete der?').fill('Tre eftermiddage på biblioteket.');
		await form.getByRole('button', { name: 'Registrér bidrag' }).click();
		await expect(page.getByText('Bidraget er registreret og afventer bekræftelse.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Bekræft', exact: true })).toHaveCount(0);
		await expectAccessible(page);
	});

	await test.step('confirmed by the school', async () => {
		const other = await as(school.owner);
		await other.goto(`/min-organisation/${school.slug}/bidrag`);
		await expect(other.getByRole('heading', { name: 'Til bekræftelse' })).toBeVisible();
		await expectAccessible(other);
		await fitsNarrowWindow(other);
		await other
			.getByRole('form', { name: `Bekræft 6,5 fra ${club.name}` })
			.getByRole('button', { name: 'Bekræft' })
			.click();
		await expect(other.getByText('Bidraget er bekræftet.')).toBeVisible();
		await expectAccessible(other);
	});

	await test.step('corrected, without losing the first figure', async () => {
		await page.goto(contributions);
		await expect(page.getByText(/Bekræftet af den anden part/).first()).toBeVisible();
		await page.getByText('Ret tallet', { exact: true }).first().click();
		const form = page.getByRole('form', { name: 'Ret tallet' });
		await form.getByLabel('Det rigtige tal').fill('5');
		await form.getByRole('button', { name: 'Gem rettelsen' }).click();
		await expect(page.getByRole('alert').first()).toContainText('hvorfor tallet bliver rettet');
		await expectAccessible(page);
		await form.getByLabel('Hvorfor retter du det?').fill('En eftermiddag blev aflyst.');
		await form.getByRole('button', { name: 'Gem rettelsen' }).click();
		await expect(page.getByText('Tallet er rettet og afventer bekræftelse.')).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('seen by all', async () => {
		await page.goto(`/loefter/${commitment.slug}`);
		await expect(page.getByRole('heading', { level: 1, name: commitment.title })).toBeVisible();
		await fitsNarrowWindow(page);
	});
});

test('an event that was held counts by itself, once', async ({ as, cast }) => {
	const housing = await cast.organisation(`Gårdhaven ${unique()}`, { kind: 'housing' });
	const commitment = await cast.commitment(housing, `Åbne aftener ${unique()}`, {
		type: 'open-house',
		target: 4,
	});
	const event = await cast.event(housing, `Åben aften ${unique()}`, {
		inDays: -2,
		commitmentId: commitment.id,
	});
	const page = await as(housing.owner);
	const address = `/min-organisation/${housing.slug}/begivenheder/${event.slug}`;

	await page.goto(address);
	await expectAccessible(page);
	await page.getByLabel('Hvor mange kom?').fill('mange');
	await page.getByRole('button', { name: 'Markér som afholdt' }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv et helt tal');
	await expectAccessible(page);

	const twin = await page.context().newPage();
	await twin.goto(address);
	for (const one of [page, twin]) await one.getByLabel('Hvor mange kom?').fill('31');
	await page.getByRole('button', { name: 'Markér som afholdt' }).click();
	await expect(page.getByText('talt med i løftet')).toBeVisible();
	await expectAccessible(page);
	await twin.getByRole('button', { name: 'Markér som afholdt' }).click();
	await expect(twin.getByRole('alert')).toBeVisible();
	await expectAccessible(twin);

	await page.goto(`/min-organisation/${housing.slug}/loefter/${commitment.slug}`);
	await expect(page.getByRole('listitem').filter({ hasText: 'talt fra en begivenhed' })).toHaveCount(1);
	await expectAccessible(page);
});

test('the workspace shows how the promises go', async ({ member, signatory }) => {
	await member.goto('/min-organisation');
	await expect(member.getByRole('heading', { level: 1, name: 'Nordlys El' })).toBeVisible();
	await expect(member.getByText('10 lærepladser til elektrikere').first()).toBeVisible();
	await expect(member.getByRole('heading', { name: 'Det næste' })).toBeVisible();
	await signatory.goto(`${new URL(member.url()).pathname}/loefter`);
	await fitsNarrowWindow(signatory);
});
