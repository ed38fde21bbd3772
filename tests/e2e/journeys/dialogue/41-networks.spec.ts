/** A network from its making to minutes and a decision; whoever is invited answers by the link in the mail, without JavaScript. */
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { drawnPdf } from '../../../support/pdf.ts';
import {
	demoAccount,
	expect,
	expectAccessible,
	expectSameAccessible,
	fitsNarrowWindow,
	test,
	unfold,
	unique,
} from '../../../support/journey.ts';

test('a network is made, asked for, and meets @phone', async ({
	open,
	withoutJavaScript,
	visitor,
	mailbox,
	cast,
	db,
}) => {
	const word = unique();
	const [lead, club] = [
		await cast.organisation(`Koordinator ${word}`),
		await cast.organisation(`Foreningen ${word}`),
	];
	const name = `Netværk ${word}`;
	const title = `Møde ${word}`;
	const city = await open({ account: demoAccount('consultant') });
	const runs = await open({ account: lead.owner });
	const asks = await withoutJavaScript(club.owner);

	await test.step('made by the municipality, with a coordinator', async () => {
		await city.goto('/kommune/temanetvaerk');
		await unfold(city, m.circle_new_network());
		await city.getByLabel(m.circle_network_name(), { exact: true }).fill(name);
		await city.getByLabel(m.circle_theme(), { exact: true }).selectOption('work');
		await city.getByLabel(m.circle_purpose(), { exact: true }).fill('Vi deler, hvad der virker.');
		await city.getByRole('radio', { name: m.circle_joining_request() }).check();
		await city.getByLabel(m.circle_coordinator(), { exact: true }).fill(lead.slug);
		await city.getByRole('button', { name: m.circle_create(), exact: true }).click();
		await expect(city.getByText(m.circle_done_network_created())).toBeVisible();
		await expectAccessible(city);
	});

	await test.step('asked for without JavaScript, and the coordinator says yes', async () => {
		await asks.goto(`/min-organisation/${club.slug}/temanetvaerk`);
		await asks.getByRole('link', { name }).click();
		await asks.getByRole('button', { name: m.circle_join_ask(), exact: true }).click();
		await expect(asks.getByText(m.circle_join_waits())).toBeVisible();
		await fitsNarrowWindow(asks);
		await runs.goto(
			await mailbox.link(
				lead.owner.email,
				m.circle_mail_asked_subject({ organisation: club.name, name }),
				/temanetvaerk/,
			),
		);
		await expectAccessible(runs);
		await runs.getByRole('button', { name: m.circle_accept_request(), exact: true }).click();
		await expect(runs.getByText(m.circle_done_request_accepted())).toBeVisible();
	});

	await test.step('invited to a meeting: who is mailed stands there first', async () => {
		await unfold(runs, m.circle_plan_meeting());
		const day = formatShortDate(addDays(copenhagenDate(new Date()), 9));
		await runs.getByLabel(m.circle_meeting_title(), { exact: true }).fill(title);
		await runs.getByLabel(m.circle_meeting_day(), { exact: true }).fill(day);
		await runs.getByLabel(m.circle_meeting_from(), { exact: true }).fill('16.30');
		await runs.getByLabel(m.circle_meeting_to(), { exact: true }).fill('18');
		await runs.getByLabel(m.circle_meeting_place()).fill('Biblioteket');
		await runs.getByLabel(m.circle_agenda(), { exact: true }).fill('Hvad virker?');
		await runs.getByRole('button', { name: m.circle_plan_meeting(), exact: true }).click();
		await expect(runs.getByText(m.circle_done_planned())).toBeVisible();
		await expect(runs.getByText(m.circle_will_be_mailed({ count: 1 })).first()).toBeVisible();
		await expect(runs.getByRole('main').getByText(club.owner.name).first()).toBeVisible();
		await runs.getByRole('button', { name: m.circle_call_submit(), exact: true }).click();
		await expect(runs.getByText(m.circle_done_called())).toBeVisible();
		await expectAccessible(runs);
	});

	await test.step('answered by the link in the mail, without JavaScript or log-in', async () => {
		const page = await withoutJavaScript();
		const subject = m.circle_mail_called_subject({ title, name });
		await page.goto(await mailbox.link(club.owner.email, subject, /plads/));
		await page.getByRole('button', { name: m.circle_answer_yes(), exact: true }).click();
		await expect(page.getByText(m.circle_you_said({ answer: m.circle_answer_yes() }))).toBeVisible();
		await fitsNarrowWindow(page);
		await expectSameAccessible(visitor, page);
	});

	await test.step('the coordinator puts an event of a member first, without JavaScript', async () => {
		const event = await cast.event(club, `Kaffe ${word}`);
		const page = await withoutJavaScript(lead.owner);
		await page.goto(`/min-organisation/${lead.slug}/temanetvaerk`);
		await page.getByRole('link', { name, exact: true }).click();
		await page.locator('summary', { hasText: m.circle_pin_add() }).click();
		await page.getByLabel(m.circle_pin_page(), { exact: true }).fill('/partnere');
		await page.getByRole('button', { name: m.circle_pin_add(), exact: true }).click();
		await expect(page.getByRole('alert').first()).toContainText(m.refused_circle_pin_unknown());
		await page.getByLabel(m.circle_pin_page(), { exact: true }).fill(`/begivenheder/${event.slug}`);
		await page.getByRole('button', { name: m.circle_pin_add(), exact: true }).click();
		await expect(page.getByText(m.circle_done_pinned())).toBeVisible();
		await fitsNarrowWindow(page);
		const meeting = runs.url();
		await expectSameAccessible(runs, page);
		await runs.goto(meeting);
	});

	await test.step('minutes and a decision, for everybody to read', async () => {
		const begun = new Date(Date.now() - 3_600_000);
		const past = { startsAt: begun, endsAt: new Date(begun.getTime() + 1_800_000) };
		await db.updateTable('circleMeeting').set(past).where('title', '=', title).execute();
		await runs.reload();
		await runs
			.getByRole('textbox', { name: m.circle_minutes(), exact: true })
			.fill('Vi prøver en tjekliste.');
		await runs.getByRole('button', { name: m.circle_minutes_submit(), exact: true }).click();
		await expect(runs.getByText(m.circle_done_minutes(), { exact: true })).toBeVisible();
		await runs.getByRole('link', { name, exact: true }).click();
		await unfold(runs, m.circle_write_decision());
		await runs.getByLabel(m.circle_decision(), { exact: true }).fill('En tjekliste til den første uge.');
		await runs.getByLabel(m.circle_owner(), { exact: true }).fill('Foreningen');
		const due = formatShortDate(addDays(copenhagenDate(new Date()), 30));
		await runs.getByLabel(m.circle_due(), { exact: true }).fill(due);
		await runs.getByRole('button', { name: m.circle_write_decision(), exact: true }).click();
		await expect(runs.getByText(m.circle_done_decided())).toBeVisible();
		await runs.getByRole('link', { name: title }).click();
		await unfold(runs, m.circle_add_document());
		await runs.getByLabel(m.circle_document(), { exact: true }).fill(`Tjekliste ${word}`);
		await runs.getByRole('button', { name: m.circle_add_document(), exact: true }).click();
		await expect(runs.getByRole('alert').first()).toContainText(m.ui_paper_one());
		await expectAccessible(runs);
		const [mimeType, buffer] = ['application/pdf', Buffer.from(await drawnPdf({}))];
		await runs.locator('#f-file').setInputFiles({ name: 'tjekliste.pdf', mimeType, buffer });
		await runs.getByRole('button', { name: m.circle_add_document(), exact: true }).click();
		await expect(runs.getByText(m.circle_done_document())).toBeVisible();
		await expectAccessible(runs);
		const reader = await withoutJavaScript();
		await reader.goto('/temanetvaerk');
		await reader.getByRole('link', { name, exact: true }).click();
		await expect(reader.getByText('En tjekliste til den første uge.')).toBeVisible();
		await expect(reader.getByText(m.circle_no_next())).toBeVisible();
		const first = reader.getByRole('region', { name: m.circle_pins() });
		await expect(first.getByRole('link', { name: `Kaffe ${word}` })).toBeVisible();
		const file = reader.getByRole('link', { name: new RegExp(`Tjekliste ${word} .*PDF`) });
		const [download] = await Promise.all([reader.waitForEvent('download'), file.click()]);
		expect(download.suggestedFilename()).toBe('tjekliste.pdf');
		await expectSameAccessible(visitor, reader);
	});
});

