import { expect, expectAccessible, fitsNarrowWindow, test, unfold, unique } from '../../support/journey.ts';
import type { Page } from '@playwright/test';
import { formatShortDate, addDays, copenhagenDate } from '#lib/i18n/dates.ts';

const day = (offset: number) => formatShortDate(addDays(copenhagenDate(new Date()), offset), 'da');

/** Writes a post in the form that is open, and shows it to everyone. */
async function post(
	page: Page,
	{ title, kind, quantity }: { title: string; kind: RegExp; quantity: string },
) {
	const select = page.getByLabel('Hvad drejer det sig om?');
	await select.selectOption({ label: (await select.locator('option', { hasText: kind }).textContent())! });
	await page.getByLabel('Hvor meget?').fill(quantity);
	await page.getByLabel('Overskrift').fill(title);
	await page.getByLabel('Fra', { exact: true }).fill(day(0));
	await page.getByLabel('Til og med').fill(day(200));
	await page.getByRole('checkbox', { name: 'tirsdag' }).check();
	await page.getByRole('checkbox', { name: 'Nørrebro' }).check();
	await page.getByRole('button', { name: 'Gem kladden' }).click();
	await expect(page.getByText('Kun I kan se den.')).toBeVisible();
	await page.getByRole('button', { name: 'Vis opslaget for alle' }).click();
	await expect(page.getByText('Opslaget er offentligt.')).toBeVisible();
}

test('a school’s need meets a business’s offer, and both confirm what comes of it', async ({
	as,
	visitor,
	municipality,
	cast,
	mailbox,
}) => {
	test.slow();
	const school = await cast.organisation(`Bakkeskolen ${unique()}`, { kind: 'school' });
	const business = await cast.organisation(`Værkstedet ${unique()}`, { kind: 'business' });
	const need = `Mentorer til 9. klasse ${unique()}`;
	const offer = `Svende som mentorer ${unique()}`;
	const page = await as(school.owner);
	const other = await as(business.owner);
	const desk = (slug: string) => `/min-organisation/${slug}/match`;

	await test.step('a school posts a need', async () => {
		await page.goto(desk(school.slug));
		await expect(page.getByRole('heading', { name: 'Her kommer jeres behov og tilbud' })).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('link', { name: 'Skriv et behov' }).first().click();
		await page.getByRole('button', { name: 'Gem kladden' }).click();
		await expect(page.getByRole('alert')).toContainText('Vælg, hvad det drejer sig om');
		await page.getByLabel('Til og med').fill('31.2.2027');
		await page.getByRole('button', { name: 'Gem kladden' }).click();
		await expect(page.getByLabel('Til og med')).toHaveValue('31.2.2027');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await post(page, { title: need, kind: /^Mentorer/, quantity: '40' });
		await expectAccessible(page);
	});

	await test.step('everyone can read it, and the business answers with an offer', async () => {
		await visitor.goto('/deltag');
		await visitor.getByRole('link', { name: 'Behov og tilbud', exact: true }).click();
		await expect(visitor.getByRole('heading', { level: 1, name: 'Behov og tilbud' })).toBeVisible();
		await visitor.getByRole('link', { name: need, exact: true }).click();
		await expect(visitor.getByRole('link', { name: 'Log ind og svar' })).toBeVisible();
		await other.goto(visitor.url());
		await other.getByRole('link', { name: `Tilbyd noget som ${business.name}` }).click();
		await expect(other.getByText(`I svarer ${school.name}`)).toBeVisible();
		await expect(other.getByLabel('Hvor meget?')).toHaveValue('40');
		await post(other, { title: offer, kind: /^Mentorer/, quantity: '25' });
	});

	await test.step('the suggestion says why', async () => {
		const suggestion = other.getByRole('article').filter({ hasText: need });
		for (const why of ['Samme bydel: Nørrebro', 'Begge kan tirsdag', 'Fælles sprog: dansk']) {
			await expect(suggestion.getByText(why)).toBeVisible();
		}
		await other.goto(`/min-organisation/${business.slug}`);
		await other.getByRole('link', { name: 'Se forslag' }).click();
		await expectAccessible(other);
		await page.goto(desk(school.slug));
		await expect(page.getByRole('link', { name: offer, exact: true })).toBeVisible();
	});

	await test.step('propose', async () => {
		await other.getByRole('link', { name: `Foreslå et match: ${need}` }).click();
		await expect(other.getByRole('heading', { name: 'Foreslå, at I mødes' })).toBeVisible();
		await other.getByLabel('Hvor meget foreslår I?').fill('26');
		await other.getByLabel(`En hilsen til ${school.name}`).fill('Vi er fem, der har tid om tirsdagen.');
		await other.getByRole('button', { name: 'Send forslaget' }).click();
		await expect(other.getByRole('alert')).toContainText('Der er ikke så meget tilbage');
		await expectAccessible(other);
		await other.getByLabel('Hvor meget foreslår I?').fill('25');
		await other.getByRole('button', { name: 'Send forslaget' }).click();
		await expect(other.getByText('Forslaget er sendt.')).toBeVisible();
		await expectAccessible(other);
	});

	await test.step('the school says yes, and the promise stands', async () => {
		await page.goto(await mailbox.link(school.owner.email, need));
		await expect(page.getByText('Vi er fem, der har tid om tirsdagen.')).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('button', { name: 'Sig ja', exact: true }).click();
		await expect(
			page.getByRole('heading', { level: 1, name: `25 mentortimer til ${school.name}` }),
		).toBeVisible();
		await expectAccessible(page);
		await mailbox.latest(business.owner.email, `${school.name} siger ja`);
		await visitor.goto('/loefter');
		await visitor.getByRole('searchbox').first().fill(school.name);
		await visitor.getByRole('button', { name: 'Vis' }).first().click();
		await visitor.getByRole('link', { name: `25 mentortimer til ${school.name}` }).click();
		await expect(visitor.getByText(business.name).first()).toBeVisible();
		await expect(visitor.getByText(school.name).first()).toBeVisible();
		await page.goto(desk(school.slug));
		await expect(page.getByText('tilbage af 40')).toBeVisible();
	});

	await test.step('one delivers and reports, the other confirms', async () => {
		await other.goto(`/min-organisation/${business.slug}/bidrag`);
		const form = other.getByRole('form', { name: 'Registrér bidrag' });
		await form.getByLabel('Hvor meget?').fill('3');
		await form.getByRole('button', { name: 'Registrér bidrag' }).click();
		await expect(other.getByText('Bidraget er registreret og afventer bekræftelse.')).toBeVisible();
		await expect(other.getByRole('button', { name: 'Bekræft', exact: true })).toHaveCount(0);
		await page.goto(`/min-organisation/${school.slug}/bidrag`);
		await page
			.getByRole('form', { name: `Bekræft 3 fra ${business.name}` })
			.getByRole('button', { name: 'Bekræft' })
			.click();
		await expect(page.getByText('Bidraget er bekræftet.')).toBeVisible();
		await other.reload();
		await expect(other.getByText(/Bekræftet af den anden part/).first()).toBeVisible();
	});

	await test.step('the municipality sees it without having to ask', async () => {
		await municipality.goto('/kommune/behov');
		await expect(municipality.getByRole('link', { name: `25 mentortimer til ${school.name}` })).toBeVisible();
	});
});

