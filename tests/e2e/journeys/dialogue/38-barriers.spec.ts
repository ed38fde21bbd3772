/** A barrier from the first word to what came of it: told on a phone without JavaScript, read, answered, and said to be solved or not. */
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Page } from '@playwright/test';
import {
	demoAccount,
	expect,
	expectAccessible,
	fitsNarrowWindow,
	test,
	unique,
} from '../../../support/journey.ts';

async function fillIn(page: Page, told: { title: string; body: string; email: string }): Promise<void> {
	await page.getByLabel(m.barrier_title(), { exact: true }).fill(told.title);
	await page.getByLabel(m.barrier_body(), { exact: true }).fill(told.body);
	await page.getByRole('radio', { name: m.barrier_kind_systemic() }).check();
	await page.getByLabel(m.barrier_area(), { exact: true }).selectOption({ index: 2 });
	await page.getByLabel(m.barrier_email(), { exact: true }).fill(told.email);
}
const send = (page: Page) => page.getByRole('button', { name: m.barrier_send(), exact: true }).click();

/** One for each window: what the first tells would be offered to the second as the same. */
const stories = {
	desktop: {
		title: 'Svømmehallen lukker',
		shown: 'Svømmehallen lukker for tidligt',
		body: 'Karen ved skranken i hallen siger, at den lukker klokken fire.',
		read: 'Hallen lukker klokken fire hver dag.',
		unit: 'Svømmehallerne',
		answer: 'Hallen holder åbent til klokken otte om onsdagen.',
	},
	phone: {
		title: 'Trappen er stejl',
		shown: 'Trappen til biblioteket er stejl',
		body: 'Karen i nummer 4 kan ikke bære sin barnevogn op ad trinene.',
		read: 'Ingen kan bære en barnevogn op ad trinene.',
		unit: 'Bibliotekerne',
		answer: 'Bygningen får en rampe til foråret.',
	},
};

