/** A report's way to the City Council and to a citizen: one freezes and writes, colleagues are heard, another approves and publishes. */
import { sql } from 'kysely';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../../support/journey.ts';

const desk = '/kommune/opfoelgning/statusrapporter';
/** One that the demo has none of. */
const year = Number(copenhagenDate(new Date()).slice(0, 4)) - 2;
/** A section as its heading says it. */
const numbered = (title: string) => new RegExp(`^\\d+\\. ${title}$`);
const today = formatDate(copenhagenDate(new Date()));

test('frozen, written, heard, approved, presented, published and read', async ({
	as,
	cast,
	db,
	mailbox,
	visitor,
	withoutJavaScript,
}) => {
	test.slow();
	const editor = await as(await cast.person('Rikke Redaktør', 'editor'));
	const other = await as(await cast.person('Jonas Godkender', 'administrator'));
	const sara = await cast.person('Sara Sagsbehandler', 'consultant');
	const colleague = await withoutJavaScript(sara);
	const title = `Status ${unique()}`;
	const words = `Det går fremad i ni bydele. ${unique()}`;

	await test.step('it is begun', async () => {
		await editor.goto(desk);
		await editor.getByLabel(m.status_report_title(), { exact: true }).fill('x');
		await editor.getByRole('button', { name: m.status_report_begin_submit() }).click();
		await expect(editor.locator('[aria-invalid=true]')).toHaveCount(1);
		await expectAccessible(editor);
		await editor.getByLabel(m.status_report_year(), { exact: true }).selectOption(String(year));
		await editor.getByLabel(m.status_report_title(), { exact: true }).fill(title);
		await editor.getByRole('button', { name: m.status_report_begin_submit() }).click();
		await expect(editor.getByRole('heading', { level: 1, name: title })).toBeVisible();
		await expectAccessible(editor);
	});

	await test.step('one press freezes the figures and drafts the document', async () => {
		await editor.getByRole('button', { name: m.status_report_freeze() }).click();
		await expect(editor.getByRole('button', { name: m.status_report_freeze_again() })).toBeVisible({
			timeout: 30_000,
		});
		const goals = editor.getByRole('region', { name: numbered(m.status_report_section_goals()) });
		await expect(goals.getByText(m.status_report_draft_goals())).toBeVisible();
		await expect(goals.getByText(m.status_report_locked())).toBeVisible();
		await expectAccessible(editor);
		await fitsNarrowWindow(editor);
	});

	await test.step('words are written beside the locked figures', async () => {
		const edit = m.status_report_edit_of({ of: m.status_report_section_goals() });
		await editor.getByRole('link', { name: edit }).click();
		await expect(editor.getByText(m.status_report_locked())).toHaveCount(1);
		await expectAccessible(editor);
		await fitsNarrowWindow(editor);
		await editor.getByRole('textbox', { name: m.status_report_words() }).fill(words);
		await editor.getByRole('button', { name: m.status_report_save() }).click();
		await expect(editor.getByText(words)).toBeVisible();
	});

	await test.step('a colleague is heard, without a script, and answered', async () => {
		await editor.getByLabel(m.status_report_hearing_ends(), { exact: true }).fill(today);
		await editor.getByRole('button', { name: m.status_report_hear() }).click();
		await expect(editor.getByText(m.status_report_waits_day({ date: today }))).toBeVisible();
		await colleague.goto(await mailbox.link(sara.email, m.status_report_mail_heard_subject({ title })));
		await colleague.getByLabel(m.status_report_comment_words()).fill('Hvilken bydel mangler?');
		await colleague.getByRole('button', { name: m.status_report_comment() }).click();
		const said = colleague.getByRole('region', { name: m.status_report_comments() });
		await expect(said.getByText('Hvilken bydel mangler?')).toBeVisible();
		await expect(said.getByText(m.status_report_unanswered())).toBeVisible();
		await expect(colleague.getByRole('button', { name: m.status_report_approve() })).toHaveCount(0);
		await editor.reload();
		await editor.getByLabel(m.status_report_answer(), { exact: true }).fill('Vanløse. Det står der nu.');
		await editor.getByRole('button', { name: m.status_report_answer_submit() }).click();
		await expect(editor.getByText('Vanløse. Det står der nu.')).toBeVisible();
		await expectAccessible(editor);
	});

	await test.step('the day after, another approves it; its writer cannot', async () => {
		await sql`update status_report set hearing_ends_on = hearing_ends_on - 1 where year = ${year}`.execute(
			db,
		);
		await editor.reload();
		await expect(editor.getByText(m.status_report_own())).toBeVisible();
		await expect(editor.getByRole('button', { name: m.status_report_approve() })).toHaveCount(0);
		await other.goto(`${desk}/${year}`);
		await expectAccessible(other);
		await other.getByRole('button', { name: m.status_report_approve() }).click();
		await expect(other.getByText(m.status_report_done_approved())).toBeVisible();
	});

	await test.step('it is presented, and published by the other', async () => {
		await editor.reload();
		await editor.getByLabel(m.status_report_presented_day(), { exact: true }).fill(today);
		await editor.getByRole('button', { name: m.status_report_present() }).click();
		await expect(editor.getByText(m.status_report_presented_on({ date: today }))).toBeVisible();
		expect((await visitor.goto(`/resultater/statusrapporter/${year}`))?.status()).toBe(404);
		await other.reload();
		await other.getByRole('button', { name: m.status_report_publish() }).click();
		await expect(other.getByText(m.status_report_done_published())).toBeVisible();
		await editor.reload();
		await editor
			.getByLabel(m.barometer_erratum_words(), { exact: true })
			.fill('Der er otte bydele, ikke ni.');
		await editor.getByRole('button', { name: m.status_report_correct() }).click();
		await expect(editor.getByText('Der er otte bydele, ikke ni.')).toBeVisible();
		await expectAccessible(editor);
	});

	await test.step('a citizen reads it, takes the rows behind a figure and the paper', async () => {
		await visitor.goto('/resultater');
		await visitor.getByRole('link', { name: m.status_report_heading() }).click();
		await expectAccessible(visitor);
		await visitor.getByRole('link', { name: title }).click();
		await expect(visitor.getByText(words)).toBeVisible();
		await expect(visitor.getByText('Der er otte bydele, ikke ni.')).toBeVisible();
		await expect(visitor.getByText('Rikke Redaktør')).toHaveCount(0);
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		const rows = visitor.getByRole('link', {
			name: m.status_report_rows_of({ of: m.commitment_result_commitments() }),
		});
		const address = (await rows.getAttribute('href'))!;
		const [first, again] = [await visitor.request.get(address), await visitor.request.get(address)];
		expect(first.headers()['content-type']).toContain('text/csv');
		expect(await first.body()).toEqual(await again.body());
		const etag = first.headers().etag!;
		const known = await visitor.request.get(address, { headers: { 'if-none-match': etag } });
		expect(known.status()).toBe(304);
		const pdf = await visitor.request.get(`/resultater/statusrapporter/${year}.pdf`);
		expect(pdf.headers()['content-type']).toBe('application/pdf');
		expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
	});

	await test.step('in English the summary comes first in English words', async () => {
		await visitor.goto(`/en/results/status-reports/${year}`);
		const summary = visitor.getByRole('region', {
			name: numbered(m.status_report_section_summary_en({}, { locale: 'en' })),
		});
		await expect(summary.getByText(/This report says how the integration policy is going/)).toBeVisible();
		await expectAccessible(visitor);
	});
});
