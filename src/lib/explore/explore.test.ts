/** What is listed, and under which day: everything that has not ended, and whatever overlaps the time asked about. */
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { eventsServing, upcomingEventsOf } from '#lib/events/readers.server.ts';
import { lists } from '#lib/explore/api/lists.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { mapThings } from '#lib/explore/map/map.server.ts';
import { countThings } from '#lib/explore/queries/count-queries.server.ts';
import { spanOf } from '#lib/explore/span.ts';
import { thisWeek } from '#lib/explore/week.server.ts';
import { copenhagenInstant } from '#lib/i18n/dates.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitment } from '../../../tests/support/cast/commitments.ts';
import { makeEvent, organisation } from '../../../tests/support/cast/events.ts';
import { test } from '../../../tests/support/database.ts';

const at = (text: string) => copenhagenInstant(text.slice(0, 10), text.slice(11) || '00:00');

/** A Wednesday, at five in the afternoon. */
const now = at('2026-11-25 17:00');
beforeAll(() => setClock(now));
afterAll(() => setClock(null));

/** Title, begins, ends, and the times asked about that it is in. */
const city = [
	['Slut i dag', '2026-11-25 14:00', '2026-11-25 17:00', ''],
	['Slut i forgårs', '2026-11-20 10:00', '2026-11-23 16:00', ''],
	['Hele efteråret', '2026-09-01 10:00', '2026-12-15 16:00', 'now tonight today week weekend month any'],
	['Ugen ud', '2026-11-24 10:00', '2026-11-29 16:00', 'now tonight today week weekend month any'],
	['I dag', '2026-11-25 16:00', '2026-11-25 21:00', 'now tonight today week month any'],
	['I aften', '2026-11-25 19:00', '2026-11-25 21:00', 'tonight today week month any'],
	['Torsdag til søndag', '2026-11-26 18:00', '2026-11-29 12:00', 'week weekend month any'],
	['Torsdag', '2026-11-26 18:00', '2026-11-26 20:00', 'week month any'],
	['Til fredag begynder', '2026-11-26 20:00', '2026-11-27 00:00', 'week month any'],
	['Lørdag', '2026-11-28 18:00', '2026-11-28 20:00', 'week weekend month any'],
	['Mandag begynder', '2026-11-30 00:00', '2026-11-30 02:00', 'month any'],
	['Til foråret', '2027-04-01 10:00', '2027-04-01 12:00', 'any'],
] as const;

const times = ['now', 'tonight', 'today', 'week', 'weekend', 'month', 'any'] as const;
const inTime = (when: string) =>
	city.filter(([, , , fits]) => fits.split(' ').includes(when)).map(([title]) => title);

async function fill(db: Database) {
	const org = await organisation(db, 'huset');
	const serves = await commitment(db, org.id, 'apprenticeships');
	for (const [title, startsAt, endsAt] of city) {
		await makeEvent(db, org.id, {
			title,
			startsAt: at(startsAt),
			endsAt: at(endsAt),
			lat: 55.7,
			lng: 12.5,
			districtNr: 3,
			commitmentId: serves,
		});
	}
	return { org, serves };
}

/** The whole list, read `limit` at a time. */
async function read(db: Database, query: string, limit: number) {
	const found: { day: string | null; events: number; titles: string[] }[] = [];
	let after: string | null = null;
	do {
		const page = await explore(db, readFilter(new URLSearchParams(query)), { after, limit, now });
		for (const { day, events, things } of page.days)
			found.push({ day, events, titles: things.map(({ title }) => title) });
		after = page.next;
	} while (after);
	return found;
}

