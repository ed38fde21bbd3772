import { m } from '#lib/paraglide/messages.js';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../support/journey.ts';

test('filters stand in the address: back, share and bookmark work @phone', async ({ visitor: page }) => {
	await page.goto('/oplev');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

	await page.getByRole('combobox', { name: 'Bydel', exact: true }).selectOption({ label: 'Nørrebro' });
	await expect(page).toHaveURL(/district=noerrebro/);
	await page.getByRole('checkbox', { name: 'Gratis' }).check();
	await expect(page).toHaveURL(/district=noerrebro.*free=1/);
	await page.getByRole('radio', { name: 'Begivenheder' }).check();
	await expect(page).toHaveURL(/kind=events/);
	await expectAccessible(page);
	await page.goBack();
	await expect(page).not.toHaveURL(/kind=events/);
	await expect(page.getByRole('checkbox', { name: 'Gratis' })).toBeChecked();
	await expect(page.getByRole('combobox', { name: 'Bydel', exact: true })).toHaveValue('noerrebro');
	await page.goBack();
	await page.goBack();
	await expect(page.getByRole('combobox', { name: 'Bydel', exact: true })).toHaveValue('');
	await page.goForward();
	await expect(page).toHaveURL(/district=noerrebro/);
	await expect(page.getByRole('combobox', { name: 'Bydel', exact: true })).toHaveValue('noerrebro');
	await page.getByRole('checkbox', { name: 'Gratis' }).check();
	await expect(page).toHaveURL(/district=noerrebro.*free=1/);
	await page.getByRole('link', { name: 'Ryd alt' }).click();
	await expect(page).toHaveURL('/oplev');

	await page.getByRole('searchbox').fill('findes helt sikkert ikke');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Vi fandt ikke noget.' })).toBeVisible();
	await expectAccessible(page);
	await page.goto('/oplev?place=Atlantisvej+12');
	await expect(page.getByText('Vi kender ikke stedet »Atlantisvej 12«')).toBeVisible();
	await expectAccessible(page);
	await page.goto('/oplev?kind=apprenticeships');
	await expect(page.getByText('Søg senest').first()).toBeVisible();
	await expectAccessible(page);
});

test('a long list comes in pages, and the same list on a map @phone', async ({ visitor: page }) => {
	await page.goto('/oplev');
	const first = await page.getByRole('main').getByRole('heading', { level: 3 }).first().textContent();
	await page.getByRole('link', { name: 'Vis flere' }).click();
	await expect(page).toHaveURL(/after=/);
	await expect(page.getByRole('main').getByRole('heading', { level: 3 }).first()).not.toHaveText(first ?? '');
	await page.getByRole('link', { name: 'Fra begyndelsen' }).click();
	await expect(page.getByRole('main').getByRole('heading', { level: 3 }).first()).toHaveText(first ?? '');

	const map = page.getByRole('region', { name: m.explore_map_label() });
	const open = map.getByRole('button', { name: 'Vis på kort' });
	const cluster = map.getByRole('button', { name: /ting her\. Zoom ind/ }).first();
	// A press on it before the scripts have arrived opens nothing.
	await expect(async () => {
		if (await open.isVisible()) await open.click();
		await expect(cluster).toBeVisible({ timeout: 5000 });
	}).toPass();
	await expectAccessible(page);
	await cluster.focus();
	await expect(cluster).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(map.getByRole('button').first()).toBeVisible();
	await expectAccessible(page);
});

