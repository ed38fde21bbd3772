/** What people write to find something: places by every name they have, kinds, plurals, words of their own language. */
import type { Page } from '@playwright/test';
import { districtName, type DistrictNr } from '#lib/geography/districts.ts';
import { kindLabel } from '#lib/opportunities/labels.ts';
import { opportunityKinds } from '#lib/opportunities/opportunity.ts';
import { m } from '#lib/paraglide/messages.js';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../support/journey.ts';

const places: [typed: string, districts: DistrictNr[]][] = [
	['Nørrebro', [3]],
	['norrebro', [3]],
	['2200', [3]],
	['Amager', [9, 10]],
];

const chosen = (page: Page, what: string) =>
	page
		.getByRole('list', { name: m.explore_chosen() })
		.getByRole('link', { name: m.explore_chosen_without({ what }) });
const titles = (page: Page) => page.getByRole('main').getByRole('heading', { level: 3 });

async function lookFor(page: Page, words: string) {
	await page.getByRole('searchbox').fill(words);
	await page.getByRole('searchbox').press('Enter');
	await expect(page).toHaveURL((url) => url.searchParams.get('q') === words);
}

test('every name of a part of the city is understood on the front page @phone', async ({ visitor: page }) => {
	for (const [typed, districts] of places) {
		await page.goto('/');
		await page.getByRole('combobox', { name: m.explore_place_label() }).fill(typed);
		await page.getByRole('button', { name: m.front_near_me() }).click();
		await expect(chosen(page, districts.map(districtName).join(', ')), typed).toBeVisible();
		await expect(titles(page).first(), typed).toBeVisible();
		await expect(page.getByText(m.explore_place_unknown({ place: typed }))).toHaveCount(0);
	}
	await fitsNarrowWindow(page);

	await page.goto('/');
	const suggested = await page
		.locator('datalist option')
		.evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
	const others = ['Østerbro', 'Valby', 'Vesterbro', 'Brønshøj'];
	expect(suggested).toEqual(expect.arrayContaining(others));
	for (const place of others) {
		const answer = await page.request.get('/oplev', { params: { place } });
		expect(answer.url(), place).toContain('district=');
	}
});

test('an opportunity is called what it is, and each kind can be asked for @phone', async ({
	visitor: page,
	cast,
	db,
}) => {
	const word = unique();
	const host = await cast.organisation(`Værkstedet ${unique()}`, { kind: 'business' });
	await db
		.insertInto('opportunity')
		.values(
			opportunityKinds.map((kind) => ({
				organisationId: host.id,
				slug: `${kind.replaceAll('_', '-')}-${word}`,
				title: `${kindLabel(kind)} hos ${word}`,
				kind,
				places: 2,
				deadlineOn: '2099-01-01',
				contactEmail: 'job@eksempel.example',
				state: 'published' as const,
				publishedAt: new Date(),
			})),
		)
		.execute();

	await page.goto(`/oplev?q=${word}`);
	await page.getByRole('radio', { name: m.explore_kind_opportunities() }).check();
	await expect(titles(page)).toHaveCount(opportunityKinds.length);
	for (const kind of opportunityKinds) {
		const found = page.getByRole('article').filter({ hasText: `${kindLabel(kind)} hos ${word}` });
		await expect(found.getByText(kindLabel(kind), { exact: true }), kind).toBeVisible();
	}
	for (const kind of ['volunteer', 'board_seat', 'mentor'] as const) {
		await page.getByRole('radio', { name: kindLabel(kind), exact: true }).check();
		await expect(chosen(page, kindLabel(kind))).toBeVisible();
		await expect(titles(page)).toHaveText([`${kindLabel(kind)} hos ${word}`]);
	}
	await expectAccessible(page);
	await fitsNarrowWindow(page);
});

for (const [path, more] of [
	['/oplev', ['lærepladser', 'børn', 'sprogcaféer', 'sprogcafé nørrebro']],
	['/en/explore', ['children']],
] as const) {
	test(`what the field on ${path} invites to look for is found @phone`, async ({ visitor: page }) => {
		await page.goto(path);
		const invited = (await page.getByRole('searchbox').getAttribute('placeholder')) ?? '';
		const words = invited.split(',').map((word) => word.replace('…', '').trim());
		expect(words.length).toBeGreaterThan(2);
		for (const word of [...words, ...more]) {
			await lookFor(page, word);
			await expect(titles(page).first(), word).toBeVisible();
		}
	});
}

test('an empty list names its reason, and a slip of the pen is put right @phone', async ({
	visitor: page,
	cast,
}) => {
	const word = unique();
	const host = await cast.organisation(`Sprogskolen ${unique()}`);
	const event = await cast.event(host, `Sprogtræf ${word}`);
	await page.goto(`/oplev?q=${word}&kind=mentor`);
	await expect(page.getByRole('heading', { name: m.explore_empty() })).toBeVisible();
	await expectAccessible(page);
	await page
		.getByRole('link', { name: m.explore_empty_without({ what: kindLabel('mentor'), count: 1 }) })
		.click();
	await expect(titles(page)).toHaveText([event.title]);

	await lookFor(page, 'sprogkafe');
	await page.getByRole('link', { name: m.explore_empty_nearly({ text: 'sprogcafé' }) }).click();
	await expect(titles(page).first()).toBeVisible();
});