describe('an event is listed until it ends, under every time that it overlaps', () => {
	test('in the list, the map, the API and the numbers alike', async ({ db }) => {
		await fill(db);
		for (const when of times) {
			const expected = inTime(when);
			const query = `when=${when}&district=3`;
			const filter = readFilter(new URLSearchParams(query));
			for (const limit of [1, 2, 3, 20]) {
				const titles = (await read(db, query, limit)).flatMap((day) => day.titles);
				expect(titles, `${when}, ${limit} at a time`).toEqual(expected);
			}
			expect(await countThings(db, filter, spanOf(when, now)), when).toBe(expected.length);
			const { things } = await mapThings(db, filter, null, now);
			expect(things.map(({ title }) => title)).toEqual(expected);

			const listed: string[] = [];
			let after: string | null = null;
			do {
				const asked = { query: new URLSearchParams(query), after, limit: 2, now, origin: '' };
				const page: { rows: { title: string }[]; next: string | null } = await lists.events(db, asked);
				listed.push(...page.rows.map(({ title }) => title));
				after = page.next;
			} while (after);
			expect(listed).toEqual(expected);
		}
	});

	test('what has begun stands under the first day asked about, and is counted there', async ({ db }) => {
		await fill(db);
		for (const limit of [3, 20]) {
			const days = new Map<string | null, { events: number; titles: string[] }>();
			for (const { day, events, titles } of await read(db, 'when=week', limit)) {
				const before = days.get(day);
				expect(before?.events ?? events, day ?? '').toBe(events);
				days.set(day, { events, titles: [...(before?.titles ?? []), ...titles] });
			}
			expect(Object.fromEntries(days)).toEqual({
				'2026-11-25': { events: 4, titles: ['Hele efteråret', 'Ugen ud', 'I dag', 'I aften'] },
				'2026-11-26': { events: 3, titles: ['Torsdag til søndag', 'Torsdag', 'Til fredag begynder'] },
				'2026-11-28': { events: 1, titles: ['Lørdag'] },
			});
		}
		const [friday] = await read(db, 'when=weekend', 20);
		expect(friday).toEqual({
			day: '2026-11-27',
			events: 3,
			titles: ['Hele efteråret', 'Ugen ud', 'Torsdag til søndag'],
		});
	});

	test('under the day that is picked, and a day that has passed is none', async ({ db }) => {
		await fill(db);
		const titles = async (day: string) => (await read(db, `day=${day}`, 3)).flatMap((one) => one.titles);
		expect(await titles('2026-11-28')).toEqual(['Hele efteråret', 'Ugen ud', 'Torsdag til søndag', 'Lørdag']);
		expect(await titles('2026-11-24')).toEqual(inTime('any'));
		expect(await titles('2026-13-40')).toEqual(inTime('any'));
	});

	test('the map says that it is on', async ({ db }) => {
		await fill(db);
		const { things } = await mapThings(db, readFilter(new URLSearchParams('when=today')), null, now);
		expect(things.map(({ note }) => note)).toEqual(['i gang nu', 'i gang nu', 'i gang nu', 'i dag 19.00']);
	});

	test('on the front page, what begins or began nearest to now, however much lasts for months', async ({
		db,
	}) => {
		const { org } = await fill(db);
		for (let n = 0; n < 30; n++) {
			await makeEvent(db, org.id, { startsAt: at('2026-08-01 10:00'), endsAt: at('2027-01-31 10:00') });
		}
		const week = await thisWeek(db, now, 4);
		expect(week.map(({ title }) => title)).toEqual(['I dag', 'I aften', 'Torsdag til søndag', 'Torsdag']);
	});

	test("on the partner's page, and on that of the promise it serves before what has been", async ({ db }) => {
		const { org, serves } = await fill(db);
		const partners = await upcomingEventsOf(db, org.id, 20);
		expect(partners.map(({ title }) => title)).toEqual(inTime('any'));
		const promised = await eventsServing(db, serves, 20);
		expect(
			promised
				.map(({ title }) => title)
				.slice(0, 4)
				.toSorted(),
		).toEqual(['Hele efteråret', 'Ugen ud', 'I dag', 'I aften'].toSorted());
		expect(promised.map(({ title }) => title).slice(-2)).toEqual(['Slut i dag', 'Slut i forgårs']);
	});
});
