import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Database } from '#lib/platform/database/database.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { PointCount } from '#lib/explore/map/cells.ts';
import { marksIn, mostMarks } from '#lib/explore/map/clusters.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { howMuchFits } from '#lib/explore/readers.server.ts';
import { mapMarks, mapThings } from '#lib/explore/map/map.server.ts';
import { boxOf, viewOf, type Box } from '#lib/geography/view.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

const now = new Date('2026-11-25T09:00:00Z');
beforeAll(() => setClock(now));
afterAll(() => setClock(null));

const everything = readFilter(new URLSearchParams());
const [south, west, north, east]: Box = [55.62, 12.46, 55.73, 12.66];

/** Events of two hours within a month, each at an address of its own, with titles as long as they may be. */
async function crowd(db: Database, amount: number): Promise<void> {
	const host = await organisation(db, 'nordlys');
	const words =
		'Suppe Sprogcafé Løbetur Gårdhave Symaskine Lektiehjælp Fodbold Børn Aften Naboer Værksted Bibliotek'.split(
			' ',
		);
	const values = Array.from({ length: amount }, (_, n) => {
		const startsAt = new Date(now.getTime() + (1 + (n % 700)) * 3_600_000);
		const title = Array.from({ length: 12 }, (_, i) => words[(n * 7 + i * (1 + (n % 11))) % words.length])
			.join(' ')
			.slice(0, 112);
		return {
			slug: `${n.toString(36)}-${title
				.toLowerCase()
				.replaceAll(/[^a-z]+/g, '-')
				.slice(0, 60)}`,
			organisationId: host.id,
			title: `${title} ${n}`,
			startsAt,
			endsAt: new Date(startsAt.getTime() + 7_200_000),
			state: 'published' as const,
			lat: south + ((n * 0.618034) % 1) * (north - south),
			lng: west + ((n * 0.754878) % 1) * (east - west),
		};
	});
	for (let from = 0; from < amount; from += 2000)
		await db
			.insertInto('event')
			.values(values.slice(from, from + 2000))
			.execute();
}

/** As wide as a large screen, at each zoom, over the middle and over a corner. */
const views = [10, 11, 12, 13, 14, 15, 16, 17, 18].flatMap((zoom) => {
	const [high, wide] = [(1100 / 2 ** zoom) * 0.79, (1800 / 2 ** zoom) * 1.41];
	return [
		[55.68, 12.56],
		[55.64, 12.5],
	].map(([lat = 0, lng = 0]) =>
		viewOf([lat - high / 2, lng - wide / 2, lat + high / 2, lng + wide / 2], zoom),
	);
});

describe('what is sent of the map', () => {
	test.for([300, 6000])('%i things: 20 kB at most, in any view', async (amount, { db }) => {
		await crowd(db, amount);
		for (const view of views) {
			const answer = await mapMarks(db, everything, view, now);
			const sent = gzipSync(JSON.stringify(answer), { level: 6 }).length;
			expect(sent, JSON.stringify(view)).toBeLessThanOrEqual(20_000);
			expect(answer.marks.length).toBeLessThanOrEqual(mostMarks);
		}
	});

	test('the list of one place has 100 things at most', async ({ db }) => {
		const host = await organisation(db, 'nordlys');
		for (let n = 0; n < 103; n++)
			await makeEvent(db, host.id, { title: `Aften ${n}`, startsAt: now, lat: 55.7, lng: 12.55 });
		const { marks } = await mapMarks(db, everything, null, now);
		expect(marks).toEqual([{ at: [55.7, 12.55], count: 103, sectors: { business: 103 } }]);
		const { things, cut } = await mapThings(
			db,
			everything,
			[55.699995, 12.549995, 55.700005, 12.550005],
			now,
		);
		expect([things.length, cut]).toEqual([100, true]);
	});

	test.for(['', 'kind=events', 'district=3', 'free=1', 'q=suppe', 'when=week'])(
		'the marks stand for as many things as the list has: %s',
		async (asked, { db }) => {
			await crowd(db, 600);
			const host = await organisation(db, 'vaert');
			for (let n = 0; n < 130; n++)
				await makeEvent(db, host.id, {
					title: n % 2 ? `Suppe ${n}` : `Sang ${n}`,
					startsAt: new Date(now.getTime() + 3_600_000),
					lat: 55.7,
					lng: 12.55,
					districtNr: 3,
					priceKr: n % 3 ? 0 : 20,
				});
			const filter = readFilter(new URLSearchParams(asked));
			const listed = await howMuchFits(db, filter, now);
			for (const zoom of [10, 12]) {
				const { marks } = await mapMarks(db, filter, viewOf([55.55, 12.3, 55.8, 12.85], zoom), now);
				expect(sum(marks.map(({ count }) => count))).toBe(listed);
			}
			// Pressed, the place opens as a list, and what does not fit is listed under its own address.
			const at = '55.699995,12.549995,55.700005,12.550005';
			const here = readFilter(new URLSearchParams(`${asked}&at=${at}`));
			const { marks } = await mapMarks(db, here, null, now);
			expect(sum(marks.map(({ count }) => count))).toBe(await howMuchFits(db, here, now));
			expect(await howMuchFits(db, here, now)).toBeGreaterThan(60);
		},
	);
});

