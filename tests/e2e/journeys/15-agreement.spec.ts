/** A partnership that changes: amended by both, renewed, ended; and the log its parties keep between them. */
import type { Page } from '@playwright/test';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	test,
	unfold,
	unique,
	type Organisation,
} from '../../support/journey.ts';
import { pdfOf } from '../../support/pdf.ts';
import { partnership } from '../../support/cast/commitments.ts';

test.describe.configure({ timeout: 180_000 });

/** Signed by all of them half a year ago, the first leads; its last day is `days` away. */
async function signedPartnership(db: Database, parties: Organisation[], title: string, days: number) {
	const today = copenhagenDate(new Date());
	const at = new Date(Date.now() - 180 * 86_400_000);
	const { slug } = await partnership(db, parties, addDays(today, days), {
		title,
		goals: ['2011-2014/goal-1'],
		districts: [3],
		startsOn: addDays(today, -180),
		activatedAt: at,
		proposedAt: at,
		purpose: 'Unge i kvarteret møder et fag, og faget møder dem.',
	});
	return slug;
}

const pageOf = (organisation: Organisation, slug: string, more = '') =>
	`/min-organisation/${organisation.slug}/partnerskaber/${slug}${more}`;

async function sign(page: Page, button: string): Promise<void> {
	await page.getByLabel('Stilling eller rolle').fill('Leder');
	await page.getByRole('checkbox', { name: /Jeg må skrive under for/ }).check();
	await page.getByRole('button', { name: button, exact: true }).click();
}

test('an agreement is amended by both, renewed, and ended', async ({ as, visitor, cast, db, mailbox }) => {
	const lead = await cast.organisation(`Værkstedet ${unique()}`, { kind: 'business' });
	const school = await cast.organisation(`Søskolen ${unique()}`, { kind: 'school' });
	const title = `Faget i kvarteret ${unique()}`;
	const slug = await signedPartnership(db, [lead, school], title, 60);
	const page = await as(lead.owner);
	const other = await as(school.owner);

	await test.step('the lead changes the purpose, reads what changes, and signs', async () => {
		await page.goto(pageOf(lead, slug));
		await expect(page.getByText('Udløber snart', { exact: true })).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('link', { name: 'Foreslå en ændring' }).click();
		await page.getByRole('button', { name: 'Se ændringen', exact: true }).click();
		await expect(page.getByRole('alert')).toContainText('hvorfor aftalen skal ændres');
		await expectAccessible(page);
		await unfold(page, 'Formål');
		await page.getByLabel('Formål').fill('Unge i to kvarterer møder et fag, og faget møder dem.');
		await page.getByLabel('Hvorfor skal aftalen ændres?').fill('Nabokvarteret vil også være med.');
		await page.getByRole('button', { name: 'Se ændringen', exact: true }).click();
		await expect(page.locator('section#answer')).toBeFocused();
		await expect(page.locator('#preview')).toBeInViewport();
		await expect(page.locator('del')).toContainText('kvarteret');
		await expect(page.locator('ins')).toContainText('to kvarterer');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await sign(page, 'Skriv under og foreslå');
		await expect(page.getByText(`Venter på ${school.name}.`)).toBeVisible();
		await expectAccessible(page);
		await visitor.goto(`/partnerskaber/${slug}`);
		await expect(visitor.getByText('Unge i kvarteret møder et fag')).toBeVisible();
	});

	await test.step('the other party finds it, signs, and everybody can read it', async () => {
		await other.goto(await mailbox.link(school.owner.email, title));
		await expect(other.getByRole('heading', { name: `${lead.name} vil ændre aftalen` })).toBeVisible();
		await expectAccessible(other);
		await sign(other, 'Skriv under på ændringen');
		await expect(other.getByText('Aftalen blev ændret')).toBeVisible();
		await visitor.goto(`/partnerskaber/${slug}`);
		await expect(visitor.getByText('Nabokvarteret vil også være med.')).toBeVisible();
		await unfold(visitor, 'Hvem skrev under (2)');
		await expect(visitor.getByText(`${school.name}: ${school.owner.name}, Leder`)).toBeVisible();
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		await mailbox.latest(lead.owner.email, 'Ændringen gælder nu');
	});

	await test.step('renew', async () => {
		await page.goto(pageOf(lead, slug));
		await page.getByRole('button', { name: 'Forny partnerskabet' }).click();
		await expect(page.getByText(`Kladden forlænger »${title}«`)).toBeVisible();
		await expectAccessible(page);
		await sign(page, 'Skriv under og foreslå');
		await expect(page.getByText('Der mangler én underskrift')).toBeVisible();
		await other.goto(await mailbox.link(school.owner.email, 'beder jer'));
		await sign(other, 'Skriv under');
		await expect(other.getByText('Alle har skrevet under. Aftalen begynder')).toBeVisible();
		await expectAccessible(other);
		await page.goto(pageOf(lead, slug));
		await expect(page.getByText('Alle har skrevet under på fornyelsen')).toBeVisible();
		await expect(page.getByText('Udløber snart', { exact: true })).toBeHidden();
	});

	await test.step('terminate, knowing what happens to the promises', async () => {
		await other.goto(pageOf(school, slug));
		await other.getByRole('link', { name: 'Gå ud eller opsig' }).click();
		await expect(other.getByText('I er to parter.')).toBeVisible();
		await fitsNarrowWindow(other);
		await other.getByRole('button', { name: 'Opsig partnerskabet' }).click();
		await expect(other.getByRole('alert')).toBeVisible();
		await other
			.getByLabel('Hvorfor opsiger I partnerskabet?')
			.fill('Skolen bliver lagt sammen med en anden.');
		await other.getByRole('button', { name: 'Opsig partnerskabet' }).click();
		await expect(other.getByText('Opsagt', { exact: true })).toBeVisible();
		await mailbox.latest(lead.owner.email, 'Partnerskabet er slut');
		await mailbox.latest('karen@kommune.example', title);
		await visitor.goto(`/partnerskaber/${slug}`);
		await expect(visitor.getByText(`${school.name} opsagde partnerskabet`)).toBeVisible();
		await expectAccessible(visitor);
	});
});

