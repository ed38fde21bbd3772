/** What has come to a stop, how long things are kept, and the charter's next version. */
import { m } from '#lib/paraglide/messages.js';
import {
	demoAccount,
	expect,
	expectAccessible,
	fitsNarrowWindow,
	noSidewaysScroll,
	test,
	unique,
} from '../../../support/journey.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Organisation } from '../../../support/actors.ts';

/** Nobody has touched it for long: longer than any other's. */
async function stopped(db: Database, { id }: Organisation, day: string): Promise<void> {
	const long = new Date(`${day}T09:00:00Z`);
	await db
		.updateTable('organisation')
		.set({ stateChangedAt: long, lastConfirmedAt: long })
		.where('id', '=', id)
		.execute();
}
const stateOf = async (db: Database, { id }: Organisation) =>
	(await db.selectFrom('organisation').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

test('who has come to a stop is found, reminded, closed for the night, and it is undone', async ({
	as,
	cast,
	db,
	mailbox,
	withoutJavaScript,
}) => {
	const name = `Stille ${unique()}`;
	const lying = await cast.organisation(name, { state: 'draft', signed: false, kind: 'media' });
	await stopped(db, lying, '2012-02-01');
	const karen = await cast.person(`Karen ${unique()}`, 'consultant');
	const page = await as(karen);

	await test.step('narrowed, with what is missing', async () => {
		await page.goto('/kommune/gaaet-i-staa');
		await page.getByRole('link', { name: m.dormant_unsent() }).click();
		await page.getByLabel(m.municipality_kind()).selectOption('media');
		await page.getByRole('button', { name: m.municipality_show() }).click();
		await expect(page.getByRole('row').filter({ hasText: name })).toContainText(m.dormant_unsent());
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await noSidewaysScroll(page);
	});

	await test.step('nothing ticked is said', async () => {
		await page.getByRole('button', { name: m.dormant_remind(), exact: true }).click();
		await expect(page.getByText(m.dormant_none_ticked()).first()).toBeVisible();
		await expectAccessible(page);
	});

	await test.step('they are reminded, and read what is missing', async () => {
		await page.getByLabel(m.dormant_tick_label({ name })).check();
		await page.getByRole('button', { name: m.dormant_remind(), exact: true }).click();
		await expect(page.getByText(m.dormant_said_reminded({ count: 1 }))).toBeVisible();
		const mail = await mailbox.latest(lying.owner.email, m.dormant_mail_subject({ name }));
		expect(mail.text).toContain(`/min-organisation/${lying.slug}`);
	});

	await test.step('closing takes a reason, and is undone, also without a script', async () => {
		const plain = await withoutJavaScript(karen);
		await plain.goto('/kommune/gaaet-i-staa?about=unsent&kind=media');
		await plain.getByLabel(m.dormant_tick_label({ name })).check();
		await plain.getByRole('button', { name: m.dormant_close() }).click();
		await expect(plain.getByText(m.dormant_reason_missing()).first()).toBeVisible();
		await expect(plain.getByLabel(m.dormant_tick_label({ name }))).toBeChecked();
		await plain.getByLabel(m.dormant_reason()).fill('Ingen har svaret i mange år.');
		await plain.getByRole('button', { name: m.dormant_close() }).click();
		await expect(plain.getByText(m.dormant_said_closing())).toBeVisible();
		expect(await stateOf(db, lying)).toBe('draft');
		const row = plain.getByRole('row').filter({ hasText: name });
		await expect(row).toContainText('Ingen har svaret i mange år.');
		await fitsNarrowWindow(plain);
		await row.getByRole('button', { name: m.dormant_undo() }).click();
		await expect(plain.getByText(m.dormant_said_undone())).toBeVisible();
		await expect(plain.getByRole('row').filter({ hasText: name })).toHaveCount(0);
	});

	await test.step('those who fit are written to by a letter', async () => {
		await page.goto('/kommune/gaaet-i-staa?about=unsent&kind=media');
		await page.getByRole('link', { name: m.letter_write_to({ count: 1 }) }).click();
		await expect(page.getByText(m.letter_new_chosen({ count: 1 }))).toBeVisible();
		await page.getByRole('link', { name: m.letter_new_change() }).click();
		await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
	});
});

test('an auditor sees how long things are kept, and whether they are', async ({ as, cast }) => {
	const page = await as(await cast.person(`Revisor ${unique()}`, 'auditor'));
	await page.goto('/kommune/gemmetid');
	await expect(page.getByRole('heading', { level: 1, name: m.retention_title() })).toBeVisible();
	const row = page.getByRole('row').filter({ hasText: m.retention_mail() });
	await expect(row).toContainText('platform.forget');
	await expect(row).toContainText('30');
	await expectAccessible(page);
	await fitsNarrowWindow(page);
	await noSidewaysScroll(page);
	const consultant = await as(await cast.person(`Konsulent ${unique()}`, 'consultant'));
	expect((await consultant.goto('/kommune/gemmetid'))?.status()).toBe(404);
});

test('a version of the charter is written by one, read by another, and comes back with a reason', async ({
	as,
	cast,
}) => {
	const anna = await as(demoAccount('administrator'));
	const bo = await as(await cast.person(`Bo ${unique()}`, 'administrator'));
	const title = `Vi blander os ${unique()}`;

	await test.step('it begins with the words of the newest', async () => {
		await anna.goto('/kommune/charter');
		await expectAccessible(anna);
		await fitsNarrowWindow(anna);
		const begin = anna.getByRole('button', { name: m.charter_begin() });
		if (await begin.isVisible()) await begin.click();
		else await anna.getByRole('link', { name: m.charter_draft_open() }).click();
		await expect(anna.getByLabel(m.charter_field_title()).first()).not.toHaveValue('');
		await expectAccessible(anna);
		await fitsNarrowWindow(anna);
	});

	await test.step('its parts and its day are saved', async () => {
		const duties = anna.getByLabel(m.charter_duties(), { exact: true }).first();
		const points = await duties.inputValue();
		await duties.fill('');
		await anna.getByRole('button', { name: m.charter_save() }).click();
		await expect(anna.getByText(m.charter_points_missing()).first()).toBeVisible();
		await duties.fill(points);
		await anna.getByLabel(m.charter_field_title()).first().fill(title);
		await anna.getByRole('button', { name: m.charter_save() }).click();
		await expect(anna.getByText(m.charter_said_saved())).toBeVisible();
		await expect(anna.getByRole('heading', { name: title })).toBeVisible();
		await anna.getByLabel(m.charter_day(), { exact: true }).fill('1.1.2099');
		await anna.getByRole('button', { name: m.charter_day_save() }).click();
		await anna.getByRole('button', { name: m.charter_send(), exact: true }).click();
		await expect(anna.getByText(m.charter_waits())).toBeVisible();
	});

	await test.step('another reads it and sends it back', async () => {
		await bo.goto('/kommune/charter/kladde');
		await expect(bo.getByRole('heading', { name: title })).toBeVisible();
		await expect(bo.getByRole('button', { name: m.charter_approve() })).toBeVisible();
		await expectAccessible(bo);
		await fitsNarrowWindow(bo);
		await bo.getByRole('button', { name: m.charter_return() }).click();
		await expect(bo.getByText(m.field_reason_missing()).first()).toBeVisible();
		await bo.getByLabel(m.charter_return_reason()).fill('Overskriften er for lang');
		await bo.getByRole('button', { name: m.charter_return() }).click();
		await expect(bo.getByText(m.charter_said_back())).toBeVisible();
	});

	await test.step('its writer reads why', async () => {
		await anna.goto('/kommune/charter/kladde');
		await expect(anna.getByText('Overskriften er for lang')).toBeVisible();
		await expect(anna.getByLabel(m.charter_field_title()).first()).toHaveValue(title);
	});
});
