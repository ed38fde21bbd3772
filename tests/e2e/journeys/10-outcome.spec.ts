import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	openProposal,
	test,
	unfold,
	unique,
} from '../../support/journey.ts';
import { twoSides } from '../../support/cast/two-sides.ts';

test('a promise is called done, sent back, called done again, and another side decides', async ({
	as,
	visitor,
	municipality,
	cast,
	mailbox,
	db,
}) => {
	const title = `Lærepladser til malere ${unique()}`;
	const { business, school, commitment } = await twoSides(cast, db, title);
	const { slug } = commitment;
	const makers = await as(business.owner);
	const others = await as(school.owner);
	const own = `/min-organisation/${business.slug}/loefter/${slug}`;
	const theirs = `/min-organisation/${school.slug}`;

	await test.step('the makers call it done, with a closing word', async () => {
		await makers.goto(own);
		await unfold(makers, 'Meld løftet færdigt');
		const form = makers.getByRole('form', { name: 'Er I færdige?' });
		await form.getByRole('button', { name: 'Meld færdig' }).click();
		await expect(makers.getByRole('alert')).toContainText('Skriv med få ord');
		await expectAccessible(makers);
		await form.getByLabel('Afsluttende ord').fill('Fire unge er i lære, og to af dem bor i gaden.');
		await form.getByRole('button', { name: 'Meld færdig' }).click();
		await expect(makers.getByText('Løftet er meldt færdigt. De andre har fået besked.')).toBeVisible();
		await expect(makers.getByRole('link', { name: 'Afgør løftet' })).toHaveCount(0);
		expect((await makers.goto(`${own}/afgoerelse`))?.status()).toBe(404);
		await makers.goto(own);
		await expectAccessible(makers);
		await fitsNarrowWindow(makers);
		await mailbox.latest(school.owner.email, `Er løftet holdt? ${title}`);
	});

	await test.step('the other side finds it on its desk and sends it back', async () => {
		await others.goto(theirs);
		await others.getByRole('link', { name: `Er ${title} holdt?` }).click();
		await expect(others.getByRole('heading', { level: 1, name: 'Er løftet holdt?' })).toBeVisible();
		await fitsNarrowWindow(others);
		await others.getByRole('radio', { name: /^Ikke færdigt endnu/ }).check();
		await others.getByRole('button', { name: 'Afgør løftet' }).click();
		await expect(others.getByRole('alert')).toContainText('Skriv med få ord hvorfor');
		await expect(others.getByRole('radio', { name: /^Ikke færdigt endnu/ })).toBeChecked();
		await expectAccessible(others);
		await others.getByLabel('Begrundelse').fill('Den fjerde er ikke begyndt endnu.');
		await others.getByRole('button', { name: 'Afgør løftet' }).click();
		await expect(others.getByText('Svaret er gemt')).toBeVisible();
		await mailbox.latest(business.owner.email, `Ikke færdigt endnu: ${title}`);
	});

	await test.step('called done again, the municipality decides', async () => {
		await makers.goto(own);
		await expect(makers.getByText('Den fjerde er ikke begyndt endnu.').first()).toBeVisible();
		await unfold(makers, 'Meld løftet færdigt');
		await makers.getByLabel('Afsluttende ord').fill('Nu er alle fire begyndt.');
		await makers.getByRole('button', { name: 'Meld færdig' }).click();
		await expect(makers.getByText('De andre har fået besked')).toBeVisible();
		await visitor.goto(`/loefter/${slug}`);
		const progress = visitor.getByRole('region', { name: 'Hvordan det går' });
		await expect(progress.getByText('Meldt færdigt')).toBeVisible();
		await expect(progress.getByText('Holdt')).toBeHidden();
		await municipality.goto(`/kommune/loefter/${slug}`);
		await expect(municipality.getByText('Nu er alle fire begyndt.')).toBeVisible();
		await municipality.getByRole('radio', { name: /^Leveret/ }).check();
		await municipality.getByLabel('Begrundelse').fill('Vi har besøgt værkstedet.');
		await municipality.getByRole('button', { name: 'Afgør løftet' }).click();
		await expect(municipality.getByText('Svaret er gemt')).toBeVisible();
	});

	await test.step('everybody can read how it went', async () => {
		await visitor.goto(`/loefter/${slug}`);
		await expect(visitor.getByRole('heading', { name: 'Leveret', exact: true })).toBeVisible();
		await expect(visitor.getByText('Holdt: afgjort af kommunen')).toBeVisible();
		await expect(visitor.getByText('Afgjort af Kommunen: Løftet er holdt')).toBeVisible();
		await expect(visitor.getByText(`${school.name} svarede: ikke færdigt endnu`)).toBeVisible();
		await expect(visitor.getByText('Vi har besøgt værkstedet.').first()).toBeVisible();
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		await visitor.goto(`/en/commitments/${slug}`);
		await expect(visitor.getByText('Decided by The municipality: the promise is kept')).toBeVisible();
		await expectAccessible(visitor);
	});
});

