/** A debate from its draft to its summary: written in on a phone without JavaScript, read, hidden, appealed, and summed up. */
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Page } from '@playwright/test';
import {
	demoAccount,
	expect,
	expectAccessible,
	expectSameAccessible,
	fitsNarrowWindow,
	test,
	unique,
} from '../../../support/journey.ts';

async function begin(desk: Page, question: string): Promise<void> {
	const today = formatShortDate(copenhagenDate(new Date()));
	await desk.goto('/kommune/debatter');
	await expectAccessible(desk);
	await desk.getByRole('link', { name: m.debate_new() }).click();
	await desk.getByRole('button', { name: m.debate_save_draft() }).click();
	await expect(desk.getByRole('alert').first()).toContainText(m.debate_question_missing());
	await desk.getByLabel(m.debate_question(), { exact: true }).fill(question);
	await desk.getByLabel(m.debate_background(), { exact: true }).fill('Gården er låst efter klokken 17.');
	await desk.getByLabel(m.barrier_area(), { exact: true }).selectOption({ index: 1 });
	await desk.getByLabel(m.debate_opens_on(), { exact: true }).fill(today);
	await desk.getByLabel(m.debate_closes_on(), { exact: true }).fill(today);
	await desk.getByRole('button', { name: m.debate_save_draft() }).click();
	await expect(desk.getByText(m.debate_done_made())).toBeVisible();
	await desk.locator('summary', { hasText: m.debate_add_fact() }).click();
	await desk.getByLabel(m.debate_fact(), { exact: true }).fill('412 børn bor i kvarteret.');
	await desk.getByLabel(m.debate_source(), { exact: true }).fill('Skolen');
	await desk.getByRole('button', { name: m.debate_add_fact() }).click();
	await expect(desk.getByText(m.debate_done_fact_added())).toBeVisible();
	await desk.getByRole('button', { name: m.debate_publish() }).click();
	await expect(desk.getByText(m.debate_done_published())).toBeVisible();
	await expectAccessible(desk);
}

