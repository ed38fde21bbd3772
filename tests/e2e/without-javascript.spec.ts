/** Links, forms and server-rendered pages do it all; JavaScript only makes it smoother. */
import { expect, fitsNarrowWindow, password, test, unfold, unique } from '../support/journey.ts';
import { typedDay } from '../support/days.ts';

test('a citizen finds, filters, reads and signs up @phone', async ({ withoutJavaScript, cast, mailbox }) => {
	const host = await cast.organisation(`Badmintonklubben ${unique()}`);
	const event = await cast.event(host, `Ketsjer og kaffe ${unique()}`, { capacity: 1 });
	const page = await withoutJavaScript();

	for (const address of [
		'/',
		'/om',
		'/deltag',
		'/partnere',
		'/partnerskaber',
		'/loefter',
		'/resultater',
		'/muren',
		'/was',
	]) {
		const response = await page.goto(address);
		expect(response?.status(), address).toBe(200);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await fitsNarrowWindow(page);
	}

	await page.goto('/oplev');
	await page.getByRole('searchbox').fill(event.title);
	await page.getByRole('combobox', { name: 'Bydel', exact: true }).selectOption({ label: 'Nørrebro' });
	await page.getByRole('button', { name: 'Vis', exact: true }).click();
	await expect(page).toHaveURL(/district=noerrebro/);
	await page.getByRole('link', { name: event.title }).click();
	await page.getByRole('button', { name: 'Tilmeld mig' }).click();
	await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
	// The page comes back at what is wrong, not at its top.
	await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 });
	const email = `stille.${unique()}@eksempel.example`;
	await page.getByLabel('Dit navn').fill('Stine Stille');
	await page.getByLabel('Din e-mail').fill(email);
	await page.getByRole('button', { name: 'Tilmeld mig' }).click();
	await expect(page.getByText('Tjek din mail', { exact: true })).toBeVisible();
	await page.goto(await mailbox.link(email, event.title, /tilmelding/));
	await page.getByRole('button', { name: 'Ja, jeg kommer' }).click();
	await page.getByRole('button', { name: 'Meld mig fra' }).click();
	await expect(page.getByRole('heading', { name: 'Du er meldt fra' })).toBeVisible();

	await page.goto('/muren');
	await page.getByLabel('Søg efter navn').fill(host.name);
	await page.getByRole('button', { name: 'Søg' }).click();
	await page.getByRole('link', { name: `Se underskriften fra ${host.name}` }).click();
	await expect(page.getByText('Underskriften gælder')).toBeVisible();
});

test('an organisation applies, is approved, signs, promises and posts', async ({
	withoutJavaScript,
	cast,
	mailbox,
	db,
}) => {
	await cast.organisation('Huset på Kapelvej');
	const name = `Stilleklubben ${unique()}`;
	const email = `ro.${unique()}@eksempel.example`;
	const page = await withoutJavaScript();

	await test.step('registers and applies', async () => {
		await page.goto('/bliv-partner');
		await page.getByLabel('E-mail').fill(email);
		await page.getByRole('button', { name: 'Send link' }).click();
		await page.goto(await mailbox.link(email, 'Bekræft din e-mail'));
		await page.getByRole('radio', { name: /^Forening/ }).check();
		await page.getByLabel('Organisationens navn').fill(name);
		await page.getByLabel('Dit navn').fill('Ro Vig');
		await page.getByLabel('Adgangskode').fill(password);
		await page.getByRole('checkbox', { name: /Jeg må handle for/ }).check();
		await page.getByRole('button', { name: 'Opret konto og fortsæt' }).click();
		await page.getByLabel('Hvad laver I?').fill('Vi læser bøger sammen uden at sige noget.');
		await page.getByRole('button', { name: 'Gem og fortsæt' }).click();
		await page.getByRole('link', { name: 'Tilføj et sted' }).click();
		await page.getByRole('searchbox').fill('Kapelvej 16');
		await page.getByRole('button', { name: 'Find adressen' }).click();
		await page
			.getByRole('radio', { name: /^Kapelvej 16/ })
			.first()
			.check();
		await page.getByRole('button', { name: 'Brug adressen' }).click();
		await expect(page.getByLabel('Adresse', { exact: true })).toHaveValue('Kapelvej 16');
		await page.getByRole('button', { name: 'Gem stedet' }).click();
		await page.getByRole('link', { name: 'Fortsæt', exact: true }).click();
		await page.getByRole('button', { name: 'Gem og fortsæt' }).click();
		await page.getByRole('button', { name: 'Send til kommunen' }).click();
		await expect(page.getByRole('heading', { name: 'Kommunen læser jeres ansøgning' })).toBeVisible();
	});
	const { slug } = await db
		.selectFrom('organisation')
		.select('slug')
		.where('name', '=', name)
		.executeTakeFirstOrThrow();

	await test.step('is approved', async () => {
		const city = await withoutJavaScript(await cast.person('Karen Stille', 'consultant'));
		await city.goto(`/kommune/til-godkendelse/${slug}`);
		const form = city.getByRole('form', { name: 'Godkend' });
		await form.getByRole('button', { name: 'Godkend' }).click();
		await expect(city.getByText('Beslutningen er gemt')).toBeVisible();
	});

	const desk = `/min-organisation/${slug}`;
	await test.step('signs', async () => {
		await page.goto(`${desk}/skriv-under`);
		await page.getByLabel('Stilling eller rolle').fill('Formand');
		await page.getByRole('checkbox', { name: /Jeg må skrive under for/ }).check();
		await page.getByRole('button', { name: 'Skriv under' }).click();
		await expect(page.getByRole('heading', { name: 'I har skrevet under' })).toBeVisible();
	});

	await test.step('promises', async () => {
		await page.goto(`${desk}/loefter/opret`);
		await page.getByRole('radio').first().check();
		for (const heading of ['Hvor meget, og hvornår?', 'Hvem og hvor?', 'Se og foreslå']) {
			await page.getByRole('button', { name: 'Fortsæt' }).click();
			await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
		}
		await page.getByRole('button', { name: 'Foreslå løftet' }).click();
		await expect(page.getByText('Løftet er foreslået.')).toBeVisible();
	});

	await test.step('posts', async () => {
		await page.goto(`${desk}/begivenheder/opret`);
		await page.getByLabel('Titel').fill('Stille læsning');
		await page.getByLabel('Hvad skal der ske?').fill('Tag en bog med, og læs i en time.');
		await page.getByLabel('Dato', { exact: true }).fill(typedDay(9));
		await page.getByLabel('Begynder kl.').fill('19');
		await page.getByLabel('Slutter kl.').fill('20.30');
		await page.getByRole('radio', { name: 'Hos os' }).check();
		await page.getByLabel('Hvilket sted?').selectOption({ index: 1 });
		await page.getByRole('checkbox', { name: 'Dansk', exact: true }).check();
		await page.getByRole('radio', { name: 'Du behøver ikke kunne dansk' }).check();
		await page.getByLabel('Hvad koster det?').fill('0');
		await page.getByRole('radio', { name: 'Nej, man kommer bare' }).check();
		await page.getByRole('button', { name: 'Gem kladde' }).last().click();
		await page.getByRole('button', { name: 'Offentliggør' }).click();
		await expect(page.getByText('Den er offentlig nu.')).toBeVisible();
	});

	await test.step('invites a colleague, and logs out', async () => {
		await page.goto(`${desk}/personer`);
		await page.getByLabel('E-mail').fill(`ven.${unique()}@eksempel.example`);
		await page.getByRole('button', { name: 'Send invitation' }).click();
		await expect(page.getByText('Invitationen er sendt.')).toBeVisible();
		await page.goto('/log-ud');
		await page.getByRole('main').getByRole('button', { name: 'Log ud' }).click();
		await expect(page.getByText('Du er logget ud.')).toBeVisible();
	});
});

