import { sql } from 'kysely';
import type { Database } from '#lib/platform/database/database.server.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unfold, unique } from '../../support/journey.ts';
import type { Cast, Organisation } from '../../support/actors.ts';
import { photograph } from '../../support/picture.ts';

/** The digest waits a couple of minutes for more reports; here it goes at once. */
const sendDigest = (db: Database, { id }: Organisation) =>
	sql`update graphile_worker._private_jobs set run_at = now() where key = ${`ask-to-confirm:${id}`}`.execute(
		db,
	);

async function twoSides(cast: Cast) {
	const club = await cast.organisation(`Lektiecaféen ${unique()}`);
	const school = await cast.organisation(`Parkskolen ${unique()}`, { kind: 'school' });
	const commitment = await cast.commitment(club, `Lektietimer ${unique()}`, {
		type: 'homework-help',
		target: 40,
		counterpart: school,
	});
	return { club, school, commitment };
}

test('reported with evidence, and confirmed from a mail without a login @phone', async ({
	as,
	visitor,
	cast,
	db,
	mailbox,
}) => {
	const { club, school } = await twoSides(cast);
	const page = await as(club.owner);

	await test.step('a page that calls itself a picture is refused, and the words stay', async () => {
		await page.goto(`/min-organisation/${club.slug}/bidrag`);
		const form = page.getByRole('form', { name: 'Registrér bidrag' });
		await form.getByLabel('Hvor meget?').fill('6,5');
		await form.getByLabel('Hvad skete der?').fill('Tre eftermiddage på biblioteket.');
		await unfold(page, 'Vedlæg dokumentation');
		const files = form.getByLabel('Billeder og papirer');
		const html = Buffer.from('<!doctype html><script>alert(1)</script>');
		await files.setInputFiles({ name: 'billede.png', mimeType: 'image/png', buffer: html });
		await form.getByRole('button', { name: 'Registrér bidrag' }).click();
		await expect(page.getByRole('alert').first()).toContainText(
			'»billede.png« er hverken et billede eller en PDF',
		);
		await expect(form.getByLabel('Hvor meget?')).toHaveValue('6,5');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await files.setInputFiles({ name: 'caféen.jpg', mimeType: 'image/jpeg', buffer: await photograph() });
		await form.getByLabel('Links').fill('https://example.org/referat');
		await form.getByRole('button', { name: 'Registrér bidrag' }).click();
		await expect(page.getByText('Bidraget er registreret og afventer bekræftelse.')).toBeVisible();
		await expect(page.getByText('2 bilag')).toBeVisible();
	});

	await test.step('the evidence is for the sides, and comes as a file', async () => {
		await page.getByRole('link', { name: /^6,5/ }).click();
		await expect(page.getByRole('heading', { name: 'Dokumentation' })).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		const href = (await page.getByRole('link', { name: 'caféen.webp' }).getAttribute('href'))!;
		const headers = (await page.request.get(href)).headers();
		expect(headers['content-disposition']).toContain('attachment');
		expect(headers['x-content-type-options']).toBe('nosniff');
		const stranger = await as((await cast.organisation(`Naboerne ${unique()}`)).owner);
		expect((await stranger.request.get(href)).status()).toBe(404);
	});

	await test.step('the other side confirms with one press in a mail', async () => {
		await sendDigest(db, school);
		const link = await mailbox.link(school.owner.email, `${club.name} beder dig bekræfte`, /bekraeft-bidrag/);
		const response = await visitor.goto(link);
		expect(response?.headers()['cache-control']).toContain('no-store');
		await expect(visitor.getByRole('heading', { level: 1, name: 'Passer det?' })).toBeVisible();
		await expect(visitor.getByText('2 bilag')).toBeVisible();
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		await visitor.reload();
		await visitor.getByRole('button', { name: 'Bekræft' }).click();
		await expect(
			visitor.getByRole('heading', { level: 1, name: 'Tak. Du har bekræftet tallet.' }),
		).toBeVisible();
		await expectAccessible(visitor);
		await visitor.goto(link);
		await expect(visitor.getByRole('button', { name: 'Bekræft' })).toHaveCount(0);
	});
});