test('without JavaScript: a new party by search, the log, a meeting, a document, and leaving', async ({
	withoutJavaScript,
	as,
	cast,
	db,
	municipality,
}) => {
	const lead = await cast.organisation(`Gårdlauget ${unique()}`, { kind: 'housing' });
	const choir = await cast.organisation(`Koret ${unique()}`);
	const school = await cast.organisation(`Søskolen ${unique()}`, { kind: 'school' });
	const newcomer = await cast.organisation(`Tryk ${unique()}`, { kind: 'business' });
	const slug = await signedPartnership(db, [lead, choir, school], `Sang i gården ${unique()}`, 300);
	const page = await withoutJavaScript(choir.owner);

	await test.step('search, add, see, sign', async () => {
		await page.goto(pageOf(choir, slug, '/aendring'));
		await unfold(page, 'Parter, og hvad de bidrager med');
		await page.getByLabel('Find en ny part').fill(newcomer.name);
		await page.getByRole('button', { name: 'Søg', exact: true }).click();
		await page.getByRole('checkbox', { name: new RegExp(newcomer.name) }).check();
		await page.getByRole('button', { name: 'Tilføj de valgte' }).click();
		await page.getByRole('listitem').filter({ hasText: newcomer.name }).getByRole('textbox').fill('Plakater');
		await page.getByLabel('Hvorfor skal aftalen ændres?').fill('Vi mangler plakater.');
		await page.getByRole('button', { name: 'Se ændringen', exact: true }).click();
		await expect(page.getByText('Bidrager med: Plakater')).toBeVisible();
		await sign(page, 'Skriv under og foreslå');
		await expect(page.getByText('Venter på 3 parter.')).toBeVisible();
		const theirs = await withoutJavaScript(newcomer.owner);
		await theirs.goto(`/min-organisation/${newcomer.slug}/partnerskaber`);
		await theirs.getByRole('link', { name: /Sang i gården/ }).click();
		await unfold(theirs, 'Sig nej til ændringen');
		await theirs.getByLabel('Hvorfor siger I nej?').fill('Vi har ikke farve nok.');
		await theirs.getByRole('button', { name: 'Sig nej til ændringen' }).click();
		expect((await theirs.goto(pageOf(newcomer, slug)))?.status()).toBe(404);
		await page.reload();
		await expect(page.getByText(`${newcomer.name} sagde nej til en ændring`)).toBeVisible();
	});

	await test.step('note, meeting, minutes, document', async () => {
		await page.goto(pageOf(choir, slug, '/samarbejde'));
		await page.getByLabel('Skriv en note til de andre parter').fill('Vi øver på torsdag.');
		await page.getByRole('button', { name: 'Gem noten' }).click();
		await expect(page.getByText('Vi øver på torsdag.').first()).toBeVisible();
		await unfold(page, 'Tilføj et dokument');
		const file = {
			name: 'noder.pdf',
			mimeType: 'application/pdf',
			buffer: Buffer.from(pdfOf({})),
		};
		await page.getByLabel('Fil', { exact: true }).setInputFiles(file);
		await page.getByRole('button', { name: 'Gem dokumentet' }).click();
		await expect(page.getByRole('link', { name: 'noder' })).toBeVisible();
		await page.getByRole('link', { name: 'Indkald til møde' }).click();
		await page.getByLabel('Hvad er mødet?').fill('Sommerkoncerten');
		await page.getByLabel('Dag', { exact: true }).fill('1.6.2026');
		await page.getByLabel('Fra', { exact: true }).fill('17');
		await page.getByLabel('Til', { exact: true }).fill('16');
		await page.getByRole('button', { name: 'Indkald', exact: true }).click();
		await expect(page.getByRole('alert')).toContainText('efter at det begynder');
		await page.getByLabel('Til', { exact: true }).fill('18.30');
		await page.getByLabel('Sted', { exact: false }).first().fill('Fælleshuset');
		await page.getByRole('button', { name: 'Indkald', exact: true }).click();
		await page.getByLabel('Referat').fill('Vi synger tre sange.');
		await page.getByRole('checkbox', { name: choir.name }).check();
		await page.getByRole('button', { name: 'Gem referatet' }).click();
		await expect(page.getByText('Vi synger tre sange.').first()).toBeVisible();
		const seeing = await as(choir.owner);
		for (const address of [page.url(), pageOf(choir, slug, '/samarbejde'), pageOf(choir, slug)]) {
			await seeing.goto(address);
			await expectAccessible(seeing);
			await fitsNarrowWindow(seeing);
		}
	});

	await test.step('the municipality sees that they meet, not what they say', async () => {
		await municipality.goto(`/partnerskaber/${slug}`);
		await expect(municipality.getByText(/Møder holdt: 1/)).toBeVisible();
		await expectAccessible(municipality);
		const response = await municipality.goto(pageOf(choir, slug, '/samarbejde'));
		expect(response?.status()).toBe(404);
	});

	await test.step('the lead leaves, and another leads', async () => {
		const theirs = await withoutJavaScript(lead.owner);
		await theirs.goto(pageOf(lead, slug, '/afslut'));
		await theirs.getByLabel('Hvem bliver tovholder efter jer?').selectOption({ label: choir.name });
		await theirs.getByLabel('Hvorfor går I ud?').fill('Gården skal renoveres.');
		await theirs.getByRole('button', { name: 'Gå ud af partnerskabet' }).click();
		await expect(theirs.getByText(`${lead.name} gik ud`)).toBeVisible();
		await page.goto(pageOf(choir, slug));
		await expect(page.getByText('Gården skal renoveres.')).toBeVisible();
	});
});
