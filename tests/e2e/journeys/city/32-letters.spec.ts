/** A consultant writes to a selection: sees who gets it, sends, and whoever says no in the mail is left out of the next. */
import type { Page } from '@playwright/test';
import { m } from '#lib/paraglide/messages.js';
import { answers } from '../../../support/cast/letters.ts';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	noSidewaysScroll,
	test,
	unique,
} from '../../../support/journey.ts';
import { ask, fresh } from '../../../support/raw-request.ts';

async function write(page: Page, word: string, subject: string): Promise<void> {
	await page.goto(`/kommune/partnere?q=${word}`);
	await page.getByRole('link', { name: m.letter_write_to({ count: 2 }) }).click();
	await expect(page.getByText(m.letter_new_chosen({ count: 2 }))).toBeVisible();
	await page.getByRole('radio', { name: m.consent_list_news() }).check();
	await page.getByLabel(m.letter_subject(), { exact: true }).fill(subject);
	await page.getByLabel(m.letter_words(), { exact: true }).fill('Søg senest 1. marts.\n\nDer er 200.000 kr.');
	await page.getByRole('button', { name: m.letter_to_preview() }).click();
	await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible();
}

test('filter, write, look, send; the mail comes, a no is said by it, and the next leaves them out', async ({
	as,
	visitor,
	cast,
	db,
	mailbox,
}) => {
	const word = `Bødker${unique()}`;
	const yes = await cast.organisation(`${word} Ja`, { kind: 'business' });
	await cast.organisation(`${word} Stille`, { kind: 'business' });
	const reader = await db
		.selectFrom('person')
		.select(['id', 'email'])
		.where('email', '=', yes.owner.email)
		.executeTakeFirstOrThrow();
	await answers(db, reader, 'news');
	const karen = await cast.person(`Karen ${unique()}`, 'consultant');
	const page = await as(karen);
	const subject = `Ny pulje ${unique()}`;

	await test.step('what is missing is said, and what was typed is kept', async () => {
		await page.goto(`/kommune/breve/opret?q=${word}`);
		await page.getByLabel(m.letter_words(), { exact: true }).fill('Kære alle');
		await page.getByRole('button', { name: m.letter_to_preview() }).click();
		await expect(page.getByText(m.letter_kind_missing()).first()).toBeVisible();
		await expect(page.getByLabel(m.letter_words(), { exact: true })).toHaveValue('Kære alle');
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	});

	await test.step('the page says how many get it, and who does not and why', async () => {
		await write(page, word, subject);
		await expect(page.getByRole('heading', { name: m.letter_will_get({ count: 1 }) })).toBeVisible();
		await expect(page.getByText(m.letter_left_out({ count: 1 }), { exact: false })).toBeVisible();
		const row = page.getByRole('row').filter({ hasText: `${word} Stille` });
		await expect(row).toContainText(m.letter_outcome_no_consent());
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await noSidewaysScroll(page);
		expect(await db.selectFrom('mail').select('id').where('subject', '=', subject).execute()).toEqual([]);
	});

	await test.step('it is sent, comes, and stands in the partner’s file', async () => {
		await page.getByRole('button', { name: m.letter_send({ count: 1 }) }).click();
		await expect(page.getByText(m.letter_sent())).toBeVisible();
		const mail = await mailbox.latest(yes.owner.email, subject);
		expect(mail.text).toContain('Der er 200.000 kr.');
		await page.reload();
		await expect(page.getByRole('heading', { name: m.letter_got({ count: 1 }) })).toBeVisible();
		await expect(page.getByRole('button', { name: m.letter_discard() })).toHaveCount(0);
		await expectAccessible(page);
		await page.goto(`/kommune/partnere/${yes.slug}`);
		await expect(page.getByRole('link', { name: subject })).toBeVisible();
	});

	await test.step('the mail leads to a page with a no to one list or to all', async () => {
		await visitor.goto(await mailbox.link(yes.owner.email, subject, /besked-om-nyt/));
		const lists = visitor.getByRole('region', { name: m.consent_title() });
		await expect(lists.getByText(m.consent_list_news_text())).toBeVisible();
		await expectAccessible(visitor);
		await fitsNarrowWindow(visitor);
		await lists
			.getByRole('listitem')
			.filter({ hasText: m.consent_list_news() })
			.getByRole('button', { name: m.consent_no() })
			.click();
		await expect(visitor.getByText(m.consent_answered())).toBeVisible();
		await expect(lists.getByRole('button', { name: m.consent_no_all() })).toHaveCount(0);
		await expectAccessible(visitor);
	});

	await test.step('the next letter leaves them out and says so', async () => {
		await write(page, word, `Endnu en ${unique()}`);
		await expect(page.getByRole('heading', { name: m.letter_will_get({ count: 0 }) })).toBeVisible();
		await page.getByRole('button', { name: m.letter_send({ count: 0 }) }).click();
		await expect(page.getByText(m.refused_letter_nobody())).toBeVisible();
		await expectAccessible(page);
	});
});

test('one press in the mail program ends the list it came from and no other; the account leads to the page', async ({
	withoutJavaScript,
	cast,
	db,
	mailbox,
}) => {
	const word = `Drejer${unique()}`;
	const one = await cast.organisation(`${word} A`, { kind: 'business' });
	const two = await cast.organisation(`${word} B`, { kind: 'business' });
	for (const { owner } of [one, two]) {
		const reader = await db
			.selectFrom('person')
			.select(['id', 'email'])
			.where('email', '=', owner.email)
			.executeTakeFirstOrThrow();
		await answers(db, reader, 'news');
		await answers(db, reader, 'invitations');
	}
	const page = await withoutJavaScript(await cast.person(`Karen ${unique()}`, 'consultant'));
	const subject = `Ny pulje ${unique()}`;
	await write(page, word, subject);
	await page.getByRole('button', { name: m.letter_send({ count: 2 }) }).click();
	await mailbox.latest(one.owner.email, subject);
	const { unsubscribe } = await db
		.selectFrom('mail')
		.select('unsubscribe')
		.where('toAddress', '=', one.owner.email)
		.where('subject', '=', subject)
		.executeTakeFirstOrThrow();
	const { pathname, search } = new URL(unsubscribe ?? '');
	const { status } = await ask({
		path: pathname + search,
		method: 'POST',
		body: 'List-Unsubscribe=One-Click',
		headers: {
			...fresh(),
			'content-type': 'application/x-www-form-urlencoded',
			origin: 'https://mail.example',
		},
	});
	expect(status).toBe(200);

	const own = await withoutJavaScript(one.owner);
	await own.goto('/konto');
	await own.getByRole('button', { name: m.account_own_mailings_submit() }).click();
	const item = (list: string) => own.getByRole('listitem').filter({ hasText: list });
	await expect(item(m.consent_list_news()).getByRole('button', { name: m.consent_yes() })).toBeVisible();
	await expect(
		item(m.consent_list_invitations()).getByRole('button', { name: m.consent_no() }),
	).toBeVisible();
	await own.getByRole('button', { name: m.consent_no_all() }).click();
	await expect(own.getByText(m.consent_refused_all())).toBeVisible();
	await expect(
		item(m.consent_list_invitations()).getByRole('button', { name: m.consent_yes() }),
	).toBeVisible();
});