test('asked, written in, read, hidden, appealed to another and summed up @phone', async ({
	withoutJavaScript,
	visitor,
	open,
	mailbox,
	db,
}) => {
	const page = await withoutJavaScript();
	const desk = await open({ account: demoAccount('consultant') });
	const word = unique();
	const rosa = `rosa.${word}@eksempel.example`;
	const question = `Skal gården være åben om aftenen ${word}?`;
	const body = `Ja, mine børn mangler et sted ${word}.`;
	await begin(desk, question);

	await test.step('found from Deltag, and written in with a mistake on the way', async () => {
		await page.goto('/deltag');
		await page.getByRole('link', { name: m.debate_join_title() }).click();
		await expectSameAccessible(visitor, page);
		await page.getByRole('link', { name: question }).click();
		await expect(page.getByText('412 børn bor i kvarteret.')).toBeVisible();
		await fitsNarrowWindow(page);
		await page.getByRole('link', { name: m.debate_write() }).click();
		await page.getByRole('button', { name: m.barrier_send() }).click();
		await expect(page.getByRole('alert').first()).toContainText(m.debate_post_missing());
		await page.getByLabel(m.debate_body(), { exact: true }).fill(body);
		await page.getByRole('radio', { name: m.debate_side_for(), exact: true }).check();
		await page.getByLabel(m.barrier_email(), { exact: true }).fill(rosa);
		await fitsNarrowWindow(page);
		await page.getByRole('button', { name: m.barrier_send() }).click();
		await expect(page.getByRole('heading', { name: m.barrier_asked_title() })).toBeVisible();
	});

	await test.step('said yes to in the mail; nobody else sees it', async () => {
		await page.goto(await mailbox.link(rosa, m.debate_mail_confirm_subject(), /bekraeft/));
		await page.getByRole('button', { name: m.barrier_confirm_submit() }).click();
		await expect(page.getByText(m.debate_done_received())).toBeVisible();
		await expect(page.getByText(m.barrier_own_received())).toBeVisible();
		await page.getByRole('link', { name: question }).click();
		await expect(page.getByText(body)).toHaveCount(0);
	});

	await test.step('read and shown as it was written', async () => {
		await desk.goto('/kommune/debatter');
		await desk.getByRole('link', { name: body }).click();
		await expectAccessible(desk);
		await desk.getByRole('button', { name: m.barrier_show() }).click();
		await expect(desk.getByText(m.debate_done_post_shown())).toBeVisible();
		await page.goto(await mailbox.link(rosa, m.debate_mail_shown_subject({ question }), /debatter\/indlaeg/));
		await expect(page.getByText(body)).toBeVisible();
		await fitsNarrowWindow(page);
	});

	await test.step('hidden with a reason; the line says so, and its writer appeals', async () => {
		await desk.locator('summary', { hasText: m.debate_hide() }).click();
		await desk.getByRole('radio').filter({ visible: true }).last().check();
		await desk.getByLabel(m.barrier_down_words(), { exact: true }).fill('Det hører til et andet sted.');
		await desk.getByRole('button', { name: m.debate_hide() }).click();
		await expect(desk.getByText(m.debate_done_post_hidden())).toBeVisible();
		await page.reload();
		await expect(page.getByText(body)).toHaveCount(0);
		await expect(page.getByText(m.takedown_reason_other())).toBeVisible();
		await page.goto(await mailbox.link(rosa, m.debate_mail_hidden_subject({ question }), /min-side/));
		await page.getByLabel(m.barrier_appeal_words()).fill('Det handler om gården.');
		await page.getByRole('button', { name: m.barrier_appeal() }).click();
		await expect(page.getByText(m.takedown_appeal_sent())).toBeVisible();
		await desk.reload();
		await expect(desk.getByText(m.takedown_not_yours())).toBeVisible();
	});

	await test.step('decided by another, opened again, and decided otherwise', async () => {
		const another = await open({ account: demoAccount('administrator') });
		const decide = async (decision: string, words: string) => {
			await another.getByRole('radio', { name: decision }).check();
			await another.getByLabel(m.takedown_decision_words(), { exact: true }).fill(words);
			await another.getByRole('button', { name: m.takedown_decide() }).click();
		};
		await another.goto('/kommune/debatter?view=appealed');
		await another.getByRole('link', { name: body }).click();
		await decide(m.takedown_decision_upheld(), 'Det handler om noget andet.');
		await expect(another.getByText(m.debate_done_post_upheld())).toBeVisible();
		await another.locator('summary', { hasText: m.takedown_reopen() }).click();
		await expectAccessible(another);
		await another.getByLabel(m.takedown_decision_words(), { exact: true }).fill('Vi læste et andet indlæg.');
		await another.getByRole('button', { name: m.takedown_reopen() }).click();
		await expect(another.getByText(m.barrier_done_reopened())).toBeVisible();
		const { text } = await mailbox.latest(rosa, m.debate_mail_reopened_subject({ question }));
		expect(text).toContain('Vi læste et andet indlæg.');
		await decide(m.takedown_decision_restored(), 'Det handler om gården.');
		await expect(another.getByText(m.debate_done_post_restored())).toBeVisible();
	});

	await test.step('over by its day, summed up, and sent to who took part', async () => {
		await db
			.updateTable('debate')
			.set({ opensOn: '2026-01-01', closesOn: '2026-01-02' })
			.where('question', '=', question)
			.execute();
		await desk.goto('/kommune/debatter?view=unsummarised');
		await desk.getByRole('link', { name: question }).click();
		const summary = `Gården åbner til klokken 20 ${word}.`;
		const unused = 'Hegnet bliver stående, for vejen er smal.';
		await desk.getByLabel(m.debate_used(), { exact: true }).fill(summary);
		await desk.getByLabel(m.debate_unused(), { exact: true }).fill(unused);
		await desk.getByRole('button', { name: m.debate_summary_send() }).click();
		await expect(desk.getByText(m.debate_done_summarised())).toBeVisible();
		const { text } = await mailbox.latest(rosa, m.debate_mail_summary_subject({ question }));
		expect(text).toContain(summary);
		await page.goto('/debatter?standing=summarised');
		await page.getByRole('link', { name: question }).click();
		await expect(page.getByText(summary)).toBeVisible();
		await expect(page.getByText(unused)).toBeVisible();
		await expect(page.getByRole('link', { name: m.debate_write() })).toHaveCount(0);
	});
});