test('the counterpart joins in, and then a change takes its signature', async ({
	as,
	cast,
	visitor,
	mailbox,
}) => {
	const business = await cast.organisation(`Bagerne ${unique()}`, { kind: 'business' });
	const club = await cast.organisation(`Boldklubben ${unique()}`);
	const title = `12 virksomhedsbesøg ${unique()}`;
	const { slug } = await cast.commitment(business, title, {
		type: 'company-visits',
		target: 12,
		counterpart: club,
	});
	const makers = await as(business.owner);
	const others = await as(club.owner);
	const own = `/min-organisation/${business.slug}/loefter/${slug}`;
	const theirs = `/min-organisation/${club.slug}/loefter/${slug}`;

	await others.goto(theirs);
	await others.getByRole('button', { name: 'Vi er med' }).click();
	await expect(others.getByText('I er nu med i løftet.')).toBeVisible();
	await expectAccessible(others);

	const propose = async (target: string, due: string) => {
		await makers.goto(own);
		await unfold(makers, 'Ret målet');
		const form = makers.getByRole('form', { name: 'Ret målet' });
		await expect(form.getByText(`Løftet binder også ${club.name}.`)).toBeVisible();
		await form.getByLabel('Nyt mål').fill(target);
		if (due) await form.getByLabel('Frist').fill(due);
		await form.getByLabel('Hvorfor ændrer I det?').fill('Vi har fået flere klasser med.');
		await form.getByRole('button', { name: 'Send til underskrift' }).click();
		await expect(makers.getByText('Ændringen er sendt til underskrift.')).toBeVisible();
	};
	await propose('16', '31. december 2030');
	await expectAccessible(makers);
	await fitsNarrowWindow(makers);
	await mailbox.latest(club.owner.email, `Skriv under på en ændring: ${title}`);

	await others.goto(`/min-organisation/${club.slug}`);
	await others.getByRole('link', { name: `Ændring til underskrift: ${title}` }).click();
	await expect(others.getByRole('heading', { name: 'En ændring venter på underskrift' })).toBeVisible();
	await expectAccessible(others);
	await fitsNarrowWindow(others);
	await others.getByText('Sig nej …').click();
	const no = others.getByRole('form', { name: 'Sig nej til ændringen' });
	await no.getByRole('button', { name: 'Sig nej til ændringen' }).click();
	await expect(others.getByRole('alert')).toContainText('Skriv med få ord hvorfor');
	await expectAccessible(others);
	await others.getByRole('button', { name: 'Skriv under på ændringen' }).click();
	await expect(others.getByText('ændringen gælder nu')).toBeVisible();

	const public_ = `/loefter/${slug}`;
	await visitor.goto(public_);
	await expect(visitor.getByText('Første mål:')).toBeVisible();
	await expect(visitor.getByText('Første frist:')).toBeVisible();
	await expect(visitor.getByText(`${club.name} skrev under på ændringen`)).toBeVisible();
	await expectAccessible(visitor);

	await propose('20', '');
	await makers.getByRole('button', { name: 'Tag forslaget tilbage' }).click();
	await expect(makers.getByText('Forslaget er taget tilbage.')).toBeVisible();
	await visitor.goto(public_);
	await expect(visitor.getByText('tog forslaget om en ændring tilbage')).toBeVisible();
});

