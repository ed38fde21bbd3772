import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordingAdvice } from '#lib/policy/wording.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unfold, unique } from '../../support/journey.ts';

test('a business promises apprenticeships, and the municipality says yes', async ({
	as,
	visitor,
	municipality,
	cast,
	mailbox,
}) => {
	const business = await cast.organisation(`Tømrerne ${unique()}`, { kind: 'business' });
	const school = await cast.organisation(`Erhvervsskolen ${unique()}`, { kind: 'school' });
	const title = `Lærepladser til tømrere ${unique()}`;
	const page = await as(business.owner);
	const desk = `/min-organisation/${business.slug}`;

	await test.step('no promise yet', async () => {
		await page.goto(`${desk}/loefter`);
		await expect(page.getByRole('heading', { name: 'Her kommer jeres løfter til at stå' })).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('link', { name: 'Giv jeres første løfte' }).click();
	});

	await test.step('what', async () => {
		await page.getByRole('button', { name: 'Fortsæt' }).click();
		await expect(page.getByRole('alert')).toContainText('Vælg, hvad I lover');
		await expectAccessible(page);
		await page.getByRole('radio', { name: /^Lærepladser/ }).check();
		await page.getByRole('button', { name: 'Fortsæt' }).click();
	});

	await test.step('how much, and by when', async () => {
		await expect(page.getByRole('heading', { name: 'Hvor meget, og hvornår?' })).toBeVisible();
		await expectAccessible(page);
		await page.getByLabel('Fra hvornår?').fill('1.12.2026');
		await page.getByLabel('Inden hvornår?').fill('1.3.2026');
		await page.getByRole('button', { name: 'Fortsæt' }).click();
		await expect(page.getByRole('alert')).toContainText('1. marts 2026');
		await expect(page.getByLabel('Inden hvornår?')).toHaveValue('1.3.2026');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByLabel('Inden hvornår?').fill('31. februar 2028');
		await page.getByRole('button', { name: 'Fortsæt' }).click();
		await expect(page.getByRole('alert')).toContainText('ikke en dato');
		await page.locator('input[name=target]').fill('10');
		await page.getByLabel('Inden hvornår?').fill('31.12.2028');
		await page.getByRole('button', { name: 'Fortsæt' }).click();
	});

	await test.step('for whom, where, and who can confirm it', async () => {
		await expect(page.getByRole('heading', { name: 'Hvem og hvor?' })).toBeVisible();
		await page.getByLabel('Hvem er det for?').fill('Unge uden læreplads');
		await page.getByRole('checkbox', { name: 'Nørrebro' }).check();
		await page.getByLabel('Hvem kan bekræfte, at det sker?').selectOption({ label: school.name });
		await page.getByLabel('Trin 1', { exact: true }).fill('De første fem er begyndt');
		await page.getByRole('button', { name: 'Fortsæt' }).click();
		await expect(page.getByRole('alert')).toBeVisible();
		await expect(page.getByLabel('Trin 1', { exact: true })).toHaveValue('De første fem er begyndt');
		await page.getByLabel('Dato for trin 1').fill('1.12.2027');
		await page.getByRole('button', { name: 'Fortsæt' }).click();
	});

	await test.step('a last look, and propose', async () => {
		await expect(page.getByRole('heading', { level: 1, name: 'Se og foreslå' })).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByLabel('Løftet med jeres ord').fill(title);
		await page.getByRole('button', { name: 'Foreslå løftet' }).click();
		await expect(page.getByText('Løftet er foreslået.')).toBeVisible();
		await expectAccessible(page);
	});
	const address = `/loefter/${new URL(page.url()).pathname.split('/').at(-1)}`;

	await test.step('the municipality answers', async () => {
		expect((await visitor.goto(address))?.status()).toBe(404);
		await municipality.goto('/kommune/loefter');
		const answer = municipality.getByRole('form', { name: `Godkend ${title}` });
		await answer.getByRole('button', { name: 'Godkend løftet' }).click();
		await expect(municipality.getByText('Løftet er godkendt, og partneren har fået besked.')).toBeVisible();
		await mailbox.latest(business.owner.email, `Løftet gælder: ${title}`);
	});

	await test.step('everyone can follow it', async () => {
		await visitor.goto(address);
		await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await page.goto(`${desk}/loefter`);
		await expect(page.getByRole('link', { name: title })).toBeVisible();
	});

	await test.step('a new target stands beside the first', async () => {
		await page.getByRole('link', { name: title }).click();
		await unfold(page, 'Ret målet');
		const form = page.getByRole('form', { name: 'Ret målet' });
		await form.getByLabel('Nyt mål').fill('12');
		await form.getByRole('button', { name: 'Ret målet' }).click();
		await expect(page.getByRole('alert')).toContainText('Skriv med få ord hvorfor');
		await expectAccessible(page);
		await form.getByLabel('Hvorfor ændrer I det?').fill('Vi har ansat to mestre mere.');
		await form.getByRole('button', { name: 'Ret målet' }).click();
		await expect(page.getByText('Målet er ændret.')).toBeVisible();
		await visitor.goto(address);
		await expect(visitor.getByText('Målet er ændret fra', { exact: false })).toBeVisible();
	});
});