test('a partnership is written and declined, a deed reported and confirmed', async ({
	withoutJavaScript,
	cast,
	mailbox,
}) => {
	const lead = await cast.organisation(`Kajakklubben ${unique()}`);
	const other = await cast.organisation(`Havneskolen ${unique()}`, { kind: 'school' });
	const commitment = await cast.commitment(lead, `Lektier på vandet ${unique()}`, {
		type: 'homework-help',
		target: 20,
		counterpart: other,
	});
	const title = `Vand og viden ${unique()}`;
	const page = await withoutJavaScript(lead.owner);
	const theirs = await withoutJavaScript(other.owner);

	await page.goto(`/min-organisation/${lead.slug}/partnerskaber/opret`);
	await page.getByLabel('Navn på partnerskabet').fill(title);
	await page.getByLabel('Formål').fill('Skolens klasser kommer ud at ro.');
	const nextYear = new Date().getFullYear() + 1;
	await page.getByLabel('Fra', { exact: true }).fill(`1.1.${nextYear}`);
	await page.getByLabel('Til', { exact: true }).fill(`31.12.${nextYear}`);
	await page.getByRole('button', { name: 'Fortsæt' }).click();
	await page.getByRole('searchbox', { name: 'Find en partner' }).fill(other.name);
	await page.getByRole('button', { name: 'Søg', exact: true }).click();
	await page.getByRole('checkbox', { name: new RegExp(other.name) }).check();
	await page.getByRole('button', { name: 'Tilføj de valgte' }).click();
	await page.getByRole('button', { name: 'Fortsæt' }).click();
	await page.getByRole('group', { name: 'Mål' }).getByRole('checkbox').first().check();
	await page.getByRole('button', { name: 'Fortsæt' }).click();
	await page.getByLabel('Stilling eller rolle').fill('Formand');
	await page.getByRole('checkbox', { name: /Jeg må skrive under for/ }).check();
	await page.getByRole('button', { name: 'Skriv under og foreslå' }).click();
	await expect(page.getByText('Der mangler én underskrift')).toBeVisible();
	await theirs.goto(await mailbox.link(other.owner.email, title));
	await unfold(theirs, 'Sig nej tak');
	await theirs.getByLabel('Hvorfor går I ikke med?').fill('Vi har ingen redningsveste.');
	await theirs.getByRole('button', { name: 'Sig nej tak' }).click();
	await expect(theirs.getByText('Har sagt nej')).toBeVisible();

	await page.goto(`/min-organisation/${lead.slug}/bidrag?commitment=${commitment.id}`);
	const form = page.getByRole('form', { name: 'Registrér bidrag' });
	await form.getByLabel('Hvor meget?').fill('2');
	await form.getByRole('button', { name: 'Registrér bidrag' }).click();
	await expect(page.getByText('Bidraget er registreret')).toBeVisible();
	await theirs.goto(`/min-organisation/${other.slug}/bidrag`);
	await theirs.getByRole('button', { name: 'Bekræft', exact: true }).click();
	await expect(theirs.getByText('Bidraget er bekræftet.')).toBeVisible();
});
