/**
 * A consultant finds a partner twice, sees what goes over, merges them, and the old address leads to the new. What may stand
 * twice is also found for them; of two that are not the same somebody says so.
 */
import { findDoubles } from '#lib/organisations/doubles/doubles.server.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	noSidewaysScroll,
	test,
	unique,
} from '../../../support/journey.ts';
import { makeSite } from '../../../support/cast/people.ts';

test('one partner that stood twice', async ({ as, visitor, cast }) => {
	const word = `Sejlmageren${unique()}`;
	const kept = await cast.organisation(`${word} ApS`, { kind: 'business' });
	const old = await cast.organisation(`${word}`, { kind: 'business' });
	await cast.commitment(old, `Tre lærlinge ${word}`, { type: 'apprenticeships', target: 3 });
	const page = await as(await cast.person(`Karen ${unique()}`, 'consultant'));

	await page.goto(`/kommune/partnere/${old.slug}`);
	await page.getByRole('link', { name: m.partner_merge_title() }).click();
	await expect(page.getByRole('heading', { level: 1, name: m.partner_merge_title() })).toBeVisible();
	await page.getByLabel(m.partner_merge_find()).fill(word);
	await page.getByRole('button', { name: m.municipality_show() }).click();
	await expectAccessible(page);
	await page
		.getByRole('link', { name: `${word} ApS` })
		.last()
		.click();
	const promises = page.getByRole('row').filter({ hasText: m.partner_merge_promises() });
	await expect(promises).toContainText('1');
	await expectAccessible(page);
	await fitsNarrowWindow(page);
	await noSidewaysScroll(page);
	const submit = page.getByRole('button', { name: m.partner_merge_do({ from: old.name, into: kept.name }) });
	await submit.click();
	await expect(page.getByText(m.field_reason_missing()).first()).toBeVisible();
	await page.getByLabel(m.partner_merge_reason()).fill('Samme CVR og samme leder.');
	await submit.click();
	await expect(page.getByText(m.partner_merge_done())).toBeVisible();
	await expect(page.getByRole('heading', { level: 1, name: kept.name })).toBeVisible();
	await expect(page.getByRole('link', { name: `Tre lærlinge ${word}` }).first()).toBeVisible();
	await expectAccessible(page);

	await visitor.goto(`/partnere/${old.slug}`);
	await expect(visitor.getByRole('heading', { level: 1, name: kept.name })).toBeVisible();
	expect(new URL(visitor.url()).pathname).toBe(`/partnere/${kept.slug}`);
});

test('two that look alike, and two that are not the same', async ({ as, cast, db }) => {
	const [twice, namesakes] = [`Rebslageren${unique()}`, `Kredsen${unique()}`];
	const kept = await cast.organisation(`${twice} ApS`, { kind: 'business' });
	const old = await cast.organisation(twice, { kind: 'business' });
	await cast.organisation(namesakes, { kind: 'association' });
	await cast.organisation(`Foreningen ${namesakes}`, { kind: 'association' });
	const inOneDistrict = { address: 'Kapelvej 16', lat: 55.69, lng: 12.55, districtNr: 3 } as const;
	const made = await db
		.selectFrom('organisation')
		.select('id')
		.where((eb) => eb.or([eb('name', 'like', `%${twice}%`), eb('name', 'like', `%${namesakes}%`)]))
		.execute();
	for (const { id } of made) await makeSite(db, id, inOneDistrict);
	await findDoubles.handle(db, {});
	const page = await as(await cast.person(`Karen ${unique()}`, 'consultant'));

	await page.goto('/kommune/arbejdsliste?kind=double');
	await page.getByRole('link', { name: `${twice} ApS · ${twice}` }).click();
	await expect(page.getByRole('heading', { level: 1, name: m.doubles_title() })).toBeVisible();
	const alike = (name: string) =>
		page.getByRole('listitem').filter({ hasText: name }).filter({ hasText: m.doubles_same_name() });
	await expect(alike(twice)).toContainText(m.doubles_same_district());
	await expectAccessible(page);
	await fitsNarrowWindow(page);
	await noSidewaysScroll(page);

	await alike(namesakes).getByRole('button', { name: m.doubles_different() }).click();
	await expect(page.getByText(m.doubles_said_different())).toBeVisible();
	await expect(alike(namesakes)).toHaveCount(0);
	const said = page.getByRole('listitem').filter({ hasText: namesakes });
	await said.getByRole('button', { name: m.duplicates_look_again() }).click();
	await expect(page.getByText(m.doubles_looked_at_again())).toBeVisible();
	await expect(alike(namesakes)).toHaveCount(1);

	await alike(twice)
		.getByRole('link', { name: m.doubles_merge({ from: old.name, into: kept.name }) })
		.click();
	await page.getByLabel(m.partner_merge_reason()).fill('Samme leder.');
	await page.getByRole('button', { name: m.partner_merge_do({ from: old.name, into: kept.name }) }).click();
	await expect(page.getByText(m.partner_merge_done())).toBeVisible();
	await page.goto('/kommune/dubletter/partnere');
	await expect(alike(namesakes)).toHaveCount(1);
	await expect(alike(twice)).toHaveCount(0);
});
