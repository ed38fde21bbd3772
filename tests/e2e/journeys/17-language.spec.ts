/** A visitor's own language: offered where the page is in another, kept once chosen, and never on the server. */
import { m } from '#lib/paraglide/messages.js';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../support/journey.ts';

const offer = '[data-offer]';

test('a browser in English is offered the page in English, and the choice is kept @phone', async ({
	browser,
	baseURL,
}) => {
	const context = await browser.newContext({ locale: 'en-GB', baseURL });
	const page = await context.newPage();
	await page.goto('/oplev?district=noerrebro');
	await expect(page.locator(offer)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Read this page in English' }).click();
	await expect(page).toHaveURL(/\/en\/explore\?district=noerrebro$/);
	await expect(page.locator(offer)).toBeHidden();
	// The site's name, typed again, is answered in the chosen language; another page offers itself in it.
	await page.goto('about:blank');
	await page.goto('/');
	await expect(page).toHaveURL(/\/en$/);
	await page.goto('/om');
	await expect(page.locator(offer)).toBeVisible();
	await page.getByRole('button', { name: 'No thanks' }).click();
	await page.reload();
	await expect(page.locator(offer)).toBeHidden();
	await context.close();
});

test('who reads Danish is offered nothing on a Danish page, and what they choose is what is offered', async ({
	page,
}) => {
	await page.goto('/om');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.locator(offer)).toBeHidden();
	await page.goto('/en/about');
	await expect(page.getByRole('link', { name: 'Læs siden på dansk' })).toBeVisible();
	await page.locator('header').getByRole('link', { name: 'Dansk' }).click();
	await page.goto('/en/about');
	await expect(page.locator(offer)).toBeVisible();
});

test('who signs up in English is answered in English, page by page and mail by mail, until the place is another’s @phone', async ({
	open,
	cast,
	mailbox,
}) => {
	const en = { locale: 'en' } as const;
	const page = await open({});
	const host = await cast.organisation(`Madklubben ${unique()}`);
	const event = await cast.event(host, `Soup for two ${unique()}`, {
		capacity: 2,
		asksNames: true,
		contentLocale: 'en',
	});
	const title = { title: event.title };
	const [family, next] = [`emma.${unique()}@eksempel.example`, `noah.${unique()}@eksempel.example`];
	const signsUp = async (name: string, email: string) => {
		await page.goto(`/en/events/${event.slug}`);
		await page.getByLabel(m.event_your_name({}, en)).fill(name);
		await page.getByLabel(m.event_your_email({}, en)).fill(email);
	};
	/** That mail's link to the sign-up leads to an English page. */
	const opens = async (email: string, subject: string) => {
		await page.goto(await mailbox.link(email, subject, /^\/en\/.*\/registration\//));
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	};

	await test.step('with what is missing said', async () => {
		await signsUp('Emma', family);
		await page.getByLabel(m.event_people({}, en)).selectOption('2');
		await page.getByRole('button', { name: m.event_sign_me_up({}, en) }).click();
		await expect(page.getByText(m.refused_event_companions_missing({}, en)).first()).toBeVisible();
		await page.getByLabel(m.event_companions({}, en)).fill('Liam');
		await page.getByRole('button', { name: m.event_sign_me_up({}, en) }).click();
		await opens(family, m.event_mail_held_subject(title, en));
		await page.getByRole('button', { name: m.event_own_confirm({}, en) }).click();
		await expect(page.getByRole('heading', { name: m.event_own_confirmed({}, en) })).toBeVisible();
	});

	await test.step('the next one waits', async () => {
		await signsUp('Noah', next);
		await page.getByRole('button', { name: m.event_wait({}, en) }).click();
		await opens(next, m.event_mail_asked_subject(title, en));
		await page.getByRole('button', { name: m.event_own_confirm({}, en) }).click();
		await expect(page.getByRole('heading', { name: m.event_own_waiting({}, en) })).toBeVisible();
		await mailbox.latest(next, m.event_mail_waiting_subject(title, en));
	});

	await test.step('becomes fewer, and the place is offered on', async () => {
		await opens(family, m.event_mail_confirmed_subject(title, en));
		await page.getByText(m.event_own_change({}, en), { exact: true }).click();
		await page.getByLabel(m.event_people({}, en)).selectOption('1');
		await page.getByLabel(m.event_companions({}, en)).fill('');
		await page.getByRole('button', { name: m.event_own_change_save({}, en) }).click();
		await expect(page.getByText(m.event_done_party_changed({}, en))).toBeVisible();
		await opens(next, m.event_mail_offered_subject(title, en));
		await page.getByRole('button', { name: m.event_own_accept({}, en) }).click();
		await expect(page.getByText(m.event_done_offer_taken({}, en))).toBeVisible();
	});

	await test.step('and is given up', async () => {
		await opens(family, m.event_mail_confirmed_subject(title, en));
		await page.getByRole('button', { name: m.event_own_cancel({}, en) }).click();
		await expect(page.getByRole('heading', { name: m.event_own_cancelled({}, en) })).toBeVisible();
		await expectAccessible(page);
	});
});
