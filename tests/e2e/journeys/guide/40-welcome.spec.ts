/** The welcome guide: read from right to left on a phone without JavaScript, ticked with it, written, and printed. */
import { m } from '#lib/paraglide/messages.js';
import { makeEvent } from '../../../support/cast/events.ts';
import {
	demoAccount,
	expect,
	expectAccessible,
	expectSameAccessible,
	fitsNarrowWindow,
	test,
	unique,
} from '../../../support/journey.ts';
import { filmCaptions, tinyFilm } from '../../../../scripts/seed/guide/welcome/tiny-film.ts';
import { cutOnPaper, readCode, sheetsOf } from '../../../support/layout/printed.ts';

const arabicTitle = 'احصل على رقم CPR و MitID وحساب NemKonto';

test('read in Arabic without JavaScript, with what is near one’s home @phone', async ({
	withoutJavaScript,
	visitor,
	cast,
	db,
}) => {
	const host = await cast.organisation(`Vanløse Naboer ${unique()}`);
	const title = `Rådgivning i dag ${unique()}`;
	const startsAt = new Date(Date.now() + 86_400_000);
	await makeEvent(db, host.id, {
		...{ title, startsAt, publishedAt: new Date(), districtNr: 6, categories: ['advice'] },
		...{ address: 'Jernbane Allé 40', lat: 55.6836, lng: 12.4922 },
	});
	const page = await withoutJavaScript();
	await page.goto('/deltag');
	await page.getByRole('main').getByRole('link', { name: m.welcome_title() }).click();
	await expect(page.getByRole('heading', { level: 1, name: m.welcome_title() })).toBeVisible();
	await expect(page.getByRole('checkbox')).toHaveCount(0);
	await expectSameAccessible(visitor, page);

	await page.getByRole('link', { name: 'العربية' }).click();
	await expect(page).toHaveURL(/\/velkommen\/paa\/ar$/);
	const step = page.getByRole('link', { name: arabicTitle });
	await expect(step.locator('xpath=ancestor::*[@dir][1]')).toHaveAttribute('dir', 'rtl');
	// What nobody has translated yet is in Danish, and says so.
	const missing = page.getByText(m.welcome_in_danish({ language: 'arabisk' })).first();
	await expect(missing).toBeVisible();
	await expectSameAccessible(visitor, page);
	await fitsNarrowWindow(page);

	await step.click();
	const heading = page.getByRole('heading', { level: 1, name: arabicTitle });
	const words = heading.locator('xpath=ancestor::*[@dir][1]');
	await expect(words).toHaveAttribute('lang', 'ar');
	expect(await heading.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
	await expect(page.locator('html')).toHaveAttribute('lang', 'da');

	await page.getByLabel(m.welcome_district()).selectOption('vanloese');
	await page.getByRole('button', { name: m.welcome_near_show() }).click();
	await expect(page.getByRole('heading', { name: m.welcome_near_in({ place: 'Vanløse' }) })).toBeVisible();
	await expect(page.getByRole('link', { name: title })).toBeVisible();
	await expect(heading).toBeVisible();
	await expectSameAccessible(visitor, page);
	await fitsNarrowWindow(page);
	// Who knows a postcode and no district types that.
	const where = page.getByLabel(m.welcome_where());
	await where.fill('8000');
	await page.getByRole('button', { name: m.welcome_near_show() }).click();
	await expect(page.getByText(m.welcome_where_unknown({ place: '8000' }))).toBeVisible();
	await where.fill('2720');
	await page.getByRole('button', { name: m.welcome_near_show() }).click();
	await expect(page).toHaveURL(/district=vanloese#near$/);
	await expect(page.getByRole('link', { name: title })).toBeVisible();

	// Easy Danish and the next step keep the district; English is the site in English.
	await page.getByRole('link', { name: 'Let dansk' }).click();
	await expect(page).toHaveURL(/\/velkommen\/paa\/da-simple\/.*district=vanloese/);
	await page.getByRole('main').getByRole('link', { name: 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('CPR number');
});

test('search engines are told of each language once', async ({ request }) => {
	const list = await (await request.get('/velkommen')).text();
	const path = /href="(\/velkommen\/[a-z-]+-[0-9a-z]{5})"/.exec(list)?.[1] ?? '';
	for (const at of [path, path.replace('/velkommen', '/velkommen/paa/ar')]) {
		const text = await (await request.get(at)).text();
		const tags = [...text.matchAll(/rel="alternate" hreflang="([^"]+)" href="[^"]*?(\/[^"]*)"/g)];
		const alternates = Object.fromEntries(
			tags.map(([, language, address]) => [language, address?.replace(/^\/\/[^/]+/, '')]),
		);
		expect(alternates).toMatchObject({
			da: path,
			en: path.replace('/velkommen', '/en/welcome'),
			ar: path.replace('/velkommen', '/velkommen/paa/ar'),
		});
		expect(/rel="canonical" href="[^"]*?\/\/[^/]+([^"]*)"/.exec(text)?.[1]).toBe(at);
	}
	expect((await request.get('/velkommen/paa/pl')).status()).toBe(404);
});

test('steps are ticked in this browser and nowhere else', async ({ visitor: page }) => {
	await page.goto('/velkommen');
	const told = page.locator('[data-guide-told]');
	await expect(told).toContainText('0');
	await page.getByRole('checkbox').first().check();
	await expect(told).toContainText('1');
	await expectAccessible(page);
	await page.reload();
	await expect(page.getByRole('checkbox').first()).toBeChecked();
	await expect(told).toContainText('1');
});

test('an editor changes a step, and sees that its translations are older', async ({ open }) => {
	const desk = await open({ account: demoAccount('editor') });
	const title = `Find en læge ${unique()}`;
	await desk.goto('/kommune/velkommen');
	await expectAccessible(desk);
	await desk.getByRole('link', { name: m.welcome_new() }).click();
	await desk.getByLabel(m.welcome_title_field(), { exact: true }).fill(title);
	await desk.getByRole('button', { name: m.welcome_new_save() }).click();
	await expect(desk.getByRole('alert').first()).toBeVisible();
	await expectAccessible(desk);
	await desk.getByLabel(m.welcome_theme()).selectOption('health');
	await desk.getByLabel(m.welcome_phase()).selectOption('soon');
	await desk.getByLabel(m.welcome_lead_field(), { exact: true }).fill('Lægen står på kortet.');
	await desk.getByLabel(m.welcome_body_field(), { exact: true }).fill('Ring, og få en tid.');
	await desk.getByRole('textbox', { name: m.welcome_links() }).fill('borger.dk https://www.borger.dk');
	await desk.getByRole('button', { name: m.welcome_new_save() }).click();
	await expect(desk.getByText(m.welcome_done_made())).toBeVisible();

	const chip = (language: string, standing: string) =>
		desk.getByRole('link', { name: `${language}: ${standing}` });
	await chip('arabisk', m.welcome_standing_missing()).click();
	await expect(desk.getByText('Ring, og få en tid.')).toBeVisible();
	await desk.getByLabel(m.welcome_title_field(), { exact: true }).fill('اعرف طبيبك');
	await desk.getByLabel(m.welcome_lead_field(), { exact: true }).fill('اسم طبيبك على البطاقة.');
	await desk.getByLabel(m.welcome_body_field(), { exact: true }).fill('اتصل واحصل على موعد.');
	await expectAccessible(desk);
	await desk.getByRole('button', { name: m.welcome_save_text() }).click();
	await expect(desk.getByText(m.welcome_done_written())).toBeVisible();
	await expect(chip('arabisk', m.welcome_standing_current())).toBeVisible();

	await chip('dansk', m.welcome_standing_source()).click();
	await desk.getByLabel(m.welcome_body_field(), { exact: true }).fill('Ring 1813, når lægen har lukket.');
	await desk.getByRole('button', { name: m.welcome_save_text() }).click();
	await expect(chip('arabisk', m.welcome_standing_older())).toBeVisible();
	await chip('dansk', m.welcome_standing_source()).click();
	await desk.locator('summary', { hasText: m.welcome_film_add() }).click();
	await desk.getByLabel(m.welcome_film_title()).fill('Sådan finder du din læge');
	const { film, poster } = await tinyFilm();
	const file = (name: string, mimeType: string, content: Uint8Array | string) => ({
		...{ name, mimeType, buffer: Buffer.from(content) },
	});
	await desk.locator('#f-film').setInputFiles(file('film.webm', 'video/webm', film));
	await desk.locator('#f-poster').setInputFiles(file('billede.webp', 'image/webp', poster));
	await desk.getByRole('button', { name: m.welcome_film_save() }).click();
	await expect(desk.getByRole('alert').first()).toContainText(m.refused_film_lacks());
	await desk.locator('#f-film').setInputFiles(file('film.webm', 'video/webm', film));
	await desk.locator('#f-poster').setInputFiles(file('billede.webp', 'image/webp', poster));
	await desk.locator('#f-captions').setInputFiles(file('ord.vtt', 'text/vtt', filmCaptions));
	await desk.getByRole('button', { name: m.welcome_film_save() }).click();
	await expect(desk.getByText(m.welcome_done_film_added())).toBeVisible();
	await expectAccessible(desk);
	await desk.goto('/kommune/velkommen');
	await desk.getByRole('link', { name: title }).click();
	await desk.getByRole('button', { name: m.welcome_publish() }).click();
	await expect(desk.getByText(m.welcome_done_published())).toBeVisible();
	await expectAccessible(desk);
	await desk.getByRole('link', { name: m.barometer_see_public() }).click();
	await expect(desk.getByText('Ring 1813')).toBeVisible();
	const video = desk.locator('video');
	await expect(video).toHaveAttribute('preload', 'none');
	await desk.locator('summary', { hasText: m.welcome_film_words() }).click();
	await expect(desk.getByText('Først får du et CPR-nummer')).toBeVisible();
	await expectAccessible(desk);
	await desk.getByRole('link', { name: 'العربية' }).click();
	await expect(desk.getByText(m.welcome_older({ language: 'arabisk' }))).toBeVisible();

	await desk.goto('/kommune/velkommen');
	await desk.getByRole('link', { name: title }).click();
	await desk.getByRole('button', { name: m.welcome_take_off() }).click();
	await expect(desk.getByText(m.welcome_done_taken_off())).toBeVisible();
});

test('a film is fetched in parts, when it is asked for', async ({ visitor: page, request }) => {
	await page.goto('/velkommen');
	await page.getByRole('link', { name: 'Få CPR-nummer' }).click();
	const source = (await page.locator('video source').getAttribute('src')) ?? '';
	const part = await request.get(source, { headers: { range: 'bytes=0-3' } });
	expect([part.status(), part.headers()['content-range']]).toEqual([
		206,
		expect.stringMatching(/^bytes 0-3\/\d+$/),
	]);
	expect([...(await part.body())]).toEqual([0x1a, 0x45, 0xdf, 0xa3]);
	// The browser knows what it is, and how long.
	const lasts = await page.locator('video').evaluate(
		(video: HTMLVideoElement) =>
			new Promise<number>((resolve) => {
				video.addEventListener('loadedmetadata', () => resolve(video.duration));
				video.addEventListener('error', () => resolve(-1));
				video.querySelector('source')?.addEventListener('error', () => resolve(-2));
				video.load();
				video.preload = 'metadata';
			}),
	);
	expect(lasts).toBe(8);
	await expectAccessible(page);
});

test.describe('on paper', () => {
	/** As a printer does, three dots where a screen has one. */
	test.use({ deviceScaleFactor: 3 });
	test('the guide is a leaflet of A4 pages in each of its languages, whole and with a code', async ({
		page,
	}) => {
		for (const [at, leads, says] of [
			['/velkommen/folder', '/velkommen', 'CPR-nummer'],
			['/en/welcome/leaflet', '/en/welcome', 'CPR number'],
			['/velkommen/folder?language=ar', '/velkommen/paa/ar', arabicTitle],
		] as const) {
			await page.emulateMedia({ media: null });
			await page.goto(at);
			await expect(page.getByRole('article').getByText(says).first()).toBeVisible();
			await expectAccessible(page);
			const code = page.getByRole('img', { name: /./ }).last();
			expect.soft(new URL(await readCode(code)).pathname).toBe(leads);
			const sheets = await sheetsOf(page);
			expect.soft(new Set(sheets)).toEqual(new Set(['210 x 297']));
			expect.soft(sheets.length, at).toBeGreaterThan(1);
			expect.soft(sheets.length, at).toBeLessThan(7);
			expect.soft([at, ...(await cutOnPaper(page))]).toEqual([at]);
		}
	});
});
