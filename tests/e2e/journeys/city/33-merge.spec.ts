/** A consultant finds a partner twice, sees what goes over, merges them, and the old address leads to the new. */
import { m } from '#lib/paraglide/messages.js';
import {
	expect,
	expectAccessible,
	fitsNarrowWindow,
	noSidewaysScroll,
	test,
	unique,
} from '../../../support/journey.ts';

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