test('not relevant, no thanks, and taken down: each with a way on', async ({
	as,
	visitor,
	municipality,
	cast,
	mailbox,
	withoutJavaScript,
}) => {
	test.slow();
	const school = await cast.organisation(`Havneskolen ${unique()}`, { kind: 'school' });
	const business = await cast.organisation(`Trykkeriet ${unique()}`, { kind: 'business' });
	const need = `Udstyr til temauge ${unique()}`;
	const offer = `Gamle maskiner til lån ${unique()}`;
	const page = await withoutJavaScript(school.owner);
	const other = await as(business.owner);
	await page.goto(`/min-organisation/${school.slug}/match/opret?side=need`);
	await post(page, { title: need, kind: /^Udstyr/, quantity: '3' });
	const address = `/behov/${new URL(page.url()).pathname.split('/').at(-1)}`;
	await other.goto(`/min-organisation/${business.slug}/match/opret?side=offer`);
	await post(other, { title: offer, kind: /^Udstyr/, quantity: '3' });

	await test.step('muted and back, without JavaScript', async () => {
		await page.goto(`/min-organisation/${school.slug}/match`);
		const suggestion = page.getByRole('article').filter({ hasText: offer });
		await suggestion.getByText('Vis ikke …').click();
		await suggestion.getByRole('button', { name: 'Ikke relevant for os' }).click();
		await expect(page.getByText('Det bliver ikke foreslået mere.')).toBeVisible();
		await expect(page.getByRole('link', { name: offer })).toHaveCount(0);
		await unfold(page, 'Vises ikke');
		await page.getByRole('button', { name: 'Vis igen' }).click();
		await expect(page.getByRole('link', { name: offer, exact: true })).toBeVisible();
	});

	await test.step('proposed and declined, without JavaScript', async () => {
		await page.getByRole('link', { name: `Foreslå et match: ${offer}` }).click();
		await page.getByRole('button', { name: 'Send forslaget' }).click();
		await expect(page.getByText('Forslaget er sendt.')).toBeVisible();
		await other.goto(await mailbox.link(business.owner.email, offer));
		await other.getByText('Sig nej tak …').click();
		await other.getByLabel('Hvorfor passer det ikke?').fill('Maskinerne er lånt ud hele foråret.');
		await other.getByRole('button', { name: 'Sig nej tak', exact: true }).click();
		await expect(other.getByText('I har sagt nej tak.')).toBeVisible();
		await expectAccessible(other);
		expect((await mailbox.latest(school.owner.email, 'siger nej tak')).text).toContain('hele foråret');
	});

	await test.step('closed and opened again', async () => {
		await unfold(other, 'Luk opslaget …');
		await other.getByRole('button', { name: 'Luk opslaget', exact: true }).click();
		await expect(other.getByText('Opslaget er lukket.').first()).toBeVisible();
		await other.getByRole('button', { name: 'Åbn opslaget igen' }).click();
		await expect(other.getByText('Opslaget er åbent igen.')).toBeVisible();
	});

	await test.step('the municipality takes down, and can undo it', async () => {
		await municipality.goto(address);
		await municipality.getByRole('link', { name: 'Tag ned', exact: true }).click();
		const row = municipality.getByRole('article').filter({ hasText: need });
		await row.getByRole('button', { name: 'Tag opslaget ned' }).click();
		await expect(municipality.getByRole('alert')).toBeVisible();
		await expectAccessible(municipality);
		await row.getByLabel('Hvorfor hører det ikke til her?').fill('Skriv, hvad udstyret skal bruges til.');
		await row.getByRole('button', { name: 'Tag opslaget ned' }).click();
		await expect(municipality.getByText('Opslaget er taget ned')).toBeVisible();
		expect((await visitor.goto(address))?.status()).toBe(404);
		expect((await mailbox.latest(school.owner.email, 'taget ned')).text).toContain('skal bruges til');
		await municipality.getByRole('button', { name: 'Fortryd, og vis det igen' }).click();
		await expect(municipality.getByText('Opslaget er offentligt igen.')).toBeVisible();
		expect((await visitor.goto(address))?.status()).toBe(200);
	});
});