test('steps, the way it works on one sheet, and a promise that takes over', async ({
	as,
	withoutJavaScript,
	cast,
	visitor,
	municipality,
	mailbox,
}) => {
	const club = await cast.organisation(`Naboerne ${unique()}`);
	const word = unique();
	const title = `8 sprogcaféer ${word}`;
	const { slug } = await cast.commitment(club, title, { type: 'language-cafes', target: 8 });
	const page = await withoutJavaScript(club.owner);
	const scripted = await as(club.owner);
	/** The same page with scripts, for axe needs them. */
	const accessible = async () => {
		await scripted.goto(page.url());
		await expectAccessible(scripted);
		await fitsNarrowWindow(scripted);
	};
	const own = `/min-organisation/${club.slug}/loefter/${slug}`;

	await test.step('steps on the way', async () => {
		await page.goto(own);
		await page.getByRole('link', { name: 'Ret trinene' }).click();
		await accessible();
		const add = page.getByRole('form', { name: 'Et nyt trin' });
		await add.getByLabel('Hvad skal være sket?').fill('Den første café');
		await add.getByLabel('Hvornår skal det være sket?').fill('31. februar 2027');
		await add.getByRole('button', { name: 'Tilføj trinnet' }).click();
		await expect(page.getByRole('alert')).toContainText('ikke en dato');
		await expect(add.getByLabel('Hvad skal være sket?')).toHaveValue('Den første café');
		await add.getByLabel('Hvornår skal det være sket?').fill('1.2.2026');
		await add.getByRole('button', { name: 'Tilføj trinnet' }).click();
		await expect(page.getByText('Skulle være nået 1. februar 2026')).toBeVisible();
		await accessible();
		await page.getByLabel('Ret trinnet Den første café').first().click();
		await page.getByRole('form', { name: 'Fjern trinnet Den første café' }).getByRole('button').click();
		await expect(page.getByText('Trinnet er fjernet.')).toBeVisible();
	});

	await test.step('the way it works, printed', async () => {
		await page.goto(own);
		await page.getByRole('link', { name: 'Skriv de seks svar' }).click();
		await accessible();
		await page.getByLabel('Udfordring').fill('Mange naboer taler aldrig sammen.');
		await page.getByLabel('Målgruppe').fill('Naboer, der er ved at lære dansk.');
		await page.getByLabel('Virkning').fill('Flere tør tale dansk i opgangen.');
		await page.getByRole('button', { name: 'Gem' }).click();
		await expect(page.getByText('Gemt. Alle kan se det på løftets side.')).toBeVisible();
		await visitor.goto(`/loefter/${slug}`);
		await expect(visitor.getByRole('heading', { name: 'Udfordring' })).toBeVisible();
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		await visitor.getByRole('link', { name: 'Udskriv på ét ark' }).click();
		await expect(visitor.getByText('Flere tør tale dansk i opgangen.')).toBeVisible();
		await fitsNarrowWindow(visitor);
		await visitor.emulateMedia({ media: 'print' });
		const sheet = visitor.locator('.sheet');
		await expect(sheet).toBeVisible();
		await expect(visitor.getByRole('banner')).toBeHidden();
		const { height } = (await sheet.boundingBox())!;
		expect(height, 'one A4 page').toBeLessThan(297 * (96 / 25.4));
		await visitor.emulateMedia({ media: 'screen' });
	});

	await test.step('a new promise takes over', async () => {
		await page.goto(own);
		await unfold(page, 'Afløs med et nyt løfte');
		await page.getByRole('button', { name: 'Skriv et nyt løfte' }).click();
		await expect(page.getByText('Kladden afløser')).toBeVisible();
		await accessible();
		const form = page.locator('input[name=target]');
		await form.fill('6');
		await page.getByRole('button', { name: 'Fortsæt' }).click();
		await page.getByRole('button', { name: 'Fortsæt' }).click();
		await page.getByRole('button', { name: 'Foreslå løftet' }).click();
		await expect(page.getByText('Løftet er foreslået.')).toBeVisible();
		const next = `6 sprogcaféer ${word}`;
		await openProposal(municipality, next);
		const answer = municipality.getByRole('form', { name: `Godkend ${next}` });
		await answer.getByRole('button', { name: 'Godkend løftet' }).click();
		await expect(municipality.getByText('Løftet er godkendt')).toBeVisible();
		await mailbox.latest(club.owner.email, `Løftet gælder: ${next}`);
		await visitor.goto(`/loefter/${slug}`);
		await expect(visitor.getByText('Løftet blev afløst af et nyt')).toBeVisible();
		await expectAccessible(visitor);
		await visitor.getByRole('link', { name: next }).click();
		await expect(visitor.getByRole('link', { name: title })).toBeVisible();
	});
});
