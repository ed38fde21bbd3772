/** The yearly conference: an editor sets it, somebody signs up for one of two sessions at once, and a decision is carried into a barrier. */
import { randomInt } from 'node:crypto';
import { addDays, copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { drawnPdf } from '../../../support/pdf.ts';
import {
	demoAccount,
	expect,
	expectAccessible,
	fitsNarrowWindow,
	test,
	unique,
} from '../../../support/journey.ts';

test('set by an editor, signed up for on a phone @phone', async ({
	as,
	withoutJavaScript,
	cast,
	db,
	mailbox,
}) => {
	const editor = await as(demoAccount('editor'));
	const host = await cast.organisation(`Husets bibliotek ${unique()}`);
	const word = unique();
	// There is one a year: each window has years of its own.
	const year = (test.info().project.name === 'phone' ? 2030 : 2060) + randomInt(0, 30);
	const at = (time: string) => new Date(`${year}-05-14T${time}:00Z`);
	const [day, boards, letters] = [
		await cast.event(host, `Konferencedag ${word}`),
		await cast.event(host, `Bestyrelser ${word}`, { capacity: 5 }),
		await cast.event(host, `Breve ${word}`, { capacity: 5 }),
	];
	const whole = { startsAt: at('07:00'), endsAt: at('15:00') };
	const { id: umbrellaId } = await db
		.updateTable('event')
		.set({ isUmbrella: true, ...whole })
		.where('slug', '=', day.slug)
		.returning('id')
		.executeTakeFirstOrThrow();
	for (const [slug, from, until] of [
		[boards.slug, '09:00', '10:00'],
		[letters.slug, '09:30', '10:30'],
	] as const)
		await db
			.updateTable('event')
			.set({ startsAt: at(from), endsAt: at(until), umbrellaId, underUmbrella: true })
			.set({ umbrellaStartsAt: whole.startsAt, umbrellaEndsAt: whole.endsAt })
			.where('slug', '=', slug)
			.execute();

	await test.step('the day, with a festival that is not on it first', async () => {
		await editor.goto('/kommune/konference');
		await editor.locator('#f-conference-title').fill(`Hvem mangler ${word}?`);
		await editor.getByLabel(m.conference_theme(), { exact: true }).fill('Hvem er ikke med?');
		await editor.getByLabel(m.conference_held_on(), { exact: true }).fill(`15.5.${year}`);
		await editor.getByLabel(m.conference_place(), { exact: true }).fill('Biblioteket');
		await editor.locator('#f-conference-page').fill(`https://by.example/begivenheder/${day.slug}`);
		await editor.getByRole('checkbox', { name: m.conference_public() }).check();
		await editor.getByRole('button', { name: m.conference_save() }).click();
		await expect(editor.getByRole('alert').first()).toContainText(m.refused_conference_umbrella_day());
		await expectAccessible(editor);
		await editor.getByLabel(m.conference_held_on(), { exact: true }).fill(`14.5.${year}`);
		await editor.getByRole('button', { name: m.conference_save() }).click();
		await expect(editor.getByText(m.conference_flash_saved())).toBeVisible();
	});

	await test.step('who speaks at a session, after a yes', async () => {
		await editor.getByRole('link', { name: boards.title }).first().click();
		await editor.getByLabel(m.conference_speaker_name(), { exact: true }).fill('Rosa Lund');
		await editor.getByRole('button', { name: m.conference_speaker_submit() }).click();
		await expect(editor.getByRole('alert').first()).toContainText(m.conference_speaker_consent_missing());
		await editor.getByRole('checkbox', { name: m.conference_speaker_consented() }).check();
		await editor.getByRole('button', { name: m.conference_speaker_submit() }).click();
		await expect(editor.getByText(m.conference_flash_speaker_added())).toBeVisible();
		await expectAccessible(editor);
	});

	await test.step('somebody signs up for the session, without a script', async () => {
		const page = await withoutJavaScript();
		await page.goto('/deltag');
		await page.getByRole('link', { name: m.conference_heading() }).first().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.conference_heading());
		await page.goto(`/konference/${year}`);
		await expect(page.getByText('Rosa Lund')).toBeVisible();
		await expect(page.getByText(m.event_seats_left({ count: 5 }))).toHaveCount(2);
		await fitsNarrowWindow(page);
		await page.getByRole('link', { name: new RegExp(`${m.conference_sign_up()}.*${boards.title}`) }).click();
		const email = `ali.${word}@eksempel.example`;
		await page.getByLabel('Dit navn').fill('Ali');
		await page.getByLabel('Din e-mail').fill(email);
		await page.getByRole('button', { name: 'Tilmeld mig' }).click();
		await page.goto(await mailbox.link(email, `Sig ja til din plads: ${boards.title}`, /tilmelding/));
		await page.getByRole('button', { name: 'Ja, jeg kommer' }).click();
		await expect(page.getByRole('heading', { name: 'Du har en plads' })).toBeVisible();
		await page.goto(`/konference/${year}`);
		await expect(page.getByText(m.event_seats_left({ count: 4 }))).toHaveCount(1);
	});

	await test.step('a paper is handed in without a script, and fetched from everybody’s page', async () => {
		const page = await withoutJavaScript(demoAccount('editor'));
		await page.goto(`/kommune/konference/${year}`);
		await page.locator('#f-paper-title').fill(`Oplæg ${word}`);
		const html = Buffer.from('<script>alert(1)</script>');
		const file = page.locator('#f-file');
		await file.setInputFiles({ name: 'oplaeg.pdf', mimeType: 'application/pdf', buffer: html });
		await page.getByRole('button', { name: m.conference_paper_submit(), exact: true }).click();
		await expect(page.getByRole('alert').first()).toContainText('oplaeg.pdf');
		const pdf = Buffer.from(await drawnPdf({}));
		await file.setInputFiles({ name: 'oplaeg.pdf', mimeType: 'application/pdf', buffer: pdf });
		await page.getByRole('button', { name: m.conference_paper_submit(), exact: true }).click();
		await page.goto(`/konference/${year}`);
		const link = page.getByRole('link', { name: new RegExp(`Oplæg ${word} .*PDF`) });
		const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
		expect(download.suggestedFilename()).toBe('oplaeg.pdf');
	});

	await test.step('everybody’s page is read without barriers', async () => {
		await editor.goto(`/konference/${year}`);
		await expectAccessible(editor);
	});
});

