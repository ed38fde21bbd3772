/** Somebody takes the open data away whole, and a table as their own spreadsheet reads it. */
import { m } from '#lib/paraglide/messages.js';
import { enqueue } from '#lib/platform/jobs/jobs.server.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../../support/journey.ts';

test('all lists are had whole, and what is taken down is in them no longer @phone', async ({
	visitor: page,
	cast,
	db,
	request,
}) => {
	const host = await cast.organisation(`Foreningen Åben ${unique()}`);
	const event = await cast.event(host, `Aften ${unique()}`);

	await test.step('the page says what there is', async () => {
		await page.goto('/data');
		await expect(page.getByRole('heading', { name: m.data_package_title(), exact: true })).toBeVisible();
		for (const path of ['/data/events.csv', '/data/datapackage.json', '/data/catalog.jsonld'])
			await expect(page.locator(`main a[href="${path}"]`)).toBeVisible();
		await expect(page.locator('link[type="application/ld+json"]')).toHaveAttribute(
			'href',
			'/data/catalog.jsonld',
		);
		await expectAccessible(page);
		await fitsNarrowWindow(page);
	});

	await test.step('a data portal reads the catalogue', async () => {
		const catalog = await request.get('/data/catalog.jsonld');
		expect(catalog.headers()).toMatchObject({
			'content-type': 'application/ld+json',
			'access-control-allow-origin': '*',
		});
		expect(await catalog.text()).toContain('/en/data/events.csv');
	});

	const listed = async (list: string) => {
		const answer = await request.get(`/data/${list}.csv`);
		return answer.ok() ? answer.text() : '';
	};
	await test.step('the files are those of the description', async () => {
		await db.updateTable('dataPackage').set({ withdrawn: true }).execute();
		await db.transaction().execute((trx) => enqueue(trx, 'explore.write_data_package', {}));
		await expect.poll(() => listed('events'), { timeout: 60_000 }).toContain(event.title);
		await expect
			.poll(async () => (await request.get('/en/data/datapackage.json')).text(), { timeout: 60_000 })
			.toContain('"path": "partners.csv"');
	});

	await test.step('what is taken down is gone at once, and from the next package', async () => {
		await db.updateTable('event').set({ state: 'draft' }).where('slug', '=', event.slug).execute();
		expect(await listed('events')).not.toContain(event.title);
		await expect.poll(() => listed('events'), { timeout: 60_000 }).toContain('startsAt');
		expect(await listed('events')).not.toContain(event.title);
	});
});

test('a table is had as a Danish spreadsheet reads it, and as programs do', async ({
	visitor: page,
	request,
}) => {
	await page.goto('/loefter');
	const danish = page.getByRole('link', { name: m.commitment_csv(), exact: true });
	const english = page.getByRole('link', { name: `${m.commitment_csv()}: ${m.ui_csv_en()}` });
	const first = async (link: typeof danish) =>
		(await (await request.get((await link.getAttribute('href'))!)).text()).split('\r\n')[0];
	expect(await first(danish)).toMatch(/^\uFEFF[^,]*;/);
	expect(await first(english)).toMatch(/^\uFEFF[^;]*,/);
});
