/** From Deltag a topic is followed by mail on a phone without JavaScript; what is new comes, and all of it is ended in one place. */
import { topicOf } from '#lib/alerts/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { localised } from '#lib/policy/text.ts';
import { shownOne } from '../../../support/cast/dialogue/barriers.ts';
import { followsDebate, openOne } from '../../../support/cast/dialogue/debates.ts';
import { makePerson } from '../../../support/cast/people.ts';
import { expect, expectSameAccessible, fitsNarrowWindow, test, unique } from '../../../support/journey.ts';

test('a topic is followed, told of, and ended @phone', async ({
	withoutJavaScript,
	visitor,
	mailbox,
	db,
}) => {
	const page = await withoutJavaScript();
	const email = `frida.${unique()}@eksempel.example`;
	// One for each window: what the one shows would be told to the other.
	const area = currentEdition().focusAreas.at(test.info().project.name === 'phone' ? -1 : -2)!;
	const what = topicOf(area.key).name;
	const question = `Hvad mangler der i kvarteret ${unique()}?`;

	await test.step('chosen on Deltag, and asked for', async () => {
		await page.goto('/deltag');
		await fitsNarrowWindow(page);
		const topics = page.getByRole('region', { name: m.alert_follow() });
		await topics.getByRole('link', { name: localised(area.shortName), exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.alert_ask_follow({ name: what }));
		await page.getByLabel(m.alert_your_email()).fill(email);
		await page.getByRole('radio', { name: m.alert_daily() }).check();
		await page.getByRole('button', { name: m.alert_ask_submit() }).click();
		await expect(page.getByRole('heading', { name: m.alert_asked_title() })).toBeVisible();
		await fitsNarrowWindow(page);
	});

	await test.step('said yes to in the mail', async () => {
		const subject = m.alert_mail_confirm_subject({ what });
		await page.goto(await mailbox.link(email, subject, /bekraeft/));
		await page.getByRole('button', { name: m.alert_confirm_submit() }).click();
		await expect(page.getByText(m.alert_done_confirmed())).toBeVisible();
	});

	await test.step('told of a barrier, and shown all that the address gets', async () => {
		const reader = {
			name: 'Læser',
			email: `${unique()}@kommune.example`,
			municipalRole: 'consultant',
		} as const;
		const consultant = await makePerson(db, reader);
		const title = `Lågen er låst ${unique()}`;
		await followsDebate(db, await openOne(db, consultant, { question }), email);
		const told = {
			title,
			body: `Den er låst om aftenen: ${title}`,
			email: `rosa.${unique()}@eksempel.example`,
		};
		await shownOne(db, consultant, { area: area.key, ...told });
		await db.updateTable('alert').set({ digestedFor: '2026-01-01' }).where('email', '=', email).execute();
		await db.transaction().execute((trx) => enqueue(trx, 'alerts.digest', {}));
		const subject = m.alert_mail_digest_subject_about({ count: 1, what });
		expect((await mailbox.latest(email, subject)).text).toContain(title);
		await page.goto(await mailbox.link(email, subject, /besked-om-nyt/));
		await expect(page.getByText(question, { exact: true })).toBeVisible();
		await fitsNarrowWindow(page);
		await expectSameAccessible(visitor, page);
	});

	await test.step('ended', async () => {
		await page.getByRole('button', { name: m.alert_end_one({ what }) }).click();
		await expect(page.getByText(m.alert_done_ended())).toBeVisible();
		await expect(page.getByText(m.alert_mailings_no_news())).toBeVisible();
		await page.getByRole('button', { name: m.barrier_heard_of_open_to({ title: question }) }).click();
		await page.getByRole('button', { name: m.barrier_leave_submit() }).click();
		await expect(page.getByText(m.debate_left_already())).toBeVisible();
	});
});