test('what was decided is carried into a barrier, and done', async ({ as, visitor, db }) => {
	const editor = await as(demoAccount('editor'));
	const word = unique();
	const today = copenhagenDate(new Date());
	const { year } = await db
		.selectFrom('conference')
		.select('year')
		.where('heldOn', '<', today)
		.orderBy('heldOn', 'desc')
		.executeTakeFirstOrThrow();
	const barrier = await db
		.selectFrom('barrier')
		.select(['slug', 'title'])
		.where('state', '=', 'shown')
		.orderBy('id')
		.executeTakeFirstOrThrow();
	await editor.goto(`/kommune/konference/${year}`);
	await editor.getByLabel(m.conference_decision_words(), { exact: true }).fill(`Vi gør det ${word}`);
	await editor.getByLabel(m.conference_decision_owner()).fill('Biblioteket');
	await editor
		.getByLabel(m.conference_decision_due(), { exact: true })
		.fill(formatShortDate(addDays(today, 30)));
	await editor.getByRole('button', { name: m.conference_decide_submit() }).click();
	await expect(editor.getByText(m.conference_flash_decided())).toBeVisible();
	await expectAccessible(editor);

	await visitor.goto('/konference');
	await expect(visitor.getByText(`Vi gør det ${word}`)).toBeVisible();
	await expectAccessible(visitor);

	await editor.getByRole('link', { name: `: Vi gør det ${word}` }).click();
	await editor.getByLabel(m.conference_carry_page(), { exact: true }).fill('/partnere');
	await editor.getByRole('button', { name: m.conference_carry_submit() }).click();
	await expect(editor.getByRole('alert').first()).toContainText(m.refused_conference_carry_unknown());
	await editor.getByLabel(m.conference_carry_page(), { exact: true }).fill(`/barrierer/${barrier.slug}`);
	await editor.getByRole('button', { name: m.conference_carry_submit() }).click();
	await expect(editor.getByText(m.conference_flash_carried())).toBeVisible();
	await expectAccessible(editor);

	await visitor.goto(`/konference/${year}`);
	const decision = visitor.getByRole('listitem').filter({ hasText: word });
	await expect(decision.getByRole('link', { name: barrier.title ?? '' })).toBeVisible();
	await expectAccessible(visitor);

	await editor.getByLabel(m.conference_done_on(), { exact: true }).fill(formatShortDate(today));
	await editor.getByLabel(m.conference_outcome(), { exact: true }).fill('Det er blevet gjort.');
	await editor.getByRole('button', { name: m.conference_finish_submit() }).click();
	await expect(editor.getByText(m.conference_flash_done())).toBeVisible();
	await visitor.goto('/konference');
	await expect(visitor.getByText(`Vi gør det ${word}`)).toHaveCount(0);
});
