/** The policy's next period: written part by part, sent back with a reason, approved by another. */
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

const draft = '/kommune/politik/kladde';

test('a period of the policy is written by one, sent back, and approved by another', async ({
	as,
	cast,
	withoutJavaScript,
}) => {
	const jonas = await as(demoAccount('administrator'));
	const bo = await as(await cast.person(`Bo ${unique()}`, 'administrator'));
	const title = `En by for alle ${unique()}`;
	const goal = `Flere mødes på tværs ${unique()}`;
	const wide = { width: 1360, height: 1000 };

	await test.step('it begins with all that the newest says', async () => {
		await jonas.goto('/kommune/politik');
		await expect(jonas.getByText(m.policy_now())).toBeVisible();
		await expectAccessible(jonas);
		await fitsNarrowWindow(jonas);
		const begin = jonas.getByRole('button', { name: m.policy_begin() });
		if (await begin.isVisible()) await begin.click();
		else await jonas.getByRole('link', { name: m.policy_draft_open() }).click();
		await expect(jonas.getByRole('heading', { name: m.policy_section_goals(), exact: true })).toBeVisible();
		await expectAccessible(jonas);
		await fitsNarrowWindow(jonas);
		await noSidewaysScroll(jonas);
		await jonas.setViewportSize(wide);
	});

	await test.step('its frame is written, without a script too', async () => {
		const plain = await withoutJavaScript(demoAccount('administrator'));
		await plain.goto(`${draft}/ramme`);
		await plain.getByLabel(m.policy_field_title_da()).fill(title);
		await plain.getByLabel(m.policy_field_start()).fill('1.1.2099');
		await plain.getByLabel(m.policy_field_end()).fill('1.1.2098');
		await plain.getByRole('button', { name: m.policy_save() }).click();
		await expect(plain.getByText(m.policy_edition_period_wrong()).first()).toBeVisible();
		await expect(plain.getByLabel(m.policy_field_title_da())).toHaveValue(title);
		await plain.getByLabel(m.policy_field_end()).fill('31.12.2102');
		await plain.getByRole('button', { name: m.policy_save() }).click();
		await expect(
			plain.getByRole('heading', { name: m.policy_draft_title({ period: '2099-2102' }) }),
		).toBeVisible();
	});

	await test.step('a goal is added beside the others, and asks for what it lacks', async () => {
		await jonas.goto(`${draft}/maal`);
		await expectAccessible(jonas);
		const row = jonas.locator('fieldset').last();
		await row.getByLabel(new RegExp(`^${m.policy_field_title_da()}`)).fill(goal);
		await jonas.getByRole('button', { name: m.policy_save(), exact: true }).click();
		await expect(jonas.getByText(m.policy_edition_choose()).first()).toBeVisible();
		await row.getByLabel(new RegExp(`^${m.policy_field_title_en()}`)).fill('More people meet');
		await row.getByLabel(m.policy_field_short_da()).fill('møder');
		await row.getByLabel(m.policy_field_short_en()).fill('meetings');
		await row.getByLabel(m.policy_field_area()).selectOption({ index: 1 });
		await row.getByLabel(m.policy_field_direction()).selectOption({ label: m.policy_direction_up() });
		await expectAccessible(jonas);
		await fitsNarrowWindow(jonas);
		await jonas.setViewportSize(wide);
		await jonas.getByRole('button', { name: m.policy_save(), exact: true }).click();
		await expect(jonas.getByText(m.policy_said_saved())).toBeVisible();
		await expect(jonas.getByText(goal)).toBeVisible();
	});

	await test.step('another reads it and sends it back', async () => {
		await jonas.getByRole('button', { name: m.policy_send() }).click();
		await expect(jonas.getByText(m.policy_waits())).toBeVisible();
		await bo.goto(draft);
		await expect(bo.getByText(title).first()).toBeVisible();
		await expectAccessible(bo);
		await fitsNarrowWindow(bo);
		await bo.getByRole('button', { name: m.policy_return() }).click();
		await expect(bo.getByText(m.field_reason_missing()).first()).toBeVisible();
		await bo.getByLabel(m.policy_return_reason()).fill('Målet mangler et tal.');
		await bo.getByRole('button', { name: m.policy_return() }).click();
		await expect(bo.getByText(m.policy_said_back())).toBeVisible();
	});

	await test.step('it is sent again and approved', async () => {
		await jonas.goto(draft);
		await expect(jonas.getByText('Målet mangler et tal.')).toBeVisible();
		await jonas.getByRole('button', { name: m.policy_send() }).click();
		await expect(jonas.getByText(m.policy_waits())).toBeVisible();
		await bo.goto(draft);
		await bo.getByRole('button', { name: m.policy_approve() }).click();
		await expect(bo.getByText(m.policy_said_approved())).toBeVisible();
		await expect(bo.getByRole('row').filter({ hasText: '2099-2102' })).toContainText(title);
		const consultant = await as(await cast.person(`Konsulent ${unique()}`, 'consultant'));
		await consultant.goto('/en/municipality/policy');
		await expect(consultant.getByText('2099-2102').first()).toBeVisible();
		expect((await consultant.goto(draft))?.status()).toBe(404);
	});
});
