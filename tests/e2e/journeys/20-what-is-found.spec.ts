/**
 * What people write to find something, places by every name they have, kinds, plurals, words of their own language; and what
 * has begun, which is on until it ends.
 */
import type { Page } from '@playwright/test';
import { districtName, type DistrictNr } from '#lib/geography/districts.ts';
import { countLabel } from '#lib/explore/chosen.ts';
import { sentenceCase } from '#lib/i18n/dates.ts';
import { kindLabel } from '#lib/opportunities/labels.ts';
import { opportunityKinds } from '#lib/opportunities/opportunity.ts';
import { m } from '#lib/paraglide/messages.js';
import { makeEvent } from '../../support/cast/events.ts';
import { expect, expectAccessible, fitsNarrowWindow, openMap, test, unique } from '../../support/journey.ts';

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
				boardKind: kind === 'board_seat' ? ('other' as const) : null,
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
		.getByRole('link', {
			name: m.explore_empty_without({ what: kindLabel('mentor'), things: countLabel(1) }),
		})
		.click();
	await expect(titles(page)).toHaveText([event.title]);

	await lookFor(page, 'sprogkafe');
	await page.getByRole('link', { name: m.explore_empty_nearly({ text: 'sprogcafé' }) }).click();
	await expect(titles(page).first()).toBeVisible();
});

const minutes = (count: number) => new Date(Date.now() + count * 60_000);
const place = { address: 'Kapelvej 16', lat: 55.6907, lng: 12.5497, districtNr: 3 } as const;

test('an event that has begun is on: in the list, by its words, on the map, on the front page @phone', async ({
	visitor: page,
	cast,
	db,
}) => {
	const word = unique();
	const host = await cast.organisation(`Torvet ${unique()}`, { kind: 'housing' });
	const begun = await makeEvent(db, host.id, {
		title: `Gadefest ${word}`,
		startsAt: minutes(-1),
		endsAt: minutes(90),
		publishedAt: new Date(),
		...place,
	});
	const over = await makeEvent(db, host.id, {
		title: `Morgensang ${word}`,
		startsAt: minutes(-60),
		endsAt: minutes(-1),
		publishedAt: new Date(),
		...place,
	});
	const onNow = sentenceCase(m.event_on_now());

	await page.goto(`/oplev?q=${word}`);
	const found = page.getByRole('article').filter({ hasText: begun.title });
	await expect(found.getByText(onNow)).toBeVisible();
	await expect(page.getByRole('link', { name: over.title })).toHaveCount(0);
	await expectAccessible(page);
	for (const when of ['now', 'today']) {
		await page.goto(`/oplev?q=${word}&when=${when}`);
		await expect(page.getByRole('link', { name: begun.title }), when).toBeVisible();
	}
	const { events } = (await (await page.request.get(`/api/v1/events?q=${word}`)).json()) as {
		events: { title: string }[];
	};
	expect(events.map(({ title }) => title)).toEqual([begun.title]);

	const map = await openMap(page, `q=${word}`);
	await map.getByRole('button', { name: begun.title }).click();
	await expect(map.getByRole('dialog').getByText(onNow)).toBeVisible();

	// The page as it was may answer once more, while it is rendered anew.
	await expect(async () => {
		await page.goto('/');
		const shown = page.getByRole('listitem').filter({ hasText: begun.title });
		await expect(shown.getByText(onNow)).toBeVisible({ timeout: 1000 });
	}).toPass();
	await page.getByRole('link', { name: begun.title }).click();
	await expect(page.getByText(m.event_notice_running())).toBeVisible();
	await expectAccessible(page);
	await fitsNarrowWindow(page);
});

test('what lasts for days is found on each of them @phone', async ({ visitor: page, cast, db }) => {
	const word = unique();
	const host = await cast.organisation(`Kulturhuset ${unique()}`);
	const long = await makeEvent(db, host.id, {
		title: `Udstilling ${word}`,
		startsAt: minutes(-24 * 60),
		endsAt: minutes(9 * 24 * 60),
		publishedAt: new Date(),
		...place,
	});
	await page.goto(`/oplev?q=${word}`);
	for (const when of [m.explore_when_today(), m.explore_when_weekend(), m.explore_when_month()]) {
		await page.getByRole('combobox', { name: m.explore_when(), exact: true }).selectOption({ label: when });
		await expect(page.getByRole('list', { name: m.explore_chosen() }).getByText(when)).toBeVisible();
		await expect(page.getByRole('link', { name: long.title }).first(), when).toBeVisible();
	}
});
