/** What is near, how far, in which order, and why a list is empty. */
import { expect, test as plain } from 'vitest';
import { explore } from '#lib/explore/explore.server.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { nothingFound } from '#lib/explore/nothing-found.server.ts';
import { distanceKm } from '#lib/geography/point.ts';
import { makeEvent, organisation } from '../../../tests/support/cast/events.ts';
import { withDatabase } from '../../../tests/support/database.ts';

const db = withDatabase();
const now = new Date('2026-11-24T08:00:00Z');
const here = { lat: 55.69, lng: 12.55 };
const near = 'near=55.69,12.55';

async function read(query: string, limit: number) {
	const found: { title: string; metres: number | null }[] = [];
	let after: string | null = null;
	do {
		const page = await explore(db(), readFilter(new URLSearchParams(query)), { after, limit, now });
		found.push(...page.days.flatMap(({ things }) => things.map(({ title, metres }) => ({ title, metres }))));
		after = page.next;
	} while (after);
	return found;
}

plain('near is a circle, by time or by distance, a page at a time', async () => {
	const host = await organisation(db(), 'vaert');
	/** The corner of the square around the circle lies 3.7 km away. */
	const places = [
		['hjørnet', 55.7135, 12.591],
		['fjernt', 55.71, 12.57],
		['ved siden af', 55.691, 12.551],
		['her', 55.69, 12.55],
		['også her', 55.69, 12.55],
		['andetsteds', 55.62, 12.48],
	] as const;
	for (const [index, [title, lat, lng]] of places.entries())
		await makeEvent(db(), host.id, {
			title,
			lat,
			lng,
			priceKr: index === 1 ? 0 : 20,
			districtNr: 3,
			startsAt: new Date(now.getTime() + (index + 1) * 3_600_000),
			endsAt: new Date(now.getTime() + (index + 2) * 3_600_000),
		});
	for (const limit of [1, 2, 20]) {
		const titles = async (query: string) => (await read(query, limit)).map(({ title }) => title);
		expect(await titles(near)).toEqual(['fjernt', 'ved siden af', 'her', 'også her']);
		expect(await titles(`${near}&sort=distance`)).toEqual(['her', 'også her', 'ved siden af', 'fjernt']);
		expect(await titles(`${near}&district=noerrebro`)).toEqual(await titles(near));
		expect(await titles(`${near}&km=1`)).toEqual(['ved siden af', 'her', 'også her']);
		expect(await titles(`${near}&km=5`)).toEqual(['hjørnet', 'fjernt', 'ved siden af', 'her', 'også her']);
		expect(await titles('sort=distance')).toEqual(places.map(([title]) => title));
	}
	for (const { title, metres } of await read(near, 20)) {
		const [, lat, lng] = places.find(([name]) => name === title)!;
		expect(Math.abs(metres! - 1000 * distanceKm(here, { lat, lng })), title).toBeLessThan(2);
	}
});

plain('an empty list says which choice empties it, and what may have been meant', async () => {
	const empty = (query: string) => nothingFound(db(), readFilter(new URLSearchParams(query)), null, now);
	expect(await empty(`${near}&free=1&district=valby`)).toEqual({
		looser: [{ label: 'Valby', count: 1, path: expect.stringContaining('free=1') }],
		nearly: null,
	});
	expect((await empty('free=1&district=valby&q=her')).looser).toEqual([]);
	expect((await empty('q=fjrent')).nearly).toEqual({ text: 'fjernt', path: '/explore?q=fjernt' });
	expect((await empty('q=zzzzzz')).nearly).toBeNull();
});
