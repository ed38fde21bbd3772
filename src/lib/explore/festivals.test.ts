/** A festival stands once in a list with those of its parts that fit; a part is found for itself where its festival does not fit. */
import { afterAll, beforeAll, expect } from 'vitest';
import { upcomingEventsOf } from '#lib/events/readers.server.ts';
import { lists } from '#lib/explore/api/lists.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { comingFirst } from '#lib/explore/queries/feed-queries.server.ts';
import { howMuchFits } from '#lib/explore/readers.server.ts';
import { spanAsked } from '#lib/explore/span.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeEvent } from '../../../tests/support/cast/events.ts';
import { choose, festival, says, timesAt } from '../../../tests/support/cast/festivals.ts';
import { test } from '../../../tests/support/database.ts';

const now = new Date('2026-11-22T12:00:00Z');
beforeAll(() => setClock(now.toISOString()));
afterAll(() => setClock(null));

/** What a list shows, as `title (parts that fit)`, and `title < festival` for what is part of one. */
async function listed(db: Database, query: string): Promise<string[]> {
	const filter = readFilter(new URLSearchParams(query));
	const { days } = await explore(db, filter, { after: null, limit: 50, now });
	const events = days.flatMap(({ things }) => things).filter((thing) => thing.type === 'event');
	const total = await howMuchFits(db, filter, now);
	expect([query, total]).toEqual([query, events.length]);
	expect(days.reduce((sum, { events: count }) => sum + count, 0)).toBe(events.length);
	return events.map(
		({ title, parts, partOf }) =>
			title +
			(parts ? ` (${parts.count}: ${parts.first.map((part) => part.title).join()})` : '') +
			(partOf ? ` < ${partOf.title}` : ''),
	);
}

/** With a cancelled part, one of another organisation, and one evening that is part of nothing. */
async function city(db: Database) {
	const { host, guest, umbrella, own, theirs } = await festival(db);
	await says(db, guest, umbrella, theirs, 'accepted');
	const off = await makeEvent(db, host.id, {
		...timesAt('28T20:00'),
		title: 'Fyrværkeri',
		state: 'published',
	});
	await choose(db, host, umbrella, [own, theirs, off]);
	await db.updateTable('event').set({ state: 'cancelled' }).where('id', '=', off.id).execute();
	await db.updateTable('event').set({ priceKr: 40 }).where('id', '=', umbrella.id).execute();
	await db
		.updateTable('event')
		.set({ categories: ['food'] })
		.where('id', '=', theirs.id)
		.execute();
	await makeEvent(db, guest.id, { ...timesAt('28T09:00'), title: 'Lektiecafé' });
	return { host, guest, umbrella, own, theirs };
}

test('a festival stands once, with the parts that fit', async ({ db }) => {
	await city(db);
	const whole = 'Sydhavnens festival (2: Fakkeltog,Kagedyst)';
	const off = 'Fyrværkeri < Sydhavnens festival';
	expect(await listed(db, '')).toEqual([whole, 'Lektiecafé', off]);
	// On the Saturday only what is on then.
	expect(await listed(db, 'day=2026-11-28')).toEqual([
		'Sydhavnens festival (1: Kagedyst)',
		'Lektiecafé',
		off,
	]);
	expect(await listed(db, 'q=festival')).toEqual(['Sydhavnens festival']);
});

test('a part is found for itself where its festival does not fit', async ({ db }) => {
	await city(db);
	expect(await listed(db, 'q=kagedyst')).toEqual(['Kagedyst < Sydhavnens festival']);
	expect(await listed(db, 'category=food')).toEqual(['Kagedyst < Sydhavnens festival']);
	expect(await listed(db, 'free=1')).toEqual([
		'Fakkeltog < Sydhavnens festival',
		'Lektiecafé',
		'Kagedyst < Sydhavnens festival',
		'Fyrværkeri < Sydhavnens festival',
	]);
});

test('parts stand for themselves when their festival is off, or its organiser is not shown', async ({
	db,
}) => {
	const { host, umbrella } = await city(db);
	await db.updateTable('event').set({ state: 'cancelled' }).where('id', '=', umbrella.id).execute();
	expect(await listed(db, '')).toEqual([
		'Sydhavnens festival (1: Fyrværkeri)',
		'Fakkeltog < Sydhavnens festival',
		'Lektiecafé',
		'Kagedyst < Sydhavnens festival',
	]);
	await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', host.id).execute();
	expect(await listed(db, '')).toEqual(['Lektiecafé', 'Kagedyst']);
});

test('a series goes on in lists although one of its dates is part of a festival', async ({ db }) => {
	const { host, umbrella } = await city(db);
	const { id: seriesId } = await db
		.insertInto('eventSeries')
		.values({ organisationId: host.id, rule: 'FREQ=WEEKLY' })
		.returning('id')
		.executeTakeFirstOrThrow();
	const dates = ['28T11:00', '30T11:00'].map((given) =>
		makeEvent(db, host.id, {
			...timesAt(given),
			title: 'Morgensang',
			seriesId,
			occurrenceOn: `2026-11-${given.slice(0, 2)}`,
		}),
	);
	const [inside] = await Promise.all(dates);
	await choose(db, host, umbrella, [inside!]);
	expect(await listed(db, '')).toEqual([
		'Sydhavnens festival (1: Morgensang)',
		'Fakkeltog',
		'Lektiecafé',
		'Kagedyst',
		'Fyrværkeri',
		'Morgensang',
	]);
});

test('a partner’s page has its festival once, and a part of another’s festival', async ({ db }) => {
	const { host, guest } = await city(db);
	const own = await upcomingEventsOf(db, host.id, 10);
	expect(own.map(({ title, parts }) => [title, parts?.count])).toEqual([
		['Sydhavnens festival', 2],
		['Fyrværkeri', undefined],
	]);
	const others = await upcomingEventsOf(db, guest.id, 10);
	expect(others.map(({ title, partOf }) => [title, partOf?.title])).toEqual([
		['Lektiecafé', undefined],
		['Kagedyst', 'Sydhavnens festival'],
	]);
});

test('files and the API have each part, and say of what', async ({ db }) => {
	const { umbrella } = await city(db);
	const filter = readFilter(new URLSearchParams());
	const { events } = await comingFirst(db, filter, spanAsked(filter, now), 50);
	expect(events.map(({ title, partOf }) => [title, partOf?.id ?? null])).toEqual([
		['Sydhavnens festival', null],
		['Fakkeltog', umbrella.id],
		['Lektiecafé', null],
		['Kagedyst', umbrella.id],
		['Fyrværkeri', umbrella.id],
	]);
	const asked = { query: new URLSearchParams(), after: null, limit: 50, now, origin: 'https://a.example' };
	const { rows } = await lists.events(db, asked);
	expect(rows.map(({ parts, partOf }) => [parts, partOf?.id])).toEqual([
		[2, undefined],
		[0, `event-${umbrella.id}`],
		[0, undefined],
		[0, `event-${umbrella.id}`],
		[0, `event-${umbrella.id}`],
	]);
});