test('a figure is doubted from the mail, explained, and settled by the municipality', async ({
	as,
	visitor,
	municipality,
	cast,
	db,
	mailbox,
}) => {
	const { club, school, commitment } = await twoSides(cast);
	const page = await as(club.owner);
	await page.goto(`/min-organisation/${club.slug}/bidrag`);
	await page.getByRole('form', { name: 'Registrér bidrag' }).getByLabel('Hvor meget?').fill('30');
	await page
		.getByRole('form', { name: 'Registrér bidrag' })
		.getByRole('button', { name: 'Registrér bidrag' })
		.click();
	await expect(page.getByText('Bidraget er registreret')).toBeVisible();

	await test.step('it does not fit, says the school', async () => {
		await sendDigest(db, school);
		await visitor.goto(await mailbox.link(school.owner.email, 'beder dig bekræfte', /bekraeft-bidrag/));
		await unfold(visitor, 'Det passer ikke');
		await visitor.getByRole('button', { name: 'Send indsigelsen' }).click();
		await expect(visitor.getByRole('alert').first()).toContainText('hvad der ikke passer');
		await expectAccessible(visitor);
		await visitor.getByLabel('Hvad passer ikke?').fill('Vi har talt 10 timer.');
		await visitor.getByRole('button', { name: 'Send indsigelsen' }).click();
		await expect(visitor.getByRole('heading', { name: 'Tak. Din indsigelse er sendt.' })).toBeVisible();
		await expectAccessible(visitor);
	});

	await test.step('the club explains', async () => {
		await page.goto(await mailbox.link(club.owner.email, `${school.name} siger, at et tal ikke passer`));
		await expect(page.getByText('Vi har talt 10 timer.')).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('textbox', { name: 'Jeres forklaring' }).fill('De andre 20 var om lørdagen.');
		await page.getByRole('button', { name: 'Send forklaringen' }).click();
		await expect(page.getByText('Forklaringen er sendt.')).toBeVisible();
		await page.goto(`/min-organisation/${club.slug}/bidrag`);
		await expect(page.getByRole('heading', { name: 'Nogen er uenig' })).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	});

	await test.step('everybody sees that it was questioned, and no more', async () => {
		await visitor.goto(`/loefter/${commitment.slug}`);
		await expect(visitor.getByText('Der er spurgt til tallet')).toBeVisible();
		await expect(visitor.getByText('10 timer.')).toHaveCount(0);
	});

	await test.step('the municipality settles it', async () => {
		await municipality.goto('/kommune/bidrag');
		await municipality.getByRole('link', { name: `Afgør uenigheden: ${commitment.title}` }).click();
		await expect(municipality.getByText('De andre 20 var om lørdagen.')).toBeVisible();
		await fitsNarrowWindow(municipality);
		await municipality.getByRole('button', { name: 'Send afgørelsen' }).click();
		await expect(municipality.getByRole('alert').first()).toContainText('Vælg, om tallet gælder');
		await municipality.getByText('Tallet tæller ikke', { exact: true }).click();
		await municipality.getByLabel('Begrundelse').fill('Lørdagene er talt i et andet løfte.');
		await municipality.getByRole('button', { name: 'Send afgørelsen' }).click();
		await expect(municipality.getByText('Afgørelsen er sendt til begge parter.')).toBeVisible();
		await mailbox.latest(club.owner.email, 'tallet tæller ikke');
		await mailbox.latest(school.owner.email, 'tallet tæller ikke');
		await visitor.goto(`/loefter/${commitment.slug}`);
		await expect(visitor.getByText('Der er spurgt til tallet')).toHaveCount(0);
	});
});

test('without JavaScript: evidence and a link work all the same', async ({
	withoutJavaScript,
	cast,
	db,
	mailbox,
}) => {
	const { club, school } = await twoSides(cast);
	const page = await withoutJavaScript(club.owner);
	await page.goto(`/min-organisation/${club.slug}/bidrag`);
	const form = page.getByRole('form', { name: 'Registrér bidrag' });
	await form.getByLabel('Hvor meget?').fill('2');
	await unfold(page, 'Vedlæg dokumentation');
	await form.getByLabel('Billeder og papirer').setInputFiles({
		name: 'caféen.jpg',
		mimeType: 'image/jpeg',
		buffer: await photograph(),
	});
	await form.getByRole('button', { name: 'Registrér bidrag' }).click();
	await expect(page.getByText('1 bilag')).toBeVisible();
	await sendDigest(db, school);
	const visitor = await withoutJavaScript();
	await visitor.goto(await mailbox.link(school.owner.email, 'beder dig bekræfte', /bekraeft-bidrag/));
	await visitor.getByRole('button', { name: 'Bekræft' }).click();
	await expect(visitor.getByRole('heading', { name: 'Tak. Du har bekræftet tallet.' })).toBeVisible();
});
