/** What a process keeps of events says the same as the list's SQL, for any filter, view and change. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { setClock } from '#lib/platform/clock.ts';
import { createListener, type Database } from '#lib/platform/database/database.server.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { gridThatFits, mapMarks } from '#lib/explore/map/map.server.ts';
import { KeptEvents } from '#lib/explore/map/kept-events.server.ts';
import { howMuchFits } from '#lib/explore/readers.server.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { viewOf } from '#lib/geography/view.ts';
import { categories } from '#lib/listings/listing.ts';
import { announcementsHeard, hearAnnouncements } from '#lib/platform/visitors/announcements.server.ts';
import { pageCache } from '#lib/platform/visitors/page-cache.server.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

const now = new Date('2026-11-25T09:00:00Z');
const hour = 3_600_000;
let ears: ReturnType<typeof createListener> | undefined;
beforeEach(() => setClock(now));
afterEach(async () => {
	setClock(null);
	pageCache.listening = false;
	pageCache.clear();
	await ears?.end({ timeout: 1 });
});

async function listening(url: string): Promise<void> {
	ears = createListener(url);
	const { promise, resolve } = Promise.withResolvers<void>();
	const clear = pageCache.clear.bind(pageCache);
	pageCache.clear = () => {
		clear();
		resolve();
	};
	hearAnnouncements(pageCache, ears);
	await promise;
	pageCache.clear = clear;
}

const random = <T>(values: readonly T[], n: number) => values[n % values.length]!;

/** Of every kind that a filter can tell apart: past and to come, alone and in series, with a place and without. */
async function fillCity(db: Database): Promise<void> {
	const hosts = await Promise.all(['nordlys', 'havnen', 'parken'].map((slug) => organisation(db, slug)));
	const [shown, , hidden] = hosts;
	await db.updateTable('organisation').set({ kind: 'school' }).where('id', '=', shown!.id).execute();
	await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', hidden!.id).execute();
	const series: number[] = [];
	for (const host of hosts) {
		const { id } = await db
			.insertInto('eventSeries')
			.values({ organisationId: host.id, rule: 'FREQ=WEEKLY' })
			.returning('id')
			.executeTakeFirstOrThrow();
		series.push(id);
	}
	for (let n = 0; n < 150; n++) {
		const host = n % 3;
		const startsAt = new Date(now.getTime() + (((n * 37) % 400) - 60) * hour);
		const isOfSeries = n % 4 === 0;
		await makeEvent(db, hosts[host]!.id, {
			title: `${random(['Suppe', 'Sang', 'Fodbold'], n * 7)} ${n}`,
			startsAt,
			endsAt: new Date(startsAt.getTime() + (n % 11 === 0 ? 300 : 2) * hour),
			state: random(['published', 'published', 'published', 'cancelled', 'draft', 'postponed'], n * 5),
			...(n % 13 !== 0 && { lat: 55.63 + ((n * 0.618) % 1) * 0.09, lng: 12.48 + ((n * 0.755) % 1) * 0.16 }),
			districtNr: random([1, 2, 3, null], n),
			priceKr: random([0, 0, 40], n),
			languages: random([['da'], ['da', 'ar'], ['en']], n * 3),
			accessibility: random([[], ['step_free'], ['hearing_loop']], n),
			categories: n % 2 ? [random(categories, n)] : [],
			childFriendly: n % 10 === 0,
			...(isOfSeries && { seriesId: series[host]!, occurrenceOn: addDays('2026-01-01', n) }),
		});
	}
	// Long ones are festivals, and what lies within them is a part.
	await sql`update event set is_umbrella = true where series_id is null and ends_at - starts_at > interval '9 days'`.execute(
		db,
	);
	await sql`update event part set umbrella_id = whole.id, under_umbrella = true,
			umbrella_starts_at = whole.starts_at, umbrella_ends_at = whole.ends_at
		from event whole where whole.is_umbrella and not part.is_umbrella and part.organisation_id = whole.organisation_id
			and part.starts_at >= whole.starts_at and part.ends_at <= whole.ends_at`.execute(db);
	const { rows } = await sql<{
		parts: number;
	}>`select count(*)::int as parts from event where umbrella_id is not null`.execute(db);
	expect(rows[0]!.parts).toBeGreaterThan(20);
}

const oneOf = (name: string, values: readonly (string | number)[]) =>
	fc.oneof(
		{ weight: 6, arbitrary: fc.constant('') },
		{ weight: 1, arbitrary: fc.constantFrom(...values.map((value) => `${name}=${value}`)) },
	);
const filters = fc
	.tuple(
		oneOf('kind', ['events', 'opportunities', 'benefits']),
		oneOf('when', ['now', 'today', 'week', 'weekend', 'month']),
		oneOf('day', ['2026-11-28', '2026-12-01']),
		oneOf('district', ['noerrebro', 'indre-by,oesterbro']),
		oneOf('category', categories),
		oneOf('language', ['da', 'ar', 'so']),
		oneOf('q', ['suppe', 'sang fodbold', 'noerrebro', '!!!']),
		oneOf('partner', ['nordlys', 'parken', 'findes-ikke']),
		oneOf('near', ['55.68,12.55', '55.7,12.5']),
		oneOf('km', [1, 5]),
		oneOf('at', ['55.65,12.5,55.7,12.6']),
		oneOf('free', [1]),
		oneOf('accessible', [1]),
	)
	.map((asked) => readFilter(new URLSearchParams(asked.filter(Boolean).join('&'))));
