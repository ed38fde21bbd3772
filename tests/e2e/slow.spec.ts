import { expect, test, unique } from '../support/journey.ts';

test('what is written before the scripts arrive is still there when they have', async ({
	visitor: page,
	mailbox,
}) => {
	const email = `langsom.${unique()}@eksempel.example`;
	await page.goto('/bliv-partner');
	await page.getByLabel('E-mail').fill(email);
	await page.getByRole('button', { name: 'Send link' }).click();
	const link = await mailbox.link(email, 'Bekræft din e-mail');
	let arrive = () => {};
	const arrived = new Promise<void>((settle) => (arrive = settle));
	await page.route('**/_app/**/*.js', async (route) => {
		await arrived;
		await route.continue();
	});
	await page.goto(link, { waitUntil: 'commit' });
	await page.getByRole('radio', { name: /^Forening/ }).check();
	await page.getByLabel('Organisationens navn').fill('De Utålmodige');
	await page.getByRole('checkbox', { name: /Jeg må handle/ }).check();
	arrive();
	await page.waitForLoadState('networkidle');
	await page.getByRole('button', { name: 'Opret konto og fortsæt' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await expect(page.getByRole('radio', { name: /^Forening/ })).toBeChecked();
	await expect(page.getByLabel('Organisationens navn')).toHaveValue('De Utålmodige');
	await expect(page.getByRole('checkbox', { name: /Jeg må handle/ })).toBeChecked();
});
