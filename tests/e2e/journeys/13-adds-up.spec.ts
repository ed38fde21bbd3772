import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unfold, unique } from '../../support/journey.ts';

test('from the city down to one promise, with the figures behind every picture', async ({
	visitor: page,
}) => {
	await page.goto('/resultater');
	await page
		.getByRole('link', { name: /^Mål 2/ })
		.first()
		.click();
	await expect(page).toHaveURL('/resultater/maal/2');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Mål 2');
	await expect(page.getByText('De viser ikke, at et løfte har flyttet et mål.')).toBeVisible();

	await page.goto('/resultater/indsatser/1');
	await expect(
		page.getByRole('navigation', { name: 'Målene i indsatsen' }).getByRole('link').first(),
	).toBeVisible();
	await expect(page.getByRole('img', { name: /pr. halvår/ }).first()).toBeVisible();
	await unfold(page, 'Vis tallene som tabel');
	await expect(page.getByRole('columnheader', { name: 'Bekræftet af kommunen' }).first()).toBeVisible();
	await expectAccessible(page);
	await fitsNarrowWindow(page);

	await page.goto('/resultater/bydele/noerrebro');
	await expect(page.getByRole('heading', { level: 1, name: 'Resultater i Nørrebro' })).toBeVisible();
	await page.getByRole('link', { name: 'Valby', exact: true }).click();
	await expect(page).toHaveURL('/resultater/bydele/valby');
	await page.goto('/en/results/goals/1');
	await expect(page.getByText('The figures show what partners have done.')).toBeVisible();
	await expectAccessible(page);
});

test('a silent partner is left out, said to be, and back after one report', async ({
	visitor: page,
	db,
	cast,
}) => {
	const club = await cast.organisation(`Stilleklubben ${unique()}`);
	const commitment = await cast.commitment(club, `Stille timer ${unique()}`, {
		type: 'homework-help',
		target: 40,
	});
	await db
		.updateTable('commitment')
		.set({ districts: [6], dueOn: `${new Date().getFullYear() + 1}-12-31` })
		.where('slug', '=', commitment.slug)
		.execute();
	await db
		.insertInto('reportingRecord')
		.values({ organisationId: club.id, coveredUntil: '2024-01-01' })
		.onConflict((conflict) => conflict.column('organisationId').doUpdateSet({ coveredUntil: '2024-01-01' }))
		.execute();

	await page.goto('/resultater/bydele/vanloese');
	await expect(page.getByText(/løfter? fra .* er ikke talt med/)).toBeVisible();
	await expectAccessible(page);
	await page.goto(`/partnere/${club.slug}`);
	await expect(page.getByText(/ikke talt med i byens tal/)).toBeVisible();
	await expectAccessible(page);
	await page.goto(`/partnere?q=${encodeURIComponent(club.name)}`);
	await expectAccessible(page);

	const badge = await page.request.get(`/partnere/${club.slug}/badge.svg`);
	expect(await badge.text()).toContain('Inaktiv: to rapporter mangler');
	await db
		.updateTable('reportingRecord')
		.set({ coveredUntil: latestWindow(new Date().toISOString().slice(0, 10)).halfYear })
		.where('organisationId', '=', club.id)
		.execute();
	await page.goto(`/partnere/${club.slug}`);
	await expect(page.getByText(/ikke talt med i byens tal/)).toHaveCount(0);
});

test("a partner's year: read, printed, fetched as PDF", async ({ visitor: page, member }) => {
	await member.goto('/min-organisation');
	const slug = new URL(member.url()).pathname.split('/')[2]!;
	await page.goto(`/partnere/${slug}`);
	await page
		.getByRole('link', { name: /^Bidragsrapport 20/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/Nordlys El.*: Bidragsrapport 20/);
	const link = await page.getByRole('link', { name: 'Hent som PDF' }).getAttribute('href');
	const file = await page.request.get(link ?? '');
	expect(file.headers()).toMatchObject({
		'content-type': 'application/pdf',
		'content-disposition': expect.stringMatching(
			/^inline; filename="bidragsrapport-20\d\d-[a-z0-9-]+\.pdf"$/,
		),
	});
	expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
	// Another journey may report of the same partner in between.
	await expect(async () => {
		const { etag = '' } = (await page.request.get(link ?? '')).headers();
		const again = await page.request.get(link ?? '', { headers: { 'if-none-match': etag } });
		expect(again.status()).toBe(304);
	}).toPass();
	const year = new Date().getFullYear();
	expect((await page.request.get(`/en/partners/${slug}/report/${year}.pdf`)).status()).toBe(200);
	expect((await page.request.get(`/partnere/${slug}/rapport/1999`)).status()).toBe(404);
});

test('a badge that other sites may show', async ({ member, visitor, browser }) => {
	await member.goto('/min-organisation');
	await member.goto(`${new URL(member.url()).pathname}/indstillinger`);
	const code = await member.getByLabel('Koden til jeres hjemmeside').inputValue();
	await expect(member.getByRole('img', { name: /Bland dig i byen: Nordlys El/ })).toBeVisible();

	const [, address = ''] = /src="([^"]+)"/.exec(code) ?? [];
	// Another site's readers are not signed in here.
	const { request } = visitor;
	const answer = await request.get(address);
	expect(answer.headers()).toMatchObject({
		'content-type': 'image/svg+xml; charset=utf-8',
		'cross-origin-resource-policy': 'cross-origin',
		'access-control-allow-origin': '*',
		'cache-control': 'public, max-age=300, must-revalidate',
	});
	// Other journeys report meanwhile, and the badge counts it.
	const unchanged = async () => {
		const { etag = '' } = (await request.get(address)).headers();
		return (await request.get(address, { headers: { 'if-none-match': etag } })).status();
	};
	await expect.poll(unchanged).toBe(304);

	const paper = createServer((_request, response) => {
		response.setHeader('content-type', 'text/html');
		response.end(`<!doctype html><title>Avis</title>${code}`);
	}).listen(0, '127.0.0.1');
	await once(paper, 'listening');
	const elsewhere = await (await browser.newContext()).newPage();
	await elsewhere.goto(`http://127.0.0.1:${(paper.address() as AddressInfo).port}/`);
	await expect
		.poll(() => elsewhere.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth))
		.toBe(340);
	await elsewhere.context().close();
	paper.close();
});