test('a seat in a forum is offered, taken and muted by mail', async ({
	open,
	withoutJavaScript,
	visitor,
	mailbox,
}) => {
	const word = unique();
	const name = `Forum ${word}`;
	const email = `rosa.${word}@eksempel.example`;
	const city = await open({ account: demoAccount('consultant') });
	await city.goto('/kommune/dialogfora');
	await unfold(city, m.circle_new_forum());
	await city.getByLabel(m.circle_name(), { exact: true }).fill(name);
	await city.getByLabel(m.circle_purpose(), { exact: true }).fill('Naboer og skoler taler sammen.');
	await city.getByRole('button', { name: m.circle_create(), exact: true }).click();
	await expect(city.getByText(m.circle_done_created())).toBeVisible();
	await unfold(city, m.circle_offer_seat());
	await city.getByLabel(m.circle_seat_kind(), { exact: true }).selectOption('citizen');
	await city.getByLabel(m.circle_seat_name(), { exact: true }).fill('Rosa Prøve');
	await city.getByLabel(m.circle_seat_email(), { exact: true }).fill(email);
	await city.getByLabel(m.circle_seat_from(), { exact: true }).fill('1.1.2026');
	await city.getByRole('button', { name: m.circle_offer_submit(), exact: true }).click();
	await expect(city.getByText(m.circle_done_seat_offered())).toBeVisible();
	await expectAccessible(city);

	const page = await withoutJavaScript();
	await page.goto(await mailbox.link(email, m.circle_mail_offered_subject({ name }), /plads/));
	await expectSameAccessible(visitor, page);
	await page.getByRole('checkbox', { name: m.circle_shows_name() }).check();
	await page.getByRole('button', { name: m.circle_accept(), exact: true }).click();
	await expect(page.getByText(m.circle_done_accepted())).toBeVisible();
	await page.locator('summary', { hasText: m.circle_own_settings() }).click();
	await page.getByRole('checkbox', { name: m.circle_mute(), exact: true }).check();
	await page.getByRole('button', { name: m.circle_save(), exact: true }).click();
	await expect(page.getByText(m.circle_done_saved())).toBeVisible();
	await page.goto('/dialogfora');
	await page.getByRole('link', { name, exact: true }).click();
	await expect(page.getByText('Rosa Prøve')).toBeVisible();
	await fitsNarrowWindow(page);
});
