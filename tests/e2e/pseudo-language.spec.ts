/**
 * Every page in a language that runs from the right, has accents on every letter and is some 40 % longer: nothing is left
 * untranslated, cut or pointing the wrong way. The pages are looked at as the site sends them, without their scripts.
 */
import { expect, type Page } from '@playwright/test';
import { href, readPath } from '#lib/i18n/urls.ts';
import { test } from '../support/journey.ts';
import { knownWords } from '../support/language/known-words.ts';
import { cutTextsOf, straightArrowsOf, textsOf } from '../support/language/page-texts.ts';
import { pseudo, strangeIn } from '../support/language/pseudo-text.ts';
import { listDoors } from '../support/routes.ts';
import { samplePages } from '../support/samples.ts';
import { sessionOf } from '../support/sessions.ts';
import { startSite } from '../support/started-site.ts';

test('every page in a language from the right', async ({ browser, db, cast, mailbox, request }) => {
	test.setTimeout(600_000);
	const site = await startSite({
		databaseUrl: process.env.SITE_DATABASE ?? '',
		preloaded: ['./tests/support/language/pseudo-language.ts'],
	});
	const samples = await samplePages({ db, cast, mailbox, request });
	const before = await knownWords(db);
	const pages = new Map<string, Page>();
	const pageOf = async (email = '') => {
		const known = pages.get(email);
		if (known) return known;
		const context = await browser.newContext({
			javaScriptEnabled: false,
			extraHTTPHeaders: email ? { cookie: await sessionOf(db, email) } : {},
		});
		await context.route('**/*.js', (request) => request.abort());
		const page = await context.newPage();
		pages.set(email, page);
		return page;
	};
	/** Each gap once, with the first page that shows it. */
	const gaps = new Map<string, string>();
	for (const { kind, route } of await listDoors()) {
		const sample = samples[route];
		if (kind !== 'page' || !sample) continue;
		const page = await pageOf(sample.as?.email);
		const note = (what: string, found: readonly string[]) => {
			for (const one of found) if (!gaps.has(`${what}: ${one}`)) gaps.set(`${what}: ${one}`, route);
		};
		await page.setViewportSize({ width: 390, height: 844 });
		const response = await page.goto(site.url + href(readPath(sample.path).path, 'en'));
		expect.soft(response?.status(), route).toBe(200);
		expect.soft(await page.locator('html').getAttribute('dir'), route).toBe('rtl');
		note(
			'not translated',
			(await textsOf(page)).flatMap(strangeIn).filter((text) => !before(text)),
		);
		note('points the wrong way', await straightArrowsOf(page));
		note('cut on a phone', await cutTextsOf(page));
		await page.setViewportSize({ width: 1360, height: 1000 });
		note('cut in a wide window', await cutTextsOf(page));
	}
	await Promise.all([...pages.values()].map((page) => page.context().close()));
	site.process.kill();
	// Other journeys write meanwhile, and what they wrote is on the lists.
	const after = await knownWords(db);
	const left = [...gaps].filter(([gap]) => !after(gap.replace('not translated: ', '')));
	expect(left.map(([gap, route]) => `${gap} (${route})`)).toEqual([]);
});

test('sees an untranslated text, a cut one and an arrow that is not turned', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	const long = pseudo('Apprenticeships').repeat(3);
	await page.setContent(`<html lang="ar-XB" dir="rtl"><title>${pseudo('Page')}</title><body>
		<p>${pseudo('Saved')} <a href="/" aria-label="Close it">Read more</a> <i lang="da">Læs mere</i></p>
		<p class="far" style="white-space: nowrap">${long}</p>
		<p class="cut" style="inline-size: 5rem; overflow: hidden; white-space: nowrap">${long}</p>
		<p style="overflow-x: auto; white-space: nowrap">${long}</p>
		<b>→</b><b style="display: inline-block; transform: scaleX(-1)">→</b>`);
	expect((await textsOf(page)).flatMap(strangeIn)).toEqual(['Read more', 'Close it']);
	const cut = await cutTextsOf(page);
	expect(cut.map((one) => / wide$| in p\.\w+/.exec(one)?.[0])).toEqual([' wide', ' in p.far', ' in p.cut']);
	expect(await straightArrowsOf(page)).toEqual(['<b>→</b>']);
});
