/** A series stands once in every list, by the same meaning wherever it is counted. */
import { expect } from 'vitest';
import { upcomingEventsOf } from '#lib/events/readers.server.ts';
import { lists } from '#lib/explore/api/lists.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { mapThings } from '#lib/explore/map/map.server.ts';
import { howMuchFits } from '#lib/explore/readers.server.ts';
import { thisWeek } from '#lib/explore/week.server.ts';
import { addDays, copenhagenInstant } from '#lib/i18n/copenhagen.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeEvent } from '../../../tests/support/cast/events.ts';
import { player } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';

const now = new Date('2026-11-22T12:00:00Z');
const place = { lat: 55.7, lng: 12.55, districtNr: 3 } as const;

/** Ten Tuesdays from 17 November on, the fourth (8 December) cancelled, and one evening of its own. */
async function city(db: Database) {
	setClock(now);
	const org = await player(db, 'association');
	const { id: seriesId } = await db
		.insertInto('eventSeries')
		.values({ organisationId: org.id, rule: 'FREQ=WEEKLY' })
		.returning('id')
		.executeTakeFirstOrThrow();
	for (let week = 0; week < 10; week++) {
		const day = addDays('2026-11-17', 7 * week);
		await makeEvent(db, org.id, {
			...place,
			title: 'Fællesspisning',
			startsAt: copenhagenInstant(day, '18:00'),
			seriesId,
			occurrenceOn: day,
			state: week === 3 ? 'cancelled' : 'published',
			// From New Year on it costs.
			priceKr: week > 6 ? 25 : 0,
			detached: week > 6,
		});
	}
	await makeEvent(db, org.id, {
		...place,
		title: 'Loppemarked',
		startsAt: copenhagenInstant('2026-12-05', '10:00'),
	});
	return org;
}

const listed = async (db: Database, search: string) => {
	const filter = readFilter(new URLSearchParams(search));
	const { days } = await explore(db, filter, { after: null, limit: 20, now });
	const things = days.flatMap((day) => day.things);
	const perDay = days.reduce((sum, { events }) => sum + events, 0);
	return { filter, things, perDay };
};

test.for([
	['', ['Fællesspisning 2026-11-24', 'Loppemarked 2026-12-05', 'Fællesspisning 2026-12-08 cancelled']],
	['from=2026-12-09', ['Fællesspisning 2026-12-15']],
	['free=1', ['Fællesspisning 2026-11-24', 'Loppemarked 2026-12-05', 'Fællesspisning 2026-12-08 cancelled']],
	['q=fællesspisning', ['Fællesspisning 2026-11-24', 'Fællesspisning 2026-12-08 cancelled']],
] as const)('list, number and map agree: %s', async ([search, expected], { db }) => {
	await city(db);
	const { filter, things, perDay } = await listed(db, search);
	const said = things.map((thing) =>
		thing.type === 'event'
			? [thing.title, thing.startsAt.toISOString().slice(0, 10), thing.state === 'cancelled' && 'cancelled']
					.filter(Boolean)
					.join(' ')
			: '',
	);
	if (!search.startsWith('from')) expect(said).toEqual(expected);
	expect(perDay).toBe(said.length);
	expect(await howMuchFits(db, filter, now)).toBe(said.length);
	expect((await mapThings(db, filter, null, now)).things).toHaveLength(said.length);
	setClock(null);
});

test('the row names the dates that follow', async ({ db }) => {
	const org = await city(db);
	const { things } = await listed(db, '');
	expect(things[0]).toMatchObject({ otherDates: { count: 7 } });
	expect(
		(things[0] as { otherDates: { next: string[] } }).otherDates.next.map((next) => next.slice(0, 10)),
	).toEqual(['2026-12-01', '2026-12-15', '2026-12-22']);
	expect(things[1]).toMatchObject({ otherDates: null });
	const [next] = await upcomingEventsOf(db, org.id, 9);
	expect(next).toMatchObject({ title: 'Fællesspisning', otherDates: { count: 7 } });
	expect(await upcomingEventsOf(db, org.id, 9)).toHaveLength(3);
	expect(await thisWeek(db, now, 4)).toHaveLength(1);
	setClock(null);
});

test('the open data has every date', async ({ db }) => {
	await city(db);
	const query = new URLSearchParams();
	const { rows } = await lists.events(db, { query, after: null, limit: 50, now, origin: '' });
	expect(rows).toHaveLength(10);
	setClock(null);
});
