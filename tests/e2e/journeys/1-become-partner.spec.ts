import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	password,
	test,
	unfold,
	unique,
} from '../../support/journey.ts';

test('an association registers, puts itself on the map, and sends its application @phone', async ({
	visitor: page,
	cast,
	mailbox,
}) => {
	await cast.organisation('Huset på Kapelvej');
	const name = `Fælles Have ${unique()}`;
	const email = `asta.${unique()}@eksempel.example`;
	await page.goto('/bliv-partner');

	await page.getByRole('button', { name: 'Send link' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await expectAccessible(page);
	await page.getByLabel('E-mail').fill(email);
	await page.getByRole('button', { name: 'Send link' }).click();
	await expect(page.getByRole('heading', { name: 'Se i din mail' })).toBeVisible();
	await expectAccessible(page);

	await test.step('the link in the mail makes the account, once', async () => {
		const link = await mailbox.link(email, 'Bekræft din e-mail');
		await page.goto(link);
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('button', { name: 'Opret konto og fortsæt' }).click();
		await expect(page.getByRole('alert').getByRole('link')).not.toHaveCount(0);
		await expectAccessible(page);
		await page.getByRole('radio', { name: /^Forening/ }).check();
		await page.getByLabel('Organisationens navn').fill(name);
		await page.getByLabel('Dit navn').fill('Asta Holm');
		await page.getByLabel('Adgangskode').fill('kort');
		await page.getByRole('checkbox', { name: /Jeg må handle for organisationen/ }).check();
		await page.getByRole('button', { name: 'Opret konto og fortsæt' }).click();
		await page
			.getByRole('alert')
			.getByRole('link', { name: 'Adgangskoden skal have mindst 10 tegn' })
			.click();
		await expect(page.getByLabel('Adgangskode')).toBeFocused();
		await expect(page.getByLabel('Organisationens navn')).toHaveValue(name);
		await page.getByLabel('Adgangskode').fill(password);
		await page.getByRole('button', { name: 'Opret konto og fortsæt' }).click();
		await expect(page.getByRole('heading', { name: 'Hvem er I?' })).toBeVisible();
		const application = page.url();
		await page.goto(link);
		await expect(page.getByRole('heading', { name: 'Linket er brugt' })).toBeVisible();
		await expectAccessible(page);
		await page.goto(application);
	});

	await test.step('who they are', async () => {
		await page.getByLabel('CVR-nummer').fill('12 34 56 78');
		await page.getByLabel('Hvad laver I?').fill('Vi dyrker grøntsager med hele gaden og spiser dem sammen.');
		await page.getByRole('checkbox', { name: 'Dansk' }).check();
		await page.getByRole('checkbox', { name: /العربية/ }).check();
		await page.getByRole('button', { name: 'Gem og fortsæt' }).click();
		await expect(page.getByRole('alert')).toContainText('CVR-nummeret passer ikke');
		await expect(page.getByLabel('CVR-nummer')).toHaveAttribute('aria-invalid', 'true');
		await expect(page.getByRole('checkbox', { name: /العربية/ })).toBeChecked();
		await expectAccessible(page);
		await page.getByLabel('CVR-nummer').fill('');
		await page.getByRole('button', { name: 'Gem og fortsæt' }).click();
		await expect(page.getByRole('heading', { name: 'Hvor holder I til?' })).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('a place by address search, with the pin moved by the arrow keys', async () => {
		await page.getByRole('link', { name: 'Tilføj et sted' }).click();
		const map = page.getByRole('application', { name: /Kort: sæt nålen/ });
		await expect(map).toBeVisible();
		await page.getByRole('searchbox', { name: 'Søg jeres adresse frem' }).fill('xyzzy');
		await expect(page.getByRole('status').filter({ hasText: 'Vi kender ikke en adresse' })).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('searchbox', { name: 'Søg jeres adresse frem' }).fill('kapelvej 16');
		await page
			.getByRole('button', { name: /^Kapelvej 16, 2200/ })
			.first()
			.click();
		await expect(page.getByLabel('Adresse', { exact: true })).toHaveValue('Kapelvej 16');
		await expect(page.getByRole('status').filter({ hasText: 'Nålen står i Nørrebro' })).toBeVisible();
		const point = page.getByLabel('Punkt på kortet');
		const found = await point.inputValue();
		await map.focus();
		await page.keyboard.press('Shift+ArrowUp');
		await expect(point).not.toHaveValue(found);
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('button', { name: 'Gem stedet' }).click();
		await expect(page.getByText('Kapelvej 16', { exact: true })).toBeVisible();
	});

	await test.step('a second place by typed coordinates; Sweden is refused', async () => {
		await page.getByRole('link', { name: 'Tilføj et sted mere' }).click();
		await page.getByLabel('Adresse', { exact: true }).fill('Ved broen');
		await unfold(page, 'Koordinater og P-nummer');
		for (const [typed, sentence] of [
			['55.6059, 13.0007', 'havnet i Sverige'],
			['12.5683, 55.6761', 'byttet om'],
			['lige ved broen', 'kan ikke læses'],
		] as const) {
			await page.getByLabel('Punkt på kortet').fill(typed);
			await page.getByRole('button', { name: 'Gem stedet' }).click();
			await expect(page.getByRole('alert')).toContainText(sentence);
			await expect(page.getByLabel('Punkt på kortet')).toHaveValue(typed);
		}
		await expectAccessible(page);
		await page.getByLabel('Punkt på kortet').fill('55,6640 12,5430');
		await page.getByRole('button', { name: 'Gem stedet' }).click();
		await expect(page.getByText('Ved broen', { exact: true })).toBeVisible();
		await page.getByRole('link', { name: 'Fortsæt' }).click();
	});

	await test.step('whom to talk to, a last look, and off it goes', async () => {
		await expect(page.getByRole('heading', { name: 'Hvem kan man tale med?' })).toBeVisible();
		await page.getByLabel('Kontaktpersonens navn').fill('');
		await page.getByLabel('E-mail til alle').fill('ikke en mail');
		await page.getByRole('button', { name: 'Gem og fortsæt' }).click();
		await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
		await expectAccessible(page);
		await page.getByLabel('Kontaktpersonens navn').fill('Asta Holm');
		await page.getByLabel('E-mail til alle').fill('hej@eksempel.example');
		await page.getByRole('button', { name: 'Gem og fortsæt' }).click();
		await expect(page.getByRole('heading', { name: 'Se det hele igennem' })).toBeVisible();
		await expect(page.getByRole('definition').filter({ hasText: name })).toBeVisible();
		await page.getByRole('button', { name: 'Send til kommunen' }).click();
		await expect(page.getByRole('heading', { name: 'Kommunen læser jeres ansøgning' })).toBeVisible();
		await expectAccessible(page);
	});
});

test('an owner invites a colleague, who joins from the mail', async ({ as, open, cast, mailbox }) => {
	const organisation = await cast.organisation(`Naboerne ${unique()}`);
	const email = `bo.${unique()}@eksempel.example`;
	const owner = await as(organisation.owner);
	await owner.goto(`/min-organisation/${organisation.slug}/personer`);
	await owner.getByLabel('E-mail').fill('bo@');
	await owner.getByRole('button', { name: 'Send invitation' }).click();
	await expect(owner.getByRole('alert')).toContainText('E-mailen ser ikke rigtig ud');
	await expectAccessible(owner);
	await owner.getByLabel('E-mail').fill(email);
	await owner.getByRole('radio', { name: /^Underskriver/ }).check();
	await owner.getByRole('button', { name: 'Send invitation' }).click();
	await expect(owner.getByText('Invitationen er sendt.')).toBeVisible();
	await expectAccessible(owner);

	const colleague = await open({});
	const link = await mailbox.link(email, `Vær med i ${organisation.name}`);
	await colleague.goto(link);
	await expect(colleague.getByText('underskriver')).toBeVisible();
	await expectAccessible(colleague);
	await colleague.getByLabel('Dit navn').fill('Bo Friis');
	await colleague.getByLabel('Adgangskode').fill(password);
	await colleague.getByRole('button', { name: 'Opret konto og vær med' }).click();
	await expect(colleague).toHaveURL(new RegExp(`/min-organisation/${organisation.slug}`));
	await colleague.goto(link);
	await expect(colleague.getByRole('heading', { name: 'Linket er brugt' })).toBeVisible();
	await expectAccessible(colleague);

	await owner.reload();
	await expect(owner.getByText('Bo Friis').first()).toBeVisible();
});

test('a wrong password, a forgotten one, a new one, and out again', async ({
	visitor: page,
	cast,
	mailbox,
}) => {
	const { email, name } = await cast.person('Liv Krogh');
	await page.goto('/log-ind');
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Adgangskode').fill('ikke den rigtige');
	await page.getByRole('button', { name: 'Log ind', exact: true }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.getByLabel('E-mail')).toHaveValue(email);
	await expectAccessible(page);

	await page.getByRole('link', { name: 'Glemt adgangskode?' }).click();
	await expect(page.getByRole('heading', { name: 'Glemt adgangskode' })).toBeVisible();
	await page.getByLabel('E-mail').fill(email);
	await page.getByRole('button', { name: 'Send link' }).click();
	await expect(page.getByText('Vi har sendt en mail til den adresse.')).toBeVisible();
	await expectAccessible(page);

	const link = await mailbox.link(email, 'Vælg en ny adgangskode');
	await page.goto(link);
	await expectAccessible(page);
	await page.getByLabel('Ny adgangskode').fill('1234567890');
	await page.getByRole('button', { name: 'Gem adgangskoden' }).click();
	await expect(page.getByRole('alert')).toContainText('for let at gætte');
	await expectAccessible(page);
	await page.getByLabel('Ny adgangskode').fill('fire grønne både på land');
	await page.getByRole('button', { name: 'Gem adgangskoden' }).click();
	await expect(page).not.toHaveURL(/ny-adgangskode/);

	await page.goto('/konto');
	await expect(page.getByLabel('Dit navn')).toHaveValue(name);
	await page.goto('/log-ud');
	await page.getByRole('main').getByRole('button', { name: 'Log ud' }).click();
	await expect(page.getByText('Du er logget ud.')).toBeVisible();
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Adgangskode').fill('fire grønne både på land');
	await page.getByRole('button', { name: 'Log ind', exact: true }).click();
	await expect(page).not.toHaveURL(/log-ind/);
	await page.goto(link);
	await expect(page.getByRole('heading', { name: 'Linket er brugt' })).toBeVisible();
});