test('a proposal is declined with a reason, and can be put right', async ({
	as,
	municipality,
	cast,
	mailbox,
}) => {
	const organisation = await cast.organisation(`Læsekredsen ${unique()}`);
	const title = `Læsning for alle ${unique()}`;
	const page = await as(organisation.owner);
	await page.goto(`/min-organisation/${organisation.slug}/loefter/opret`);
	await page.getByRole('radio').first().check();
	for (const heading of ['Hvor meget, og hvornår?', 'Hvem og hvor?', 'Se og foreslå']) {
		await page.getByRole('button', { name: 'Fortsæt' }).click();
		await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
	}
	await page.getByLabel('Løftet med jeres ord').fill(title);
	await page.getByRole('button', { name: 'Foreslå løftet' }).click();
	await expect(page.getByText('Løftet er foreslået.')).toBeVisible();

	await municipality.goto('/kommune/loefter');
	const card = municipality.getByRole('article').filter({ hasText: title });
	await card.getByText('Sig nej …').click();
	await card.getByRole('button', { name: 'Sig nej' }).click();
	await expect(municipality.getByRole('alert')).toContainText('Skriv med få ord hvorfor');
	await expectAccessible(municipality);
	await card.getByLabel('Hvorfor siger I nej?').fill('Skriv, hvor i byen det sker.');
	await card.getByRole('button', { name: 'Sig nej' }).click();
	await expect(municipality.getByText('Forslaget er afvist')).toBeVisible();

	expect((await mailbox.latest(organisation.owner.email, 'blev ikke godkendt')).text).toContain(
		'hvor i byen',
	);
	await page.reload();
	await expect(page.getByText('Skriv, hvor i byen det sker.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Lav det om til en kladde' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expectAccessible(page);
});

test('a promise that asks for who people are is looked at again before it goes out @phone', async ({
	as,
	cast,
}) => {
	const club = await cast.organisation(`Cykelklubben ${unique()}`);
	const draft = await cast.commitment(club, `Cykelkursus ${unique()}`, {
		type: 'mentor-hours',
		target: 20,
		state: 'draft',
	});
	const page = await as(club.owner);
	const writing = `${href(`/workspace/${club.slug}/commitments/${draft.slug}/edit`, 'da')}?step=`;
	const forWhom = async (words: string) => {
		await page.goto(`${writing}3`);
		await page.getByLabel(m.commitment_target_group_question()).fill(words);
		await page.getByRole('button', { name: m.commitment_continue() }).click();
		await expect(page.getByRole('heading', { level: 1, name: m.commitment_heading_4() })).toBeVisible();
	};
	const warning = page.getByRole('region', { name: m.policy_wording_title() });

	await forWhom('Kun somaliske kvinder over 50');
	for (const ground of ['gender', 'age', 'ethnicity'] as const)
		await expect(warning.getByText(wordingAdvice(ground))).toBeVisible();
	await page.getByRole('button', { name: m.commitment_propose() }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.getByRole('checkbox', { name: m.policy_wording_read() })).not.toBeChecked();
	await expectAccessible(page);
	await fitsNarrowWindow(page);

	await forWhom('Alle, der vil lære at cykle');
	await expect(warning).toHaveCount(0);
	await page.getByRole('button', { name: m.commitment_propose() }).click();
	await expect(page.getByText(m.commitment_said_proposed())).toBeVisible();
});
