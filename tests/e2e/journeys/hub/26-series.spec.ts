/**
 * An event is repeated, published, and put right for one date, for all and for the later ones, in Danish and in English; a
 * citizen finds the others.
 */
import type { Page } from '@playwright/test';
import type { Locale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	test,
	unfold,
	unique,
} from '../../../support/journey.ts';

/** What an organiser does at the desk of a series, in the language that they read. */
function deskOf(page: Page, locale: Locale) {
	const said = { locale };
	/** The dates' desk pages, in order. */
	const dates = page.locator(`main section a[href*="/${locale === 'da' ? 'begivenheder' : 'events'}/"]`);

	/** Changes the `nth` date, for it or for more. */
	async function changes(
		series: string,
		nth: number,
		scope: string,
		title: string,
		says: string = m.event_done_saved({}, said),
	): Promise<void> {
		await page.goto(series);
		const address = await dates.nth(nth).getAttribute('href');
		await page.goto(`${address}/${locale === 'da' ? 'rediger' : 'edit'}`);
		await expect(page.locator('html')).toHaveAttribute('lang', locale);
		await page.getByLabel(m.event_title({}, said), { exact: true }).fill(title);
		await page.getByRole('radio', { name: scope }).check();
		await page
			.getByRole('button', { name: m.event_save_public({}, said) })
			.last()
			.click();
		await expect(page.getByRole('status').filter({ hasText: says })).toBeVisible();
		await page.goto(series);
	}
	return { dates, changes };
}

test('an event is repeated, and its dates are changed alone, all together, and from one on @phone', async ({
	as,
	visitor,
	cast,
}) => {
	const host = await cast.organisation(`Cykelværkstedet ${unique()}`);
	const event = await cast.event(host, `Lap din cykel ${unique()}`, { inDays: 9 });
	const page = await as(host.owner);
	const events = `/min-organisation/${host.slug}/begivenheder`;
	const { dates, changes } = deskOf(page, 'da');
	let series = '';

	await test.step('the dates are seen before they are made', async () => {
		await page.goto(`${events}/${event.slug}`);
		await page.getByRole('link', { name: m.series_repeat_title() }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.series_repeat_title());
		const preview = page.getByRole('region', { name: m.series_preview() });
		await expect(preview.getByRole('listitem')).toHaveCount(12);
		await page.getByRole('radio', { name: m.series_ends_after() }).check();
		await page.getByRole('textbox', { name: m.series_count(), exact: true }).fill('4');
		await page.getByRole('button', { name: m.series_show_dates() }).click();
		await expect(preview.getByRole('listitem')).toHaveCount(4);
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('button', { name: m.series_repeat(), exact: true }).click();
		await expect(page.getByText(m.series_done_repeated())).toBeVisible();
		series = new URL(page.url()).pathname;
	});

	await test.step('all are published', async () => {
		// A job makes the dates.
		await expect(async () => {
			await page.goto(series);
			await expect(dates).toHaveCount(4, { timeout: 1000 });
		}).toPass();
		await expectAccessible(page);
		await fitsNarrowWindow(page);
		await page.getByRole('button', { name: m.series_publish_rest() }).click();
		await expect(page.getByText(m.series_done_published())).toBeVisible();
	});

	await test.step('one is changed for itself, and keeps it when all are', async () => {
		const [one, all] = [`Lap for sig ${unique()}`, `Lap igen ${unique()}`];
		await changes(series, 1, m.series_scope_one(), one);
		await expect(dates).toHaveText([event.title, one, event.title, event.title]);
		await changes(series, 0, m.series_scope_all(), all);
		await expect(dates).toHaveText([all, one, all, all]);
	});

	await test.step('a citizen goes from one date to another', async () => {
		await visitor.goto(`/begivenheder/${event.slug}`);
		const others = visitor.getByRole('region', { name: m.series_other_dates() });
		await expect(others.getByRole('link')).toHaveCount(3);
		await expectAccessible(visitor);
		await others.getByRole('link').first().click();
		await expect(visitor.getByRole('heading', { level: 1 })).toContainText('Lap for sig');
	});

	await test.step('the later ones become a series of their own', async () => {
		const later = `Lap senere ${unique()}`;
		await changes(series, 2, m.series_scope_later(), later, 'Gentagelsen er nu delt i to');
		await expect(dates).toHaveCount(2);
		await page.goto(events);
		await page.getByRole('link', { name: later }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(later);
		await expect(dates).toHaveText([later, later]);
	});

	await test.step('ended, with a reason', async () => {
		await page.goto(series);
		await unfold(page, m.series_end_title());
		await page.getByLabel(m.series_end_reason()).fill('Værkstedet flytter.');
		await page.getByRole('button', { name: m.series_end() }).click();
		await expect(page.getByText(m.series_done_ended())).toBeVisible();
		await visitor.goto(`/begivenheder/${event.slug}`);
		await expect(visitor.getByText('Værkstedet flytter.')).toBeVisible();
	});
});

test('who works in English divides a series in English', async ({ as, visitor, cast }) => {
	const en = { locale: 'en' } as const;
	const host = await cast.organisation(`Repair café ${unique()}`);
	const event = await cast.event(host, `Mend your bike ${unique()}`, { inDays: 9, contentLocale: 'en' });
	const later = `Mend it later ${unique()}`;
	const page = await as(host.owner);
	const events = href(`/workspace/${host.slug}/events`, 'en');
	const { dates, changes } = deskOf(page, 'en');

	await page.goto(`${events}/${event.slug}/repeat`);
	await page.getByRole('radio', { name: m.series_ends_after({}, en) }).check();
	await page.getByRole('textbox', { name: m.series_count({}, en), exact: true }).fill('4');
	await page.getByRole('button', { name: m.series_repeat({}, en), exact: true }).click();
	await expect(page.getByText(m.series_done_repeated({}, en))).toBeVisible();
	const series = new URL(page.url()).pathname;
	// A job makes the dates.
	await expect(async () => {
		await page.goto(series);
		await expect(dates).toHaveCount(4, { timeout: 1000 });
	}).toPass();
	await page.getByRole('button', { name: m.series_publish_rest({}, en) }).click();
	await expect(page.getByText(m.series_done_published({}, en))).toBeVisible();

	await changes(series, 2, m.series_scope_later({}, en), later, 'The series is two now');
	await expect(dates).toHaveText([event.title, event.title]);
	await expectAccessible(page);
	await page.goto(events);
	await page.getByRole('link', { name: later }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(later);
	await expect(dates).toHaveText([later, later]);

	await visitor.goto(href(`/events/${event.slug}`, 'en'));
	const others = visitor.getByRole('region', { name: m.series_other_dates({}, en) });
	await expect(others.getByRole('link')).toHaveCount(1);
});
