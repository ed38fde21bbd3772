import { expect, expectAccessible, fitsNarrowWindow, test, unfold, unique } from '../../support/journey.ts';
import { typedDay } from '../../support/days.ts';
import { photograph } from '../../support/picture.ts';

test('an association writes, publishes, changes and cancels an event @phone', async ({
	as,
	visitor,
	cast,
	mailbox,
}) => {
	const association = await cast.organisation(`Strikkeklubben ${unique()}`);
	// Not like any other event, so that nobody is asked whether it is the same as one that another run left.
	const title = `${unique()} ${unique()} og strik`;
	const page = await as(association.owner);
	const list = `/min-organisation/${association.slug}/begivenheder`;

	await test.step('an empty list, and what may go wrong', async () => {
		await page.goto(list);
		await expect(page.getByRole('heading', { name: 'Her kommer jeres begivenheder' })).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('link', { name: 'Opret begivenhed' }).first().click();
		await expect(page.getByRole('heading', { name: 'Hvad sker der hos jer?' })).toBeVisible();
		await page.getByLabel('Titel').fill(title);
		await page.getByLabel('Hvad skal der ske?').fill('Tag dit strik med, eller lær det af de andre.');
		await page.getByLabel('Dato', { exact: true }).fill('31.2.2027');
		await page.getByLabel('Begynder kl.').fill('19.00');
		await page.getByLabel('Slutter kl.').fill('17.00');
		await page.getByRole('button', { name: 'Gem kladde' }).last().click();
		await expect(page.getByRole('alert')).toContainText('ikke en dato');
		await expect(page.getByLabel('Titel')).toHaveValue(title);
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByLabel(/^Billede/).setInputFiles({
			name: 'strik.png',
			mimeType: 'image/png',
			buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
		});
		await page.getByRole('button', { name: 'Gem kladde' }).last().click();
		await expect(page.getByRole('alert')).toContainText('Filen er ikke et billede');
		await expect(page.getByLabel('Titel')).toHaveValue(title);
	});

	await test.step('filled in, with a picture and what it shows', async () => {
		await page.getByLabel('Dato', { exact: true }).fill(typedDay(20));
		await page.getByLabel('Slutter kl.').fill('21.00');
		await page.getByRole('radio', { name: 'Hos os' }).check();
		await page.getByLabel('Hvilket sted?').selectOption({ index: 1 });
		await page.getByRole('checkbox', { name: 'Dansk', exact: true }).check();
		await page.getByRole('radio', { name: 'Lidt dansk er nok' }).check();
		await page.getByRole('checkbox', { name: 'Indgang uden trin' }).check();
		await page.getByLabel('Hvad koster det?').fill('0');
		await page.getByRole('radio', { name: 'Ja, her på siden' }).check();
		await page.getByLabel('Hvor mange pladser?').fill('12');
		await page.getByLabel(/^Billede/).setInputFiles({
			name: 'strik.jpg',
			mimeType: 'image/jpeg',
			buffer: await photograph(),
		});
		await page.getByRole('button', { name: 'Gem kladde' }).last().click();
		await expect(page.getByRole('alert')).toContainText('Skriv, hvad billedet viser');
		await expectAccessible(page);
		await page.getByLabel('Hvad viser billedet?').fill('Fire hænder, der strikker det samme tørklæde');
		await page.getByRole('button', { name: 'Gem kladde' }).last().click();
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expect(page.getByRole('img', { name: /Fire hænder/ })).toBeVisible();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	});
	const slug = new URL(page.url()).pathname.split('/').at(-1);

	await test.step('published', async () => {
		expect((await visitor.goto(`/begivenheder/${slug}`))?.status()).toBe(404);
		await page.getByRole('button', { name: 'Offentliggør' }).click();
		await expect(page.getByText('Den er offentlig nu.')).toBeVisible();
		await expectAccessible(page);
		await visitor.goto(`/begivenheder/${slug}`);
		await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expect(visitor.getByText('12 pladser tilbage')).toBeVisible();
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
	});

	const email = `gaest.${unique()}@eksempel.example`;
	await test.step('moved: those who signed up are told', async () => {
		await visitor.getByLabel('Dit navn').fill('Mona Riis');
		await visitor.getByLabel('Din e-mail').fill(email);
		await visitor.getByRole('button', { name: 'Tilmeld mig' }).click();
		await expect(visitor.getByText('Tjek din mail', { exact: true })).toBeVisible();
		await page.goto(`${list}/${slug}/tilmeldte`);
		await expect(page.getByRole('row', { name: /Mona Riis.*Holdes til kl\./ })).toBeVisible();
		await page.goto(`${list}/${slug}`);
		await visitor.goto(await mailbox.link(email, `Sig ja til din plads: ${title}`, /tilmelding/));
		await visitor.getByRole('button', { name: 'Ja, jeg kommer' }).click();
		await expect(visitor.getByRole('heading', { name: 'Du har en plads' })).toBeVisible();
		await page.getByRole('link', { name: 'Ret', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Ret begivenheden' })).toBeVisible();
		await page.getByLabel('Begynder kl.').fill('18.30');
		await page.getByRole('button', { name: 'Gem ændringer' }).last().click();
		await expect(page.getByText('Gemt.')).toBeVisible();
		await expectAccessible(page);
		await mailbox.latest(email, `Ændret: ${title}`);
		await visitor.goto(`/begivenheder/${slug}`);
		await expect(visitor.getByText('Tid eller sted er ændret')).toBeVisible();
	});

	const choir = await cast.organisation(`Koret ${unique()}`);
	const singer = await as(choir.owner);
	await test.step('another organisation is asked, says yes, and leaves again', async () => {
		await page.goto(`${list}/${slug}/rediger`);
		await page.getByLabel('Holder I den sammen med andre?').fill(choir.name);
		await page.getByRole('button', { name: 'Find', exact: true }).click();
		await page.getByRole('checkbox', { name: choir.name }).check();
		await page.getByRole('button', { name: 'Gem ændringer' }).last().click();
		await expect(page.getByRole('listitem').filter({ hasText: choir.name })).toContainText('Spurgt');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await mailbox.latest(choir.owner.email, `Vil I være medarrangør? ${title}`);
		await visitor.goto(`/begivenheder/${slug}`);
		await expect(visitor.getByRole('link', { name: choir.name })).toHaveCount(0);

		await singer.goto(`/min-organisation/${choir.slug}/begivenheder`);
		await expect(singer.getByRole('heading', { name: 'I er spurgt' })).toBeVisible();
		await expectAccessible(singer);
		await fitsNarrowWindow(singer);
		await singer.getByRole('button', { name: 'Ja, vi er med' }).click();
		await expect(singer.getByText('I står nu på begivenheden.')).toBeVisible();
		await expectAccessible(singer);
		await visitor.goto(`/begivenheder/${slug}`);
		await expect(visitor.getByRole('link', { name: choir.name })).toBeVisible();

		await singer.getByRole('button', { name: 'Træk os' }).click();
		await expect(singer.getByText('I står ikke længere på begivenheden.')).toBeVisible();
		await visitor.goto(`/begivenheder/${slug}`);
		await expect(visitor.getByRole('link', { name: choir.name })).toHaveCount(0);
		await page.goto(`${list}/${slug}`);
		await expect(page.getByRole('listitem').filter({ hasText: choir.name })).toContainText('Har trukket sig');
	});

	await test.step('cancelled, with a reason', async () => {
		await unfold(page, 'Aflys');
		await page.getByRole('button', { name: 'Aflys begivenheden' }).click();
		await expect(page.getByRole('alert').filter({ hasText: 'Skriv en grund' })).toBeFocused();
		await expectAccessible(page);
		await page.getByLabel('Hvorfor aflyser I?').fill('Lokalet er oversvømmet.');
		await page.getByRole('button', { name: 'Aflys begivenheden' }).click();
		await expect(page.getByText('Alle, der er tilmeldt, får en mail')).toBeVisible();
		await mailbox.latest(email, `Aflyst: ${title}`);
		await visitor.goto(`/begivenheder/${slug}`);
		await expect(visitor.getByText('Lokalet er oversvømmet.')).toBeVisible();
		await expectAccessible(visitor);
		await page.goto(list);
		await expect(page.getByRole('link', { name: title })).toBeVisible();
	});
});

test('a business opens an apprenticeship, and a place taken counts once', async ({ as, visitor, cast }) => {
	const business = await cast.organisation(`Bageriet ${unique()}`, { kind: 'business' });
	const commitment = await cast.commitment(business, `Bagere i lære ${unique()}`, {
		type: 'apprenticeships',
		target: 4,
	});
	const title = `Bliv bager ${unique()}`;
	const page = await as(business.owner);
	const list = `/min-organisation/${business.slug}/muligheder`;

	await test.step('written, with words that shut nobody out', async () => {
		await page.goto(list);
		await expectAccessible(page);
		await page.getByRole('link', { name: 'Opret en plads' }).first().click();
		await page.getByRole('button', { name: 'Gem kladde' }).click();
		await expect(page.getByRole('alert')).toBeFocused();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('radio', { name: 'Læreplads' }).check();
		await page.getByLabel('Titel').fill(title);
		await page
			.getByLabel('Hvad skal man lave?')
			.fill('Vi søger en ung mand, der vil stå tidligt op og bage brød.');
		await page.getByLabel('Hvor mange pladser?').fill('2');
		await page.getByLabel('Ansøgningsfrist').fill(typedDay(30));
		await page.getByRole('radio', { name: 'Hos os' }).check();
		await page.getByLabel('Hvilket sted?').selectOption({ index: 1 });
		await page.getByRole('radio', { name: 'Lidt dansk er nok' }).check();
		await page.getByLabel('Telefon').fill('33 66 33 66');
		await page.getByLabel('Er den en del af et løfte?').selectOption({ label: commitment.title });
		await page.getByRole('button', { name: 'Gem kladde' }).click();
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Se på teksten igen' })).toBeVisible();
		await page.getByRole('button', { name: 'Offentliggør' }).click();
		await expect(page.getByRole('alert')).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('link', { name: 'Ret', exact: true }).click();
		await page.getByLabel('Hvad skal man lave?').fill('Du står tidligt op og bager brød sammen med os.');
		await page.getByRole('button', { name: 'Gem kladde' }).click();
		await page.getByRole('button', { name: 'Offentliggør' }).click();
		await expect(page.getByText('Den er offentlig nu.')).toBeVisible();
		await expectAccessible(page);
	});
	const slug = new URL(page.url()).pathname.split('/').at(-1);

	await test.step('a citizen reads it', async () => {
		await visitor.goto(`/muligheder/${slug}`);
		await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible();
	});

	await test.step('a place is taken, and the promise has moved by one', async () => {
		await page.getByLabel('Hvornår blev den besat?').fill(typedDay(40));
		await page.getByRole('button', { name: 'Markér en plads som besat' }).click();
		await expect(page.getByRole('alert')).toContainText('Datoen ligger i fremtiden');
		await expectAccessible(page);
		await page.getByLabel('Hvornår blev den besat?').fill('');
		await page.getByRole('button', { name: 'Markér en plads som besat' }).click();
		await expect(page.getByText('Pladsen er markeret som besat.')).toBeVisible();
		await expect(page.getByText('1 besat af 2 pladser')).toBeVisible();
		await expectAccessible(page);
		await page.goto(`/min-organisation/${business.slug}/loefter/${commitment.slug}`);
		await expect(page.getByRole('listitem').filter({ hasText: 'talt fra en besat plads' })).toHaveCount(1);
		await expectAccessible(page);
	});
});