test('someone signs up, the next one waits, is offered the seat, and takes it @phone', async ({
	visitor: page,
	open,
	cast,
	mailbox,
}) => {
	const host = await cast.organisation(`Madklubben ${unique()}`);
	const event = await cast.event(host, `Suppe for to ${unique()}`, { capacity: 1 });
	const [early, late] = [`tidlig.${unique()}@eksempel.example`, `sen.${unique()}@eksempel.example`];

	await page.goto(`/begivenheder/${event.slug}`);
	await expect(page.getByText('1 plads tilbage')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Find vej' })).toHaveAttribute('href', /^https:/);
	await expectAccessible(page);
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Føj til kalender' }).click();
	expect((await download).suggestedFilename()).toMatch(/\.ics$/);

	await page.getByRole('button', { name: 'Tilmeld mig' }).click();
	await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2);
	await expectAccessible(page);
	await page.getByLabel('Dit navn').fill('Tobias Tidlig');
	await page.getByLabel('Din e-mail').fill(early);
	await page.getByRole('button', { name: 'Tilmeld mig' }).click();
	await expect(page.getByText('Tjek din mail', { exact: true })).toBeVisible();
	await expectAccessible(page);
	await fitsNarrowWindow(page);
	await page.goto(await mailbox.link(early, `Sig ja til din plads: ${event.title}`, /tilmelding/));
	await expect(page.getByRole('heading', { name: 'Kommer du?' })).toBeVisible();
	await expect(page.getByText(/^Vi holder en plads til dig til kl\./)).toBeVisible();
	await expectAccessible(page);
	await fitsNarrowWindow(page);
	await page.getByRole('button', { name: 'Ja, jeg kommer' }).click();
	await expect(page.getByRole('heading', { name: 'Du har en plads' })).toBeVisible();

	const other = await open({});
	await other.goto(`/begivenheder/${event.slug}`);
	await expect(other.getByText('Pladsen er taget')).toBeVisible();
	await expectAccessible(other);
	await other.getByLabel('Dit navn').fill('Sanne Sen');
	await other.getByLabel('Din e-mail').fill(late);
	await other.getByRole('button', { name: 'Skriv mig på ventelisten' }).click();
	await expect(other.getByText('så står du på ventelisten')).toBeVisible();
	await expectAccessible(other);
	await other.goto(await mailbox.link(late, `Sig ja til ventelisten: ${event.title}`, /tilmelding/));
	await other.getByRole('button', { name: 'Ja, jeg kommer' }).click();
	await expect(other.getByRole('heading', { name: 'Du står på ventelisten' })).toBeVisible();
	await mailbox.latest(late, `Du står på ventelisten: ${event.title}`);

	await page.goto(await mailbox.link(early, `Du er tilmeldt: ${event.title}`, /registration|tilmelding/));
	await expect(page.getByRole('heading', { name: 'Du har en plads' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Meld mig fra' }).click();
	await expect(page.getByRole('heading', { name: 'Du er meldt fra' })).toBeVisible();
	await expectAccessible(page);
	await other.goto(
		await mailbox.link(late, m.event_mail_offered_subject({ title: event.title }), /tilmelding/),
	);
	await expect(other.getByRole('heading', { name: m.event_own_offered() })).toBeVisible();
	await expectAccessible(other);
	await fitsNarrowWindow(other);
	await other.getByRole('button', { name: m.event_own_accept() }).click();
	await expect(other.getByText(m.event_done_offer_taken())).toBeVisible();
	await expect(other.getByRole('heading', { name: 'Du har en plads' })).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? '' : ', without JavaScript';
	test(`a family signs up, becomes fewer, and a place is given back and passes on${how} @phone`, async ({
		open,
		cast,
		mailbox,
	}) => {
		const page = await open({ javaScriptEnabled });
		const host = await cast.organisation(`Familiehuset ${unique()}`);
		const event = await cast.event(host, `Mad for alle ${unique()}`, { capacity: 3, asksNames: true });
		const title = { title: event.title };
		const address = (name: string) => `${name}.${unique()}@eksempel.example`;
		const [family, first, second] = [address('familie'), address('foerst'), address('naest')];
		// What looks at a page is a script itself.
		const looks = async () => javaScriptEnabled && expectAccessible(page);
		const asks = async (name: string, email: string, people = 1, companions = '') => {
			await page.goto(`/begivenheder/${event.slug}`);
			await page.getByLabel(m.event_your_name()).fill(name);
			await page.getByLabel(m.event_your_email()).fill(email);
			await page.getByLabel(m.event_people()).selectOption(String(people));
			await page.getByLabel(m.event_companions()).fill(companions);
			await page.getByRole('button', { name: /^(Tilmeld mig|Skriv mig på ventelisten)$/ }).click();
		};
		const opens = async (email: string, subject: string) =>
			page.goto(await mailbox.link(email, subject, /tilmelding/));
		const saysYes = () => page.getByRole('button', { name: m.event_own_confirm() }).click();

		await asks('Mona', family, 3, 'Ali');
		await expect(page.getByText(m.refused_event_companions_missing()).first()).toBeVisible();
		await looks();
		await page.getByLabel(m.event_companions()).fill('Ali\nLis');
		await page.getByRole('button', { name: m.event_sign_me_up() }).click();
		await opens(family, m.event_mail_held_subject(title));
		await looks();
		await saysYes();
		await expect(
			page.getByText(m.event_own_party({ people: m.event_people_count({ count: 3 }) })),
		).toBeVisible();
		for (const [name, email] of [
			['Finn', first],
			['Nora', second],
		] as const) {
			await asks(name, email);
			await opens(email, m.event_mail_asked_subject(title));
			await saysYes();
			await expect(page.getByRole('heading', { name: m.event_own_waiting() })).toBeVisible();
		}

		await opens(family, m.event_mail_confirmed_subject(title));
		await page.getByText(m.event_own_change(), { exact: true }).click();
		await page.getByLabel(m.event_people()).selectOption('2');
		await page.getByLabel(m.event_companions()).fill('Lis');
		await looks();
		await fitsNarrowWindow(page);
		await page.getByRole('button', { name: m.event_own_change_save() }).click();
		await expect(page.getByText(m.event_done_party_changed())).toBeVisible();
		await expect(page.getByRole('listitem').filter({ hasText: 'Ali' })).toHaveCount(0);

		await opens(first, m.event_mail_offered_subject(title));
		await page.getByRole('button', { name: m.event_own_give_back() }).click();
		await expect(page.getByRole('heading', { name: m.event_own_cancelled() })).toBeVisible();
		await opens(second, m.event_mail_offered_subject(title));
		await page.getByRole('button', { name: m.event_own_accept() }).click();
		await expect(page.getByRole('heading', { name: m.event_own_confirmed() })).toBeVisible();
		await looks();
	});
}

test('text in another language and direction says so @phone', async ({ visitor: page, cast }) => {
	const host = await cast.organisation(`Sproghuset ${unique()}`);
	const event = await cast.event(host, `مقهى اللغة ${unique()}`, { contentLocale: 'ar' });
	await page.goto(`/begivenheder/${event.slug}`);
	const title = page.getByRole('heading', { level: 1 });
	await expect(title).toHaveAttribute('lang', 'ar');
	await expect(title).toHaveAttribute('dir', 'rtl');
	await expectAccessible(page);
	await fitsNarrowWindow(page);
	await page.goto(`/oplev?q=${encodeURIComponent(event.title)}`);
	await expect(page.getByRole('link', { name: event.title }).locator('[lang=ar][dir=rtl]')).toBeVisible();
	await expectAccessible(page);
});

test('partners are found by name, kind and district @phone', async ({ visitor: page, cast }) => {
	const partner = await cast.organisation(`Ørestads Æbler ${unique()}`, { kind: 'housing' });
	await page.goto('/partnere');
	await page.getByRole('searchbox').fill(partner.name.replace('Ørestads', 'oerestads'));
	await page.keyboard.press('Enter');
	await page.getByRole('link', { name: partner.name }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(partner.name);
	await expectAccessible(page);
	await page.goto('/partnere?q=findes-ikke-her');
	await expect(page.getByRole('heading', { name: 'Vi fandt ingen partnere' })).toBeVisible();
	await expectAccessible(page);
});