const point: fc.Arbitrary<PointCount> = fc.record({
	lat: fc.double({ min: south, max: north, noNaN: true }),
	lng: fc.double({ min: west, max: east, noNaN: true }),
	sector: fc.constantFrom(...organisationKinds),
	count: fc.integer({ min: 1, max: 40 }),
	type: fc.constantFrom('event', 'opportunity'),
	id: fc.integer({ min: 1, max: 1000 }),
});
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

test('the marks of the whole city stand for everything in it, at every zoom', () => {
	fc.assert(
		fc.property(fc.array(point, { maxLength: 300 }), fc.integer({ min: 10, max: 13 }), (points, zoom) => {
			const marks = marksIn(points, viewOf([55.55, 12.3, 55.8, 12.85], zoom));
			expect(sum(marks.map(({ count }) => count))).toBe(sum(points.map(({ count }) => count)));
			for (const { count, sectors, one, box } of marks) {
				expect(sum(Object.values(sectors))).toBe(count);
				expect(one !== null).toBe(count === 1);
				if (box) expect(box[0] < box[2] || box[1] < box[3]).toBe(true);
			}
			// No mark lies over another, whatever was brought together first.
			const pixels = (256 * 2 ** zoom) / 360;
			for (const [index, { at }] of marks.entries())
				for (const other of marks.slice(index + 1)) {
					const across = (other.at[1] - at[1]) * pixels;
					const down = ((other.at[0] - at[0]) * pixels) / Math.cos((at[0] * Math.PI) / 180);
					expect(Math.hypot(across, down)).toBeGreaterThan(52);
				}
		}),
		{ numRuns: 40 },
	);
});

test('things at one door are one mark without a box, however near the map comes', async ({ db }) => {
	const [business, school] = [await organisation(db, 'firma'), await organisation(db, 'skole')];
	await db.updateTable('organisation').set({ kind: 'school' }).where('id', '=', school.id).execute();
	for (const host of [business, business, school])
		await makeEvent(db, host.id, { startsAt: now, lat: 55.70012, lng: 12.55034 });
	await makeEvent(db, school.id, { title: 'Ved siden af', startsAt: now, lat: 55.7003, lng: 12.5507 });
	const view = viewOf([55.7, 12.55, 55.7005, 12.551], 18);
	const { marks, around } = await mapMarks(db, everything, view, now);
	expect(around).toEqual([55.70012, 12.55034, 55.7003, 12.5507]);
	expect(marks).toMatchObject([
		{ count: 1, thing: { title: 'Ved siden af', sector: 'school' } },
		{ count: 3, sectors: { business: 2, school: 1 } },
	]);
	expect(marks[1]).not.toHaveProperty('box');
	const [lat, lng] = marks[1]!.at;
	const place: Box = [lat - 5e-6, lng - 5e-6, lat + 5e-6, lng + 5e-6];
	expect((await mapThings(db, everything, place, now)).things).toHaveLength(3);
	expect(boxOf(view)[0]).toBeLessThan(lat);
});
