/** What is said of a partner in public is true, and says who knows it. */
import type { Page } from '@playwright/test';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../support/journey.ts';
import { twoSides } from '../../support/cast/two-sides.ts';

test('what its makers alone report is reported done; it is kept when another party confirms it @phone', async ({
	as,
	visitor,
	cast,
	db,
}) => {
	const word = unique();
	const { business, school, commitment } = await twoSides(cast, db, `Lærepladser hos ${word}`);
	const { slug, title } = commitment;

	const places = (status: string): [string, (page: Page) => ReturnType<Page['locator']>][] => [
		[`/commitments/${slug}`, (page) => page.getByRole('region', { name: m.commitment_progress() })],
		[`/partners/${business.slug}`, (page) => page.getByRole('article').filter({ hasText: title })],
		[
			`/commitments?q=${word}&status=${status}`,
			(page) => page.getByRole('article').filter({ hasText: title }),
		],
	];
	async function everywhere(status: string, said: string, notSaid: string) {
		for (const [path, place] of places(status)) {
			// The page as it was may answer once more, while it is rendered anew.
			await expect(async () => {
				await visitor.goto(href(path, 'da'));
				await expect(place(visitor).getByText(said), path).toBeVisible({ timeout: 1000 });
			}).toPass();
			await expect(place(visitor).getByText(notSaid), path).toHaveCount(0);
		}
	}

	await everywhere('reported_done', m.commitment_reported_done(), m.commitment_kept());
	const page = await as(school.owner);
	await page.goto(href(`/workspace/${school.slug}/contributions`, 'da'));
	const asked = m.contribution_confirm_label({ amount: '4', organisation: business.name });
	await page
		.getByRole('form', { name: asked })
		.getByRole('button', { name: m.contribution_confirm() })
		.click();
	await expect(page.getByText(m.contribution_said_confirmed())).toBeVisible();
	await everywhere('kept', m.commitment_kept_other_party(), m.commitment_reported_done());
	await expectAccessible(visitor);
	await fitsNarrowWindow(visitor);
});

test('a partner that signed today is new, to everybody @phone', async ({ visitor, municipality, cast }) => {
	const partner = await cast.organisation(`Nybegynderne ${unique()}`);
	await visitor.goto(href(`/partners/${partner.slug}`, 'da'));
	const standing = visitor.getByRole('region', { name: m.standing_heading() });
	await expect(standing.getByText(m.standing_new())).toBeVisible();
	await expect(visitor.getByText(m.standing_on_time())).toHaveCount(0);
	const badge = await visitor.request.get(href(`/partners/${partner.slug}/badge.svg`, 'da'));
	expect(await badge.text()).toContain(m.impact_badge_standing_none());
	await visitor.goto(`${href('/partners', 'da')}?q=${encodeURIComponent(partner.name)}`);
	await expect(visitor.getByRole('link', { name: partner.name }).first()).toBeVisible();
	await expect(visitor.getByText(m.standing_on_time(), { exact: true })).toHaveCount(0);
	await municipality.goto(`${href('/municipality/reporting', 'da')}?q=${encodeURIComponent(partner.name)}`);
	const row = municipality.getByRole('row').filter({ hasText: partner.name });
	await expect(row.getByText(m.reporting_city_new())).toBeVisible();
	await expectAccessible(municipality);
});