test('told, read, answered and not solved; known too by another @phone', async ({
	withoutJavaScript,
	open,
	mailbox,
}) => {
	const page = await withoutJavaScript();
	const desk = await open({ account: demoAccount('consultant') });
	const word = unique();
	const [rosa, ali] = [`rosa.${word}@eksempel.example`, `ali.${word}@eksempel.example`];
	const story = stories[test.info().project.name === 'phone' ? 'phone' : 'desktop'];
	const title = `${story.title} ${word}`;
	const shown = `${story.shown} ${word}`;
	const body = `${story.body} ${word}`;
	const read = `${story.read} ${word}`;

	await test.step('told from Deltag, with a mistake on the way', async () => {
		await page.goto('/deltag');
		await page.getByRole('link', { name: m.barrier_join_title() }).click();
		await page.getByRole('link', { name: m.barrier_tell() }).first().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.barrier_tell());
		await send(page);
		await expect(page.getByRole('alert').first()).toContainText(m.barrier_title_missing());
		await fitsNarrowWindow(page);
		await fillIn(page, { title, body, email: rosa });
		await send(page);
		await expect(page.getByRole('heading', { name: m.barrier_asked_title() })).toBeVisible();
	});

	await test.step('said yes to in the mail; nobody else sees it', async () => {
		await page.goto(await mailbox.link(rosa, m.barrier_mail_confirm_told_subject(), /bekraeft/));
		await page.getByRole('button', { name: m.barrier_confirm_submit() }).click();
		await expect(page.getByText(m.barrier_done_received())).toBeVisible();
		await expect(page.getByText(m.barrier_own_received())).toBeVisible();
		await page.goto(`/barrierer?q=${word}`);
		await expect(page.getByRole('heading', { name: m.barrier_none_found() })).toBeVisible();
	});

	await test.step('read: the name is taken out, and the writer is told', async () => {
		await desk.goto('/kommune/barrierer');
		await desk.getByRole('link', { name: title }).click();
		await expectAccessible(desk);
		await desk.getByLabel(m.barrier_title(), { exact: true }).fill(shown);
		await desk.getByLabel(m.barrier_body(), { exact: true }).fill(read);
		await desk.getByRole('button', { name: m.barrier_show() }).click();
		await expect(desk.getByText(m.barrier_done_shown())).toBeVisible();
		const { text } = await mailbox.latest(rosa, m.barrier_mail_shown_subject({ title: shown }));
		expect(text).toContain(m.barrier_mail_shown_changed());
		await page.goto(`/barrierer?q=${word}`);
		await page.getByRole('link', { name: shown }).click();
		await expect(page.getByText('Karen')).toHaveCount(0);
	});

	await test.step('another begins to tell the same, and counts with it instead', async () => {
		await page.goto('/barrierer/opret');
		await fillIn(page, { title: shown, body: read, email: ali });
		await send(page);
		await expect(page.getByRole('heading', { name: m.barrier_alike_title() })).toBeVisible();
		await page.getByRole('button', { name: m.barrier_same() }).first().click();
		await expect(page.getByRole('heading', { name: m.barrier_asked_title() })).toBeVisible();
		await page.goto(await mailbox.link(ali, m.barrier_mail_confirm_subject(), /bekraeft/));
		await page.getByRole('button', { name: m.barrier_confirm_submit() }).click();
		await page.getByRole('link', { name: m.barrier_own_read() }).click();
		await expect(page.getByText(m.barrier_know_it({ count: 2 }))).toBeVisible();
	});

	await test.step('given to a unit with a day, and answered', async () => {
		await desk.getByLabel(m.barrier_unit()).fill(story.unit);
		const due = formatShortDate(addDays(copenhagenDate(new Date()), 20));
		await desk.getByLabel(m.barrier_answer_due(), { exact: true }).fill(due);
		await desk.getByRole('button', { name: m.barrier_give_submit() }).click();
		await expect(desk.getByText(m.barrier_done_owned())).toBeVisible();
		await desk.locator('#f-answer').fill(story.answer);
		await desk.getByRole('button', { name: m.barrier_answer_submit() }).click();
		await expect(desk.getByText(m.barrier_done_answered())).toBeVisible();
		await expectAccessible(desk);
		const { text } = await mailbox.latest(ali, m.barrier_mail_answered_subject({ title: shown }));
		expect(text).toContain(story.answer);
	});

	await test.step('answered is not solved: who told it says so', async () => {
		await page.goto(await mailbox.link(rosa, m.barrier_mail_answered_subject({ title: shown }), /min-side/));
		await page.getByRole('radio', { name: m.barrier_verdict_unsolved() }).check();
		await page.getByRole('button', { name: m.barrier_verdict_submit() }).click();
		await expect(page.getByText(m.barrier_done_verdict())).toBeVisible();
		await page.getByRole('link', { name: m.barrier_own_read() }).click();
		await expect(page.getByText(m.barrier_solved_no())).toBeVisible();
		await fitsNarrowWindow(page);
	});

	await test.step('a reader says that something is wrong, and the report leads to where it would be taken down', async () => {
		await page.getByRole('link', { name: m.flag_link() }).click();
		await page.getByRole('radio', { name: m.flag_reason_other() }).check();
		await page.getByLabel(m.flag_words()).fill(`Det er skrevet om min bror ${word}.`);
		await expect(async () => {
			await page.getByRole('button', { name: m.flag_send() }).click();
			await expect(page.getByText(m.flag_thanks())).toBeVisible({ timeout: 500 });
		}).toPass();
		await desk.goto('/kommune/meldinger?reason=other');
		const card = desk.getByRole('listitem').filter({ hasText: `min bror ${word}` });
		await card.getByRole('link', { name: m.takedown_take() }).click();
		await expect(desk.getByRole('heading', { level: 1, name: shown })).toBeVisible();
		await expect(desk.locator('summary', { hasText: m.takedown_take() })).toBeVisible();
	});

	await test.step('its words are taken back: the answer stays, and who knows it', async () => {
		await page.goto(await mailbox.link(rosa, m.barrier_mail_answered_subject({ title: shown }), /min-side/));
		await page.locator('summary', { hasText: m.barrier_take_back() }).click();
		await page.getByRole('button', { name: m.barrier_take_back_submit() }).click();
		await expect(page.getByText(m.barrier_done_taken_back())).toBeVisible();
		await page.goto(`/barrierer?q=${word}`);
		await expect(page.getByRole('heading', { name: m.barrier_none_found() })).toBeVisible();
		await desk.reload();
		await expect(desk.getByText(m.barrier_taken_back_body())).toBeVisible();
		await expect(desk.getByText(story.answer)).toBeVisible();
	});
});

test('taken down with a reason, appealed by its writer', async ({ visitor: page, open, mailbox }) => {
	const desk = await open({ account: demoAccount('consultant') });
	const word = unique();
	const email = `mei.${word}@eksempel.example`;
	const title = `Noget om en nabo ${word}`;
	await page.goto('/barrierer/opret');
	await fillIn(page, { title, body: `Naboen på anden sal larmer ${word}.`, email });
	await send(page);
	await page.goto(await mailbox.link(email, m.barrier_mail_confirm_told_subject(), /bekraeft/));
	await expectAccessible(page);
	await page.getByRole('button', { name: m.barrier_confirm_submit() }).click();
	await expect(page.getByText(m.barrier_done_received())).toBeVisible();

	await desk.goto('/kommune/barrierer');
	await desk.getByRole('link', { name: title }).click();
	await desk.locator('summary', { hasText: m.barrier_not_show() }).click();
	await desk.getByRole('radio').filter({ visible: true }).last().check();
	await desk.locator('#f-down-words').fill('Den handler om en bestemt person.');
	await desk.getByRole('button', { name: m.barrier_not_show() }).click();
	await expect(desk.getByText(m.barrier_done_down())).toBeVisible();

	await page.goto(await mailbox.link(email, m.barrier_mail_down_subject({ title }), /min-side/));
	await expect(page.getByText('Den handler om en bestemt person.')).toBeVisible();
	await page.getByLabel(m.barrier_appeal_words()).fill('Jeg har ikke skrevet et navn.');
	await page.getByRole('button', { name: m.barrier_appeal() }).click();
	await expect(page.getByText(m.takedown_appeal_sent())).toBeVisible();
	await expectAccessible(page);
	// Whoever took it down does not decide the appeal.
	await desk.reload();
	await expect(desk.getByText(m.takedown_not_yours())).toBeVisible();
	await expectAccessible(desk);
});