const views = fc
	.record({
		zoom: fc.integer({ min: 9, max: 17 }),
		lat: fc.double({ min: 55.62, max: 55.73, noNaN: true }),
		lng: fc.double({ min: 12.47, max: 12.65, noNaN: true }),
	})
	.map(({ zoom, lat, lng }) => {
		const [high, wide] = [(700 / 2 ** zoom) * 0.79, (1200 / 2 ** zoom) * 1.41];
		return viewOf([lat - high / 2, lng - wide / 2, lat + high / 2, lng + wide / 2], zoom);
	});
const changes = fc.constantFrom(
	"update event set title = 'Suppe i gården' where id % 7 = $",
	'update event set lat = null, lng = null where id % 9 = $',
	'update event set lat = 55.7, lng = 12.5 where id % 9 = $',
	"update event set starts_at = starts_at + interval '3 days', ends_at = ends_at + interval '3 days' where id % 5 = $ and umbrella_id is null and not is_umbrella",
	"update event set state = 'draft' where id % 11 = $",
	"update event set state = 'published' where id % 11 = $",
	"update event set price_kr = 25, district_nr = 3, categories = '{food}' where id % 6 = $",
	'delete from event where id % 40 = $',
	'update event set umbrella_id = null, under_umbrella = null, umbrella_starts_at = null, umbrella_ends_at = null where id % 9 = $',
	"update event set price_kr = 0, languages = '{da}' where is_umbrella",
	"update organisation set state = case when state = 'approved' then 'suspended' else 'approved' end where id % 3 = $",
	"update organisation set kind = 'housing' where id % 3 = $",
	"update event set languages = '{so,da}'",
	"update event set state = 'published', lat = 55.63 + id % 9 * 0.01, lng = 12.48 + id % 16 * 0.01",
);

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('the map is made of what is kept', () => {
	test('as the database finds it, for any filter and view, after any change', async ({ db, url }) => {
		await fillCity(db);
		await listening(url);
		const step = fc.record({
			filter: filters,
			view: views,
			change: changes,
			which: fc.integer({ min: 0, max: 4 }),
		});
		const found: number[] = [];
		await fc.assert(
			fc.asyncProperty(step, async ({ filter, view, change, which }) => {
				await sql.raw(change.replace('$', String(which))).execute(db);
				await announcementsHeard(pageCache, db);
				const kept = await gridThatFits(db, filter, view, now);
				pageCache.listening = false;
				const asked = await gridThatFits(db, filter, view, now);
				pageCache.listening = true;
				expect(kept.around).toEqual(asked.around);
				const bare = ({ cells }: typeof kept) =>
					cells.map(({ count, sectors, box, one }) => ({ count, sectors, box, one }));
				expect(bare(kept)).toEqual(bare(asked));
				found.push(sum(kept.cells.map(({ count }) => count)));
			}),
			{ numRuns: 150 },
		);
		expect(found.filter((count) => count > 0).length, 'most views are not empty').toBeGreaterThan(10);
	});

	test('its marks stand for as many things as the list has, for any filter', async ({ db, url }) => {
		await fillCity(db);
		// What has no place is in the list only.
		await sql`update event set lat = 55.7, lng = 12.5 where lat is null`.execute(db);
		await listening(url);
		const city = fc.integer({ min: 9, max: 13 }).map((zoom) => viewOf([55.55, 12.3, 55.8, 12.85], zoom));
		await fc.assert(
			fc.asyncProperty(filters, city, async (filter, view) => {
				const { marks } = await mapMarks(db, filter, view, now);
				expect(sum(marks.map(({ count }) => count))).toBe(await howMuchFits(db, filter, now));
			}),
			{ numRuns: 100 },
		);
	});
});

describe('what is kept', () => {
	test('goes with the hour: what is over is not shown though nothing was written', async ({ db, url }) => {
		const host = await organisation(db, 'nordlys');
		await makeEvent(db, host.id, { startsAt: now, lat: 55.7, lng: 12.5 });
		await listening(url);
		const all = readFilter(new URLSearchParams('kind=events&free=1'));
		const marks = async (moment: Date) => (await mapMarks(db, all, null, moment)).marks.length;
		expect(await marks(now)).toBe(1);
		expect(await marks(new Date(now.getTime() + 2 * hour - 1))).toBe(1);
		expect(await marks(new Date(now.getTime() + 2 * hour))).toBe(0);
		expect(await marks(now), 'an earlier moment is read anew').toBe(1);
	});

	test('is read again after it could not be read', async ({ db, url }) => {
		const host = await organisation(db, 'nordlys');
		const { id } = await makeEvent(db, host.id, { startsAt: now, lat: 55.7, lng: 12.5 });
		await listening(url);
		const events = new KeptEvents();
		expect((await events.now(db, now)).size).toBe(1);
		await db.deleteFrom('event').where('id', '=', id).execute();
		events.changed({ table: 'event', rows: [`id=${id}`] });
		const broken = db.withSchema('gone') as Database;
		await expect(events.now(broken, now)).rejects.toThrow('gone');
		expect((await events.now(db, now)).size).toBe(0);
	});

	test('hears of a change while it reads', async ({ db }) => {
		const host = await organisation(db, 'nordlys');
		const { id } = await makeEvent(db, host.id, { startsAt: now, lat: 55.7, lng: 12.5 });
		const events = new KeptEvents();
		const first = events.now(db, now);
		await db.deleteFrom('event').where('id', '=', id).execute();
		events.changed({ table: 'event', rows: [`id=${id}`, 'organisation_id=1'] });
		await first;
		expect((await events.now(db, now)).size).toBe(0);
	});
});
