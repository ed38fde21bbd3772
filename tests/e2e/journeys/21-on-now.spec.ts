/** What has begun is on until it ends, wherever one looks for it. */
import { sentenceCase } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { makeEvent } from '../../support/cast/events.ts';
import { openMap } from '../../support/city-map.ts';
import { expect, expectAccessible, fitsNarrowWindow, test, unique } from '../../support/journey.ts';

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
