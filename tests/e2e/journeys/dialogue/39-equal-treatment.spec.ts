/** Help first; then told without a name on a phone without JavaScript, read by the adviser alone, and answered to whoever has the code. */
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

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** What calls or sends and comes within a finger of the way out, wherever the page is scrolled to. */
const nearLeaving = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const leave = document.querySelector('[data-leave] a')!;
		const bar = leave.parentElement!;
		const near = new Set<string>();
		for (let top = 0; top < document.documentElement.scrollHeight; top += 20) {
			window.scrollTo({ top, behavior: 'instant' });
			const [from, over] = [leave.getBoundingClientRect(), bar.getBoundingClientRect()];
			for (const target of document.querySelectorAll(
				'main a[href^="tel:"], main button:not([name="homepage"])',
			)) {
				const box = target.getBoundingClientRect();
				// What has gone behind the bar is out of sight, and cannot be pressed.
				const seen = over.top <= 1 ? Math.max(box.top, over.bottom) : box.top;
				if (box.height > 0 && seen < box.bottom && seen - from.bottom < 16 && from.top - box.bottom < 16)
					near.add(target.textContent.trim());
			}
		}
		return [...near];
	});

test('help, then told, read and answered; to an administrator it is not there @phone', async ({
	withoutJavaScript,
	visitor,
	open,
	db,
}) => {
	const page = await withoutJavaScript();
	const adviser = await open({ account: demoAccount('consultant') });
	const word = unique();
	const words = `Udlejeren sagde nej, da han hørte mit navn ${word}.`;
	const answer = `Ring til os på mandag ${word}.`;
	let code = '';
	const numbers = async () => (await db.selectFrom('experience').select('id').execute()).map(({ id }) => id);
	const before = await numbers();

	await test.step('who helps, for a ground and a place, with a number to press', async () => {
		await page.goto('/deltag');
		await page.getByRole('link', { name: m.equality_join_title() }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.equality_title());
		await page.getByLabel(m.equality_ground()).selectOption('ethnicity');
		await page.getByLabel(m.equality_setting()).selectOption('housing');
		await press(page, m.equality_help_show());
		await expect(page.getByRole('heading', { name: 'Beboerrådgivningen Trappen' })).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Tilgængelighed Nu' })).toHaveCount(0);
		await expect(
			page.getByRole('link', { name: m.equality_call({ number: '33 00 50 50' }) }),
		).toHaveAttribute('href', 'tel:33005050');
		await fitsNarrowWindow(page);
	});

	await test.step('the way out keeps away from what calls or sends', async () => {
		expect(await nearLeaving(page)).toEqual([]);
	});

	const isAt = (step: number) =>
		expect(page.getByRole('heading', { level: 2 })).toHaveText(m.experience_step_of({ step, steps: 5 }));
	await test.step('told, one question a screen at one address, with a mistake on the way', async () => {
		await page.getByRole('link', { name: m.equality_tell_link(), exact: true }).click();
		expect(await nearLeaving(page)).toEqual([]);
		await press(page, m.experience_begin());
		await isAt(1);
		const answered = page.waitForResponse((response) => response.request().method() === 'POST');
		await press(page, m.experience_on());
		const headers = (await answered).headers();
		expect(headers).toMatchObject({ 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' });
		expect(headers['set-cookie']).toBeUndefined();
		await expect(page.getByRole('alert').first()).toContainText(m.experience_grounds_missing());
		await fitsNarrowWindow(page);
		await page.getByRole('checkbox', { name: m.equality_ground_ethnicity() }).check();
		await press(page, m.experience_on());
		await isAt(2);
		await expect(page.getByRole('button', { name: m.experience_on() })).toBeInViewport({ ratio: 1 });
		expect(await nearLeaving(page)).toEqual([]);
		await page.getByRole('radio', { name: m.equality_setting_housing() }).check();
		await press(page, m.experience_back());
		await expect(page.getByRole('checkbox', { name: m.equality_ground_ethnicity() })).toBeChecked();
		await press(page, m.experience_on());
		await expect(page.getByRole('radio', { name: m.equality_setting_housing() })).toBeChecked();
		await press(page, m.experience_on());
		await isAt(3);
		await page.getByRole('radio', { name: m.equality_moment_this_month() }).check();
		await press(page, m.experience_on());
		await isAt(4);
		await page.getByLabel(m.experience_words()).fill(words);
		expect(await nearLeaving(page)).toEqual([]);
		await press(page, m.experience_on());
		await isAt(5);
		await page.getByRole('radio', { name: m.experience_reply_code() }).check();
		await press(page, m.experience_on());
		await expect(page.getByText(words)).toBeVisible();
		await press(page, m.experience_look_change({ question: m.experience_happened_question() }));
		await page.getByRole('radio', { name: m.equality_moment_this_year() }).check();
		await press(page, m.experience_on());
		await expect(page.getByText(m.equality_moment_this_year())).toBeVisible();
		await fitsNarrowWindow(page);
		expect(await nearLeaving(page)).toEqual([]);
		await press(page, m.experience_send());
		expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/ligebehandling/fortael');
	});

	await test.step('the code is saved before anything else is shown', async () => {
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.experience_code_title());
		code = (await page.locator('.code').innerText()).trim();
		expect(code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
		await press(page, m.experience_code_go_on());
		await expect(page.getByRole('alert').first()).toContainText(m.refused_experience_code_not_saved());
		await expect(page.locator('.code')).toHaveText(code);
		await fitsNarrowWindow(page);
		await page.getByLabel(m.experience_code_last(), { exact: true }).fill(code.slice(-4));
		await press(page, m.experience_code_go_on());
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.experience_told_title());
		expect(new URL(page.url()).search).toBe('');
		expect(await page.context().cookies()).toEqual([]);
	});

	let desk = '';
	await test.step('the adviser reads and answers', async () => {
		await adviser.goto('/kommune/ligebehandling');
		await expectAccessible(adviser);
		// Nothing says which one came last: those that are new are opened one by one.
		for (const id of (await numbers()).filter((one) => !before.includes(one))) {
			desk = `/kommune/ligebehandling/oplevelser/${id}`;
			await adviser.goto(desk);
			if (await adviser.getByText(words).isVisible()) break;
		}
		await expect(adviser.getByText(words)).toBeVisible();
		await adviser.getByLabel(m.experience_answer_words(), { exact: true }).fill(answer);
		await press(adviser, m.experience_answer_send());
		await expect(adviser.getByText(m.equality_done_answered())).toBeVisible();
		await expectAccessible(adviser);
	});

	await test.step('to an administrator it is not there, and the reading is', async () => {
		const administrator = await withoutJavaScript(demoAccount('administrator'));
		const met = await administrator.goto(desk);
		expect(met?.status()).toBe(404);
		await administrator.goto('/kommune/ligebehandling');
		await expect(administrator.getByText(m.experience_list_title())).toHaveCount(0);
		await administrator.getByRole('link', { name: m.equality_readers_link() }).click();
		await expect(administrator.getByText(desk.split('/').at(-1)!).first()).toBeVisible();
		await expect(administrator.getByText(words)).toHaveCount(0);
	});

	await test.step('back with the code: the answer, and less than everything', async () => {
		await page.goto('/ligebehandling');
		await page.getByRole('link', { name: m.equality_answer_link() }).click();
		await page.getByLabel(m.experience_code(), { exact: true }).fill(code);
		await press(page, m.experience_answer_open());
		await expect(page.getByText(answer)).toBeVisible();
		await expect(page.getByText(words)).toHaveCount(0);
		await fitsNarrowWindow(page);
		await press(page, m.experience_take_back_submit());
		await expect(page.getByText(m.experience_taken_back(), { exact: true })).toBeVisible();
		await expect(page.getByText(answer)).toBeVisible();
	});

	await test.step('every state is for everyone', async () => {
		await visitor.goto('/ligebehandling/fortael');
		await press(visitor, m.experience_begin());
		await press(visitor, m.experience_on());
		await expect(visitor.getByRole('alert').first()).toContainText(m.experience_grounds_missing());
		await expectAccessible(visitor);
		await visitor.getByRole('checkbox', { name: m.equality_ground_age() }).check();
		await press(visitor, m.experience_on());
		await visitor.goto('/ligebehandling/fortael');
		await visitor.getByText(m.experience_one_page()).click();
		await press(visitor, m.experience_send());
		await expect(visitor.getByRole('alert').first()).toContainText(m.experience_reply_missing());
		await expectAccessible(visitor);
		await visitor.goto('/ligebehandling/svar');
		await visitor.getByLabel(m.experience_code(), { exact: true }).fill('1234');
		await press(visitor, m.experience_answer_open());
		await expect(visitor.getByRole('alert').first()).toContainText(m.experience_code_wrong());
		await expectAccessible(visitor);
		await visitor.getByLabel(m.experience_code(), { exact: true }).fill(code);
		await press(visitor, m.experience_answer_open());
		await expect(visitor.getByText(answer)).toBeVisible();
		await expectAccessible(visitor);
		await visitor.goto('/ligebehandling/tal');
		await expect(visitor.getByText('<5').first()).toBeVisible();
		await expectAccessible(visitor);
	});
});
