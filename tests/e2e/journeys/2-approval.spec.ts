import { expect, expectAccessible, fitsNarrowWindow, test, unfold, unique } from '../../support/journey.ts';

const waiting = { state: 'waiting', signed: false } as const;

test('the municipality asks for changes, gets them, and approves', async ({
	municipality,
	as,
	cast,
	mailbox,
}) => {
	const organisation = await cast.organisation(`Cykelværkstedet ${unique()}`, waiting);
	const file = `/kommune/til-godkendelse/${organisation.slug}`;

	await test.step('who waits', async () => {
		await municipality.goto('/kommune/til-godkendelse?kind=media&state=declined');
		await expectAccessible(municipality);
		await municipality.goto(file);
		await expect(municipality.getByRole('heading', { level: 1 })).toContainText(organisation.name);
		await fitsNarrowWindow(municipality);
	});

	await test.step('a note at the field it is about', async () => {
		await unfold(municipality, 'Bed om ændringer');
		const form = municipality.getByRole('form', { name: 'Bed om ændringer' });
		await form.getByRole('button', { name: 'Bed om ændringer' }).click();
		await expect(municipality.getByRole('alert')).toContainText('Skriv, hvad de skal ændre');
		await expectAccessible(municipality);
		await form.getByLabel('Bemærkning: Hvad organisationen laver').fill('Skriv også, hvem der kan komme.');
		await form.getByLabel('Besked til dem').fill('Det ser rigtig godt ud.');
		await form.getByRole('button', { name: 'Bed om ændringer' }).click();
		await expect(municipality.getByText('Beslutningen er gemt')).toBeVisible();
		await expectAccessible(municipality);
	});

	const owner = await as(organisation.owner);
	await test.step('the applicant sees it there, and sends again', async () => {
		const { text } = await mailbox.latest(organisation.owner.email, 'beder om en rettelse');
		expect(text).toContain('Skriv også, hvem der kan komme.');
		await owner.goto(await mailbox.link(organisation.owner.email, 'beder om en rettelse'));
		await expect(owner.getByText('Kommunen har bedt jer rette noget')).toBeVisible();
		await expect(owner.getByText('Skriv også, hvem der kan komme.')).toBeVisible();
		await expectAccessible(owner);
		await owner.getByLabel('Hvad laver I?').fill('Vi lapper cykler med alle, der kommer forbi, hver onsdag.');
		await owner.getByRole('button', { name: 'Gem og fortsæt' }).click();
		await owner.getByRole('link', { name: 'Fortsæt', exact: true }).click();
		await owner.getByRole('button', { name: 'Gem og fortsæt' }).click();
		await owner.getByRole('button', { name: 'Send igen til kommunen' }).click();
		await expect(owner.getByRole('heading', { name: 'Kommunen læser jeres ansøgning' })).toBeVisible();
	});

	await test.step('approved, with a mail, and public', async () => {
		await municipality.goto(file);
		await expect(municipality.getByText('Skriv også, hvem der kan komme.')).toBeVisible();
		const form = municipality.getByRole('form', { name: 'Godkend' });
		await form.getByRole('button', { name: 'Godkend' }).click();
		await expect(municipality.getByText('Beslutningen er gemt')).toBeVisible();
		await mailbox.latest(organisation.owner.email, `${organisation.name} er nu partner`);
		await owner.goto(`/partnere/${organisation.slug}`);
		await expect(owner.getByRole('heading', { level: 1 })).toContainText(organisation.name);
		await expect(owner.getByText('Vi lapper cykler')).toBeVisible();
		await expect(owner.getByText(organisation.owner.email)).toHaveCount(0);
		await expectAccessible(owner);
		await fitsNarrowWindow(owner);
		await owner.goto(`/min-organisation/${organisation.slug}`);
		await expectAccessible(owner);
	});
});

test('the municipality says no, with a reason', async ({ municipality, as, cast, mailbox }) => {
	const organisation = await cast.organisation(`Kun for os ${unique()}`, { ...waiting, kind: 'other' });
	await municipality.goto(`/kommune/til-godkendelse/${organisation.slug}`);
	await unfold(municipality, 'Sig nej');
	const form = municipality.getByRole('form', { name: 'Sig nej' });
	await form.getByLabel('Begrundelse').fill('Nej');
	await form.getByRole('button', { name: 'Sig nej' }).click();
	await expect(municipality.getByRole('alert')).toContainText('mindst 10 tegn');
	await expect(form.getByLabel('Begrundelse')).toHaveValue('Nej');
	await expectAccessible(municipality);
	await form.getByLabel('Begrundelse').fill('I lukker andre ude, og det strider mod charteret.');
	await form.getByRole('button', { name: 'Sig nej' }).click();
	await expect(municipality.getByText('Beslutningen er gemt')).toBeVisible();
	await expectAccessible(municipality);

	const { text } = await mailbox.latest(organisation.owner.email, 'kommunen har sagt nej');
	expect(text).toContain('det strider mod charteret');
	const owner = await as(organisation.owner);
	await owner.goto(`/min-organisation/${organisation.slug}/ansoegning`);
	await expect(owner.getByText('det strider mod charteret')).toBeVisible();
	await expectAccessible(owner);
	const response = await owner.goto(`/partnere/${organisation.slug}`);
	expect(response?.status()).toBe(404);
});
