import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	test,
	unfold,
	unique,
	type Organisation,
} from '../../support/journey.ts';
import type { Page } from '@playwright/test';

const nextYear = new Date().getFullYear() + 1;

/** The lead writes the four steps and proposes; ends on the partnership's page in its own workspace. */
async function propose(page: Page, lead: Organisation, other: Organisation, title: string): Promise<void> {
	await page.goto(`/min-organisation/${lead.slug}/partnerskaber/opret`);
	await page.getByLabel('Navn på partnerskabet').fill(title);
	await page.getByLabel('Formål').fill('Unge i kvarteret møder et fag, og faget møder dem.');
	await page.getByLabel('Fra', { exact: true }).fill(`1.1.${nextYear}`);
	await page.getByLabel('Til', { exact: true }).fill(`31.12.${nextYear + 1}`);
	await page.getByRole('button', { name: 'Fortsæt' }).click();
	await expect(page.getByRole('heading', { name: 'Hvem er med?' })).toBeVisible();
	await page.getByRole('searchbox', { name: 'Find en partner' }).fill(other.name);
	await page.getByRole('button', { name: 'Søg', exact: true }).click();
	await page.getByRole('checkbox', { name: new RegExp(other.name) }).check();
	await page.getByRole('button', { name: 'Tilføj de valgte' }).click();
	await page.getByLabel('Det bidrager vi med').fill('Fire lærepladser og en mester, der forklarer.');
	await page.getByLabel('Det bidrager de med').fill('Elever og et lokale.');
	await page.getByRole('button', { name: 'Fortsæt' }).click();
	await expect(page.getByRole('heading', { name: 'Hvad bidrager I til, og hvor?' })).toBeVisible();
	await page.getByRole('group', { name: 'Mål' }).getByRole('checkbox').first().check();
	await page.getByRole('checkbox', { name: 'Nørrebro' }).check();
	await page.getByRole('button', { name: 'Fortsæt' }).click();
	await page.getByLabel('Stilling eller rolle').fill('Formand');
	await page.getByRole('checkbox', { name: /Jeg må skrive under for/ }).check();
	await page.getByRole('button', { name: 'Skriv under og foreslå' }).click();
	await expect(page.getByText('Der mangler én underskrift')).toBeVisible();
}

test('two organisations write, sign and show a partnership', async ({ as, visitor, cast, mailbox }) => {
	const lead = await cast.organisation(`Værkstedet ${unique()}`, { kind: 'business' });
	const school = await cast.organisation(`Søskolen ${unique()}`, { kind: 'school' });
	const title = `Faget i kvarteret ${unique()}`;
	const page = await as(lead.owner);

	await test.step('nothing yet, and what may go wrong in writing', async () => {
		await page.goto(`/min-organisation/${lead.slug}/partnerskaber`);
		await expect(page.getByRole('heading', { name: 'Ingen partnerskaber endnu' })).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('link', { name: 'Foreslå et partnerskab' }).click();
		await page.getByLabel('Navn på partnerskabet').fill(title);
		await page.getByLabel('Formål').fill('Unge møder et fag.');
		await page.getByLabel('Fra', { exact: true }).fill(`31.2.${nextYear}`);
		await page.getByLabel('Til', { exact: true }).fill(`1.1.${nextYear}`);
		await page.getByRole('button', { name: 'Fortsæt' }).click();
		await expect(page.getByRole('alert')).toContainText(`31.2.${nextYear}`);
		await page.getByLabel('Fra', { exact: true }).fill(`1.2.${nextYear}`);
		await page.getByRole('button', { name: 'Fortsæt' }).click();
		await expect(page.getByRole('alert')).toContainText('ligger ikke efter startdatoen');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	});

	await test.step('propose', async () => {
		await propose(page, lead, school, title);
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		const response = await visitor.goto(publicAddress(page));
		expect(response?.status()).toBe(404);
	});

	const other = await as(school.owner);
	await test.step('the other party reads and signs', async () => {
		await other.goto(await mailbox.link(school.owner.email, title));
		await expect(other.getByText('Elever og et lokale.')).toBeVisible();
		await expectAccessible(other);
		await other.getByRole('button', { name: 'Skriv under' }).click();
		await expect(other.getByRole('alert')).toBeVisible();
		await expectAccessible(other);
		await other.getByLabel('Stilling eller rolle').fill('Skoleleder');
		await other.getByRole('checkbox', { name: /Jeg må skrive under for/ }).check();
		await other.getByRole('button', { name: 'Skriv under' }).click();
		await expect(
			other.getByText(`Alle har skrevet under. Aftalen begynder 1. januar ${nextYear}.`),
		).toBeVisible();
		await expectAccessible(other);
		await mailbox.latest(lead.owner.email, 'Partnerskabet er aftalt');
	});

	await test.step('everyone can read it', async () => {
		await visitor.goto(publicAddress(other));
		await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expect(visitor.getByText(lead.name).first()).toBeVisible();
		await expect(visitor.getByText(school.name).first()).toBeVisible();
		await expectAccessible(visitor);
		await page.goto(`/min-organisation/${lead.slug}/partnerskaber`);
		await expect(page.getByRole('link', { name: title })).toBeVisible();
	});
});

test('an invited party says no, and the lead hears why', async ({ as, cast, mailbox }) => {
	const lead = await cast.organisation(`Gårdlauget ${unique()}`, { kind: 'housing' });
	const invited = await cast.organisation(`Koret ${unique()}`);
	const title = `Sang i gården ${unique()}`;
	const page = await as(lead.owner);
	await propose(page, lead, invited, title);

	const other = await as(invited.owner);
	await other.goto(await mailbox.link(invited.owner.email, title));
	await unfold(other, 'Sig nej tak');
	await other.getByRole('button', { name: 'Sig nej tak' }).click();
	await expect(other.getByRole('alert')).toContainText('hvorfor I siger nej');
	await expectAccessible(other);
	await other.getByLabel('Hvorfor går I ikke med?').fill('Vi synger kun indendørs.');
	await other.getByRole('button', { name: 'Sig nej tak' }).click();
	await expect(other.getByText('Har sagt nej')).toBeVisible();

	const { text } = await mailbox.latest(lead.owner.email, `${invited.name} siger nej`);
	expect(text).toContain('Vi synger kun indendørs.');
	await page.reload();
	await expect(page.getByText('Vi synger kun indendørs.')).toBeVisible();
	await expectAccessible(page);
	await unfold(page, 'Opgiv partnerskabet');
	await page.getByLabel('Hvorfor?').fill('Vi finder på noget andet.');
	await page.getByRole('button', { name: 'Opgiv partnerskabet' }).click();
	await expect(page.getByText('Opgivet')).toBeVisible();
	await expectAccessible(page);
});

/** The public page of the partnership whose workspace page is open. */
function publicAddress(page: Page): string {
	return `/partnerskaber/${new URL(page.url()).pathname.split('/').at(-1)}`;
}
