/** A family signs up, and is checked in on a phone: with a connection, without one, and without a script. */
import type { Page } from '@playwright/test';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../../support/journey.ts';

const turnout = (page: Page) => page.locator('[data-turnout]');
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
const sent = (page: Page) => page.locator('[data-waiting="0"]').getByText(m.event_check_in_all_sent());

test('a family signs up and is checked in, also where the connection is gone @phone', async ({
	visitor,
	as,
	cast,
	mailbox,
	db,
}) => {
	const host = await cast.organisation(`Madklubben ${unique()}`);
	const event = await cast.event(host, `Suppe ${unique()}`, { capacity: 20, inDays: 0.2 });
	const email = `familie.${unique()}@eksempel.example`;

	await test.step('the family', async () => {
		await visitor.goto(`/begivenheder/${event.slug}`);
		await visitor.getByLabel(m.event_your_name()).fill('Fatima Familie');
		await visitor.getByLabel(m.event_your_email()).fill(email);
		await visitor.getByLabel(m.event_people()).selectOption('4');
		await visitor.getByRole('button', { name: m.event_sign_me_up() }).click();
		await visitor.goto(await mailbox.link(email, `Sig ja til din plads: ${event.title}`, /tilmelding/));
		await visitor.getByRole('button', { name: m.event_own_confirm() }).click();
		await db
			.insertInto('registration')
			.values(
				['Bo', 'Cilla'].map((name) => ({
					eventId: event.id,
					name,
					email: `${name}.${unique()}@eksempel.example`,
					state: 'confirmed' as const,
				})),
			)
			.execute();
	});

	const page = await as(host.owner);
	await test.step('one press for all of them, and one of them less', async () => {
		await page.goto(`/min-organisation/${host.slug}/begivenheder/${event.slug}`);
		await page.getByRole('link', { name: m.event_check_in_open() }).click();
		await expect(sent(page)).toBeVisible();
		await expect(turnout(page)).toHaveAttribute('data-turnout', '0/6');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await row(page, 'Fatima')
			.getByRole('button', { name: m.event_check_in_all({ count: 4 }) })
			.click();
		await expect(turnout(page)).toHaveAttribute('data-turnout', '4/6');
		await expect(sent(page)).toBeVisible();
		await row(page, 'Fatima').locator('summary').click();
		await row(page, 'Fatima').getByRole('button', { name: /^3/ }).click();
		await expect(turnout(page)).toHaveAttribute('data-turnout', '3/6');
		await expectAccessible(page);
	});

	await test.step('without a connection', async () => {
		await page.context().setOffline(true);
		await page.getByRole('searchbox').fill('cil');
		await expect(page.getByRole('main').locator('[data-group]')).toHaveCount(1);
		await row(page, 'Cilla').getByRole('button', { name: m.event_check_in_one() }).click();
		await page.getByLabel(m.event_check_in_how_many()).fill('2');
		await page.getByRole('button', { name: m.event_check_in_note() }).click();
		await expect(turnout(page)).toHaveAttribute('data-turnout', '6/6');
		await expect(page.getByText(m.event_check_in_waiting({ count: 2 }))).toBeVisible();
		await expect(page.getByText(m.event_check_in_offline())).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('nothing is lost on a reload, and all arrives', async () => {
		const key = await page.evaluate(() =>
			Object.keys(localStorage).filter((name) => /^check-in:/.test(name)),
		);
		expect(key).toEqual([`check-in:${event.slug}`]);
		await page.context().setOffline(false);
		await page.reload();
		await expect(sent(page)).toBeVisible();
		await expect(turnout(page)).toHaveAttribute('data-turnout', '6/6');
		await expect(page.getByText(m.event_check_in_walk_ins({ count: 2 }))).toBeVisible();
	});

	await test.step('it says so in English, too', async () => {
		await page.goto(href(`/workspace/${host.slug}/events/${event.slug}/check-in`, 'en'));
		await expect(page.getByText(m.event_check_in_all_sent({}, { locale: 'en' }))).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('the number that came stands where it is reported', async () => {
		const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
		await db
			.updateTable('event')
			.set({ startsAt: hours(-3), endsAt: hours(-1) })
			.where('id', '=', event.id)
			.execute();
		await page.goto(`/min-organisation/${host.slug}/begivenheder/${event.slug}`);
		await expect(page.getByLabel(m.event_attendance())).toHaveValue('6');
		await page.getByRole('button', { name: m.event_mark_held() }).click();
		await expect(page.getByText(m.event_held_done({ amount: '6' }))).toBeVisible();
	});
});

test('the door without a script @phone', async ({ withoutJavaScript, cast, db }) => {
	const host = await cast.organisation(`Madklubben ${unique()}`);
	const event = await cast.event(host, `Suppe ${unique()}`, { capacity: 20, inDays: 0.2 });
	await db
		.insertInto('registration')
		.values({ eventId: event.id, name: 'Øjvind', email: 'o@eksempel.example', state: 'confirmed', people: 3 })
		.execute();
	const page = await withoutJavaScript(host.owner);
	await page.goto(`/min-organisation/${host.slug}/begivenheder/${event.slug}/check-in?q=ojvind`);
	await row(page, 'Øjvind')
		.getByRole('button', { name: m.event_check_in_all({ count: 3 }) })
		.click();
	await expect(page).toHaveURL(/check-in\?q=ojvind$/);
	await expect(turnout(page)).toHaveAttribute('data-turnout', '3/3');
	await row(page, 'Øjvind').getByRole('button', { name: m.event_check_in_undo() }).click();
	await expect(turnout(page)).toHaveAttribute('data-turnout', '0/3');
	await page.getByLabel(m.event_check_in_how_many()).fill('21');
	await page.getByRole('button', { name: m.event_check_in_note() }).click();
	await expect(page.getByRole('alert')).toContainText('20');
	await page.getByLabel(m.event_check_in_how_many()).fill('2');
	await page.getByRole('button', { name: m.event_check_in_note() }).click();
	await expect(turnout(page)).toHaveAttribute('data-turnout', '2/3');
});
