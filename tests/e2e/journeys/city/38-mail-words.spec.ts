/** An administrator writes the words of a mail; the next one says them, and one press takes them back to the site's. */
import { languageName } from '#lib/i18n/languages.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Page } from '@playwright/test';
import {
	demoAccount,
	expect,
	expectAccessible,
	fitsNarrowWindow,
	noSidewaysScroll,
	test,
	unique,
} from '../../../support/journey.ts';

const wide = { width: 1360, height: 1000 };
const fieldOf = (page: Page, text: string, locale: 'da' | 'en') =>
	page.getByLabel(`${text}, ${languageName(locale, 'da')}`);

async function looks(page: Page): Promise<void> {
	await expectAccessible(page);
	await fitsNarrowWindow(page);
	await noSidewaysScroll(page);
	await page.setViewportSize(wide);
}

test('an administrator changes what a mail says, and back', async ({
	as,
	cast,
	mailbox,
	municipality,
	withoutJavaScript,
}) => {
	const anna = await as(demoAccount('administrator'));
	const mark = unique();
	const kind = m.mail_kind_partner_given_up();

	await test.step('only an administrator finds the way', async () => {
		await municipality.goto('/kommune/mails');
		await expect(municipality.getByRole('heading', { name: m.mail_words_title() })).toHaveCount(0);
		await anna.goto('/kommune/mails');
		await expect(anna.getByRole('heading', { level: 1, name: m.mail_words_title() })).toBeVisible();
		await looks(anna);
		await anna.getByRole('link', { name: kind, exact: true }).click();
		await expect(anna.getByRole('heading', { level: 1, name: kind })).toBeVisible();
		await looks(anna);
	});

	await test.step('words that lack a fact are turned away, and stay in the field', async () => {
		const subject = fieldOf(anna, m.mail_words_subject(), 'da');
		await subject.fill(`Farvel for nu ${mark}`);
		await anna.getByRole('button', { name: m.mail_words_save() }).click();
		await expect(anna.getByText(m.mail_words_lacks({ name: '{name}' })).first()).toBeVisible();
		await expect(subject).toHaveValue(`Farvel for nu ${mark}`);
		await expectAccessible(anna);
		await subject.fill(`Farvel for nu, {name} ${mark}`);
		await anna.getByRole('button', { name: m.mail_words_save() }).click();
		await expect(anna.getByText(m.mail_words_said_saved())).toBeVisible();
		await expect(anna.getByText(`Farvel for nu, Nørrebro Boldklub ${mark}`)).toBeVisible();
		await looks(anna);
	});

	await test.step('the next mail says them', async () => {
		const mistake = await cast.organisation(`Ved en fejl ${mark}`, {
			state: 'email_confirmed',
			signed: false,
		});
		const noor = await as(mistake.owner);
		await noor.goto(href(`/workspace/${mistake.slug}/application/give-up`, 'da'));
		await noor.getByLabel(m.org_give_up_sure()).check();
		await noor.getByRole('button', { name: m.org_give_up_link() }).click();
		await expect(noor.getByText(m.org_give_up_done())).toBeVisible();
		const { subject } = await mailbox.latest(mistake.owner.email, mark);
		expect(subject).toBe(`Farvel for nu, ${mistake.name} ${mark}`);
	});

	await test.step('without a script too, and one press takes them back', async () => {
		const plain = await withoutJavaScript(demoAccount('administrator'));
		await plain.goto('/kommune/mails');
		await plain.getByRole('link', { name: kind, exact: true }).click();
		await fieldOf(plain, m.mail_words_subject(), 'en').fill(`Goodbye for now, {name} ${mark}`);
		await plain.getByRole('button', { name: m.mail_words_save() }).click();
		await expect(plain.getByText(`Goodbye for now, Nørrebro Boldklub ${mark}`)).toBeVisible();
		await plain.getByRole('button', { name: m.mail_words_restore() }).click();
		await expect(plain.getByText(m.mail_words_said_restored())).toBeVisible();
		await expect(fieldOf(plain, m.mail_words_subject(), 'da')).toHaveValue(
			'Ansøgningen for {name} er opgivet',
		);
		await expect(plain.getByText(mark)).toHaveCount(0);
	});
});
