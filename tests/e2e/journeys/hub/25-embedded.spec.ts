/**
 * A school shows what is on upon its own site, of another origin: by the element and by the frame, in both languages; and
 * somebody subscribes to a calendar.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIRequestContext, APIResponse, Page } from '@playwright/test';
import { elementName } from '#lib/explore/embeds/embed.ts';
import { href } from '#lib/i18n/urls.ts';
import { locales, type Locale } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { makeEvent } from '../../../support/cast/events.ts';
import { expect, expectAccessible, test, unique } from '../../../support/journey.ts';

/** A page of another origin with this in it, under a policy such as careful sites have. */
async function foreignSite(body: string, lang: string, from: string) {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.setHeader(
			'content-security-policy',
			`default-src 'none'; script-src ${from}; connect-src ${from}; img-src ${from}; frame-src ${from}; style-src 'none'`,
		);
		response.end(
			`<!doctype html><html lang="${lang}"><title>Skolen</title><main><h1>Skolen</h1>${body}</main></html>`,
		);
	});
	await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
	return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

/** Follows what a page tells machines that it can be had as, and finds it to be what it is said to be. */
async function follow(page: Page, type: string, request: APIRequestContext): Promise<APIResponse> {
	const link = page.locator(`link[rel=alternate][type="${type}"]`);
	const answer = await request.get(new URL((await link.getAttribute('href'))!, page.url()).href);
	expect(answer.status(), type).toBe(200);
	// An answer for whoever embeds says no more than that it is JSON.
	expect(answer.headers()['content-type'], type).toContain(type.replace('+oembed', ''));
	return answer;
}

const codesOn = (page: Page) => page.locator('pre').allTextContents();

for (const locale of locales) {
	const say = <Key extends keyof typeof m>(message: Key) =>
		(m[message] as (given: object, options: { locale: Locale }) => string)({}, { locale });

	test(`what is on stands on a school’s site, in ${locale}`, async ({
		visitor: page,
		browser,
		db,
		cast,
		baseURL,
	}) => {
		const school = await cast.organisation(`Skolen ${unique()}`);
		const { title, slug } = await makeEvent(db, school.id, {
			title: `Lektiecafé ${unique()}`,
			startsAt: new Date(Date.now() + 86_400_000),
			publishedAt: new Date(),
			lat: 55.69,
			lng: 12.55,
			districtNr: 3,
		});
		const own = new URL(baseURL!).origin;
		await page.goto(href(`/partners/${school.slug}`, locale));
		await page
			.getByTestId('subscribe')
			.getByRole('link', { name: say('feeds_embed') })
			.click();
		// The page may not listen yet.
		await expect(async () => {
			await page.getByLabel(say('embed_view')).selectOption('map');
			await expect(page).toHaveURL(/view=map/, { timeout: 2000 });
		}).toPass();
		await expect(page.frameLocator('iframe').getByRole('link', { name: title })).toBeVisible();
		await expectAccessible(page);

		// Without the header of a test, which the element's request would need leave for.
		const elsewhere = await browser.newContext({ extraHTTPHeaders: {} });
		for (const [index, code] of (await codesOn(page)).entries()) {
			const site = await foreignSite(code, locale, own);
			const foreign = await elsewhere.newPage();
			await foreign.goto(site.url);
			const within = index === 0 ? foreign.locator(elementName) : foreign.frameLocator('iframe');
			await expect(within.getByRole('link', { name: title })).toHaveAttribute(
				'href',
				new RegExp(`${href(`/events/${slug}`, locale)}$`),
			);
			await expect(within.getByRole('link', { name: say('embed_all') })).toBeVisible();
			await expectAccessible(foreign);
			await within.getByRole('link', { name: title }).click();
			await expect(foreign).toHaveURL(new RegExp(`${href(`/events/${slug}`, locale)}$`));
			await foreign.close();
			site.close();
		}
		await elsewhere.close();
	});
}

test('where nothing answers, the link inside stays', async ({ visitor: page }) => {
	const site = await foreignSite(`<${elementName}><a href="/x">Oplev</a></${elementName}>`, 'da', "'self'");
	await page.goto(site.url);
	await expect(page.getByRole('link', { name: 'Oplev' })).toBeVisible();
	site.close();
});

test('a filter is subscribed to, and a change is in it at once', async ({
	visitor: page,
	db,
	cast,
	request,
}) => {
	const host = await cast.organisation(`Foreningen ${unique()}`);
	const path = href(`/explore?partner=${host.slug}`, 'da');
	await page.goto(path);
	const calendar = page.getByTestId('subscribe').getByRole('link', { name: m.feeds_calendar() });
	const address = (await calendar.getAttribute('href'))!.replace(/^webcal:/, 'http:');
	await expect(page.locator('link[rel=alternate][type="text/calendar"]')).toHaveAttribute('href', address);
	expect((await request.get(address)).headers()['content-type']).toContain('text/calendar');

	const { title, slug } = await makeEvent(db, host.id, {
		title: `Kor ${unique()}`,
		startsAt: new Date(Date.now() + 86_400_000),
		publishedAt: new Date(),
	});
	for (const format of ['ics', 'rss', 'atom', 'geojson', 'csv'])
		await expect
			.poll(async () => (await request.get(address.replace('feed.ics', `feed.${format}`))).text(), {
				timeout: 1000,
			})
			.toContain(title);
	// What changes elsewhere in the city while an answer is made keeps that one answer from being kept.
	await expect
		.poll(async () => {
			const { etag } = (await request.get(address)).headers();
			return etag && (await request.get(address, { headers: { 'if-none-match': etag } })).status();
		})
		.toBe(304);

	for (const type of ['application/rss+xml', 'application/atom+xml'])
		expect(await (await follow(page, type, request)).text(), type).toContain(title);
	expect(await (await follow(page, 'application/json+oembed', request)).json()).toMatchObject({
		type: 'rich',
		html: expect.stringContaining(`partner=${host.slug}`),
	});
	await page.goto(href(`/events/${slug}`, 'da'));
	expect(await (await follow(page, 'application/json+oembed', request)).json()).toMatchObject({
		type: 'link',
		title,
		author_name: host.name,
	});
});
