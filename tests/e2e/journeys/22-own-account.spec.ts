/** One's own account is in the menu, and can be left behind: so can what was registered by mistake. */
import type { Page } from '@playwright/test';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	demoAccount,
	expect,
	expectAccessible,
	fitsNarrowWindow,
	password,
	test,
	unfold,
	unique,
} from '../../support/journey.ts';

/** A link of the menu that says who is logged in: the phone has one menu for all. */
async function choose(page: Page, name: string) {
	const banner = page.getByRole('banner');
	await banner.locator('summary:visible').last().click();
	await banner.getByRole('link', { name, exact: true }).click();
}

async function eraseAccount(page: Page) {
	await choose(page, m.nav_account());
	await page.getByRole('link', { name: m.account_own_erase_link() }).click();
	await expect(page.getByRole('heading', { level: 1, name: m.account_erase_title() })).toBeVisible();
}

test('whoever has an organisation finds their own account in the menu @phone', async ({ as, cast }) => {
	const organisation = await cast.organisation(`Naboerne ${unique()}`);
	const page = await as(organisation.owner);
	await page.goto(href(`/workspace/${organisation.slug}`, 'da'));
	await choose(page, m.nav_account());
	await expect(page).toHaveURL(href('/account', 'da'));
	await expect(page.getByLabel(m.account_password_current())).toBeVisible();
	await expect(page.getByRole('group', { name: m.account_own_language() })).toBeVisible();
	for (const name of [m.account_own_data_submit(), m.account_own_erase_link(), m.nav_register_organisation()])
		await expect(page.getByRole('main').getByRole('link', { name })).toBeVisible();
	await expectAccessible(page);
	await fitsNarrowWindow(page);
});

test('the municipality’s people find theirs, and their administrator who has access @phone', async ({
	as,
	municipality,
}) => {
	await municipality.goto(href('/municipality', 'da'));
	await choose(municipality, m.nav_account());
	await expect(municipality).toHaveURL(href('/account', 'da'));
	await expect(municipality.getByRole('link', { name: m.nav_municipality_accounts() })).toHaveCount(0);

	const page = await as(demoAccount('administrator'));
	await page.goto(href('/municipality', 'da'));
	await choose(page, m.nav_municipality_accounts());
	await expect(page.getByRole('heading', { level: 1, name: m.account_colleagues_title() })).toBeVisible();
	await fitsNarrowWindow(page);
	await choose(page, m.nav_account());
	await expect(page).toHaveURL(href('/account', 'da'));
});

test('what was registered by mistake is given up, and then the account @phone', async ({ as, cast }) => {
	const mistake = await cast.organisation(`Ved en fejl ${unique()}`, {
		state: 'email_confirmed',
		signed: false,
	});
	const page = await as(mistake.owner);
	const desk = href(`/workspace/${mistake.slug}`, 'da');
	await page.goto(desk);
	await page.getByRole('main').getByRole('link', { name: m.workspace_step_apply_do() }).click();
	await page.getByRole('link', { name: m.org_give_up_link() }).click();
	await page.getByRole('button', { name: m.org_give_up_link() }).click();
	await expect(page.getByRole('alert')).toContainText(m.org_give_up_sure_missing());
	await expectAccessible(page);
	await fitsNarrowWindow(page);
	await page.getByLabel(m.org_give_up_sure()).check();
	await page.getByRole('button', { name: m.org_give_up_link() }).click();
	await expect(page.getByText(m.org_give_up_done())).toBeVisible();
	expect((await page.request.get(desk)).status()).toBe(404);

	await eraseAccount(page);
	await page.getByLabel(m.account_password_current()).fill(password);
	await page.getByRole('button', { name: m.account_erase_submit() }).click();
	await expect(page.getByRole('alert')).toContainText(m.account_erase_sure_missing());
	await expectAccessible(page);
	await page.getByLabel(m.account_password_current()).fill(password);
	await page.getByLabel(m.account_erase_sure()).check();
	await page.getByRole('button', { name: m.account_erase_submit() }).click();
	await expect(page.getByText(m.account_erase_done())).toBeVisible();
});

test('the only owner may go, by leaving or by erasing her account, and the municipality hears of it @phone', async ({
	as,
	cast,
	municipality,
}) => {
	const left = await cast.organisation(`Forladt ${unique()}`);
	const page = await as(left.owner);
	await page.goto(href(`/workspace/${left.slug}/people`, 'da'));
	await unfold(page, m.account_people_change());
	await expect(page.getByText(m.account_people_leave_alone({ organisation: left.name }))).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel(m.account_people_leave_alone_sure()).check();
	await page.getByRole('button', { name: m.account_people_leave() }).click();
	await expect(page).not.toHaveURL(/personer/);

	const erased = await cast.organisation(`Uden ejer ${unique()}`);
	const other = await as(erased.owner);
	await other.goto(href(`/workspace/${erased.slug}`, 'da'));
	await eraseAccount(other);
	await expect(other.getByText(m.account_erase_fate_ownerless({ organisation: erased.name }))).toBeVisible();
	await expectAccessible(other);
	await other.getByLabel(m.account_password_current()).fill(password);
	await other.getByLabel(m.account_erase_sure()).check();
	await other.getByRole('button', { name: m.account_erase_submit() }).click();
	await expect(other.getByText(m.account_erase_done())).toBeVisible();

	await municipality.goto(`${href('/municipality/approvals', 'da')}?state=ownerless`);
	for (const { name } of [left, erased]) await expect(municipality.getByRole('link', { name })).toBeVisible();
});
