/** A festival's programme: whose yes it takes, which days it keeps to, and one level only, whoever writes at the same moment. */
import { afterAll, beforeAll, describe, expect, test as plain } from 'vitest';
import { copyEvent, publishEvent } from '#lib/events/events.server.ts';
import { mergeEvents } from '#lib/events/merging/merging.server.ts';
import { liesWithin, whyNoPart, whyNoUmbrella } from '#lib/events/parts/part.ts';
import { chooseParts } from '#lib/events/parts/choosing.server.ts';
import { partAsksOf, programmeOf } from '#lib/events/parts/readers.server.ts';
import { releaseOutside } from '#lib/events/parts/staying.server.ts';
import { setIsUmbrella, setUmbrella } from '#lib/events/parts/part-writes.server.ts';
import { findEvent, lockEvent } from '#lib/events/queries.server.ts';
import { eventPage, lookAlikes } from '#lib/events/readers.server.ts';
import { repeatEvent } from '#lib/events/series/series.server.ts';
import { theSystem, visitor } from '#lib/accounts/actor.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { choose, festival, festivalTimes, says, timesAt } from '../../../../tests/support/cast/festivals.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const refused = (code: string) => ({ name: 'Refused', code });
const titles = async (db: Database, umbrella: { slug: string }) => {
	const { programme } = await eventPage(db, visitor, umbrella.slug);
	return programme?.rows.map(({ title }) => title) ?? null;
};
const stored = async (db: Database, { slug }: { slug: string }) => found(await findEvent(db, slug));

describe('the days', () => {
	const cases: [string, ReturnType<typeof timesAt>, boolean][] = [
		['the first evening', timesAt('27T18:00'), true],
		['the first morning, before the festival begins', timesAt('27T09:00'), true],
		['the last night', timesAt('29T22:00', 7), true],
		['until breakfast', timesAt('29T22:00', 8), false],
		['the evening before', timesAt('26T22:00'), false],
		['the night before, into the first day', timesAt('26T23:00', 4), false],
		['after midnight of the last night', timesAt('30T01:00'), false],
		['all three days', festivalTimes, true],
	];
	plain.each(cases)('%s', (_, times, within) => {
		expect(liesWithin(times, festivalTimes)).toBe(within);
	});
	test('the database says the same', async ({ db }) => {
		const org = await organisation(db, 'vaert');
		const umbrella = await makeEvent(db, org.id, { ...festivalTimes, isUmbrella: true });
		for (const [name, times, within] of cases) {
			const part = await makeEvent(db, org.id, times);
			const put = db
				.transaction()
				.execute((trx) => setUmbrella(trx, part.id, { ...festivalTimes, id: umbrella.id }));
			const error = await put.then(
				() => null,
				(thrown: { constraint_name?: string }) => thrown.constraint_name,
			);
			expect([name, error]).toEqual([name, within ? null : 'event_part_within_days']);
		}
	});
});

describe('a programme', () => {
	test('has own events at once, others’ by their yes, by day and time', async ({ db }) => {
		const { host, guest, umbrella, own, theirs } = await festival(db);
		expect(await titles(db, umbrella)).toEqual(['Fakkeltog']);
		expect((await mailsTo(db, 'gaest@example.dk')).map(({ subject }) => subject)).toEqual([
			'Vil I være med i programmet? Sydhavnens festival',
		]);
		expect(await partAsksOf(db, guest.id, now())).toMatchObject([
			{ state: 'asked', part: { title: 'Kagedyst' } },
		]);
		await says(db, guest, umbrella, theirs, 'accepted');
		await says(db, guest, umbrella, theirs, 'accepted');
		expect(await titles(db, umbrella)).toEqual(['Fakkeltog', 'Kagedyst']);
		const { partOf } = await eventPage(db, visitor, theirs.slug);
		expect(partOf).toMatchObject({ slug: umbrella.slug });
		// Saving it again asks nobody again.
		await choose(db, host, umbrella, [own, theirs]);
		expect(await mailsTo(db, 'gaest@example.dk')).toHaveLength(1);
		await says(db, guest, umbrella, theirs, 'left');
		expect(await titles(db, umbrella)).toEqual(['Fakkeltog']);
		await expect(choose(db, host, umbrella, [own, theirs])).rejects.toMatchObject(
			refused('event_part_declined'),
		);
		setClock('2026-11-22T12:00:00Z');
	});

	test('belongs to its organisation, and a yes to that of the part', async ({ db }) => {
		const { host, guest, umbrella, theirs, own } = await festival(db);
		const parts = { parts: [own.slug] };
		const tries = [
			() => chooseParts(db, host.as('reader'), host.slug, umbrella.slug, parts),
			() => chooseParts(db, guest.as('owner'), host.slug, umbrella.slug, parts),
			() => chooseParts(db, guest.as('owner'), guest.slug, umbrella.slug, parts),
			() => says(db, host, umbrella, theirs, 'accepted'),
			() => says(db, guest, umbrella, own, 'accepted'),
			() => says(db, guest, theirs, umbrella, 'accepted'),
		];
		for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ status: 404 });
		const hidden = await makeEvent(db, guest.id, { ...timesAt('28T10:00'), state: 'draft' });
		await expect(choose(db, host, umbrella, [hidden])).rejects.toMatchObject(refused('event_part_gone'));
		// The database takes no part without its organisation's yes.
		await expect(
			db.transaction().execute((trx) => setUmbrella(trx, theirs.id, { ...festivalTimes, id: umbrella.id })),
		).rejects.toMatchObject({ constraint_name: 'event_part_by_consent' });
	});

	test('of a draft asks others when it is published', async ({ db }) => {
		const [host, guest] = [await organisation(db, 'vaert'), await organisation(db, 'gaest')];
		const umbrella = await makeEvent(db, host.id, { ...festivalTimes, state: 'draft', title: 'Festival' });
		const own = await makeEvent(db, host.id, { ...timesAt('27T18:00'), title: 'Dans' });
		const theirs = await makeEvent(db, guest.id, timesAt('28T14:00'));
		await choose(db, host, umbrella, [own, theirs]);
		expect(await mailsTo(db, 'gaest@example.dk')).toEqual([]);
		// Nobody is led to a draft.
		expect((await eventPage(db, visitor, own.slug)).partOf).toBeNull();
		const said = { wordingRead: false, notTheSame: true };
		await publishEvent(db, host.as('editor'), host.slug, umbrella.slug, said);
		expect(await mailsTo(db, 'gaest@example.dk')).toHaveLength(1);
		await says(db, guest, umbrella, theirs, 'accepted');
		expect(await titles(db, umbrella)).toHaveLength(2);
	});

	test('is emptied, and its event is one like others again', async ({ db }) => {
		const { host, guest, umbrella, theirs } = await festival(db);
		await says(db, guest, umbrella, theirs, 'accepted');
		await choose(db, host, umbrella, []);
		expect(await stored(db, umbrella)).toMatchObject({ isUmbrella: false });
		expect(await stored(db, theirs)).toMatchObject({ umbrellaId: null });
		expect(await partAsksOf(db, guest.id, now())).toEqual([]);
	});

	test('may have one date of a series, has no series of its own, and is not copied', async ({ db }) => {
		const { host, umbrella, own } = await festival(db);
		const weekly = { rule: 'FREQ=WEEKLY', extraDates: [], exceptDates: [], skipHolidays: false };
		await repeatEvent(db, host.as('editor'), host.slug, own.slug, weekly);
		expect(await stored(db, own)).toMatchObject({ occurrenceOn: '2026-11-27', isUmbrella: false });
		expect(await titles(db, umbrella)).toEqual(['Fakkeltog']);
		await expect(repeatEvent(db, host.as('editor'), host.slug, umbrella.slug, weekly)).rejects.toMatchObject(
			refused('event_umbrella_repeats'),
		);
		expect(whyNoUmbrella(await stored(db, own))).toBe('event_umbrella_repeats');
		const copy = await copyEvent(db, host.as('editor'), host.slug, umbrella.slug);
		expect(await stored(db, { slug: copy.split('/').at(-1)! })).toMatchObject({ isUmbrella: false });
	});

	test('is paged', async ({ db }) => {
		const { host, umbrella } = await festival(db);
		const many = await Promise.all(
			Array.from({ length: 70 }, (_, n) =>
				makeEvent(db, host.id, { ...timesAt('28T10:00'), title: `Nr. ${n}` }),
			),
		);
		await choose(db, host, umbrella, many);
		const event = await stored(db, umbrella);
		const first = found(await programmeOf(db, event));
		const rest = found(await programmeOf(db, event, first.next));
		expect([first.rows.length, rest.rows.length, rest.next]).toEqual([60, 10, null]);
	});
});

describe('one level', () => {
	test('a part has no parts, an umbrella is no part, a part has one umbrella', async ({ db }) => {
		const { host, umbrella, own } = await festival(db);
		const other = await makeEvent(db, host.id, { ...festivalTimes, title: 'En anden' });
		const small = await makeEvent(db, host.id, { ...timesAt('27T19:00'), title: 'Lille' });
		await expect(choose(db, host, own, [small])).rejects.toMatchObject(refused('event_umbrella_is_part'));
		await expect(choose(db, host, other, [own])).rejects.toMatchObject(refused('event_part_elsewhere'));
		await expect(choose(db, host, other, [umbrella])).rejects.toMatchObject(
			refused('event_part_is_umbrella'),
		);
		await expect(choose(db, host, umbrella, [umbrella])).rejects.toMatchObject(
			refused('event_part_is_umbrella'),
		);
	});

	test('holds when two write at once', async ({ db }) => {
		const host = await organisation(db, 'vaert');
		const [a, b, c] = [
			await makeEvent(db, host.id, { ...festivalTimes, title: 'Fest A' }),
			await makeEvent(db, host.id, { ...festivalTimes, title: 'Fest B' }),
			await makeEvent(db, host.id, { ...festivalTimes, title: 'Fest C' }),
		];
		await Promise.allSettled([choose(db, host, a, [b]), choose(db, host, b, [c]), choose(db, host, c, [a])]);
		const rows = await Promise.all([a, b, c].map((one) => stored(db, one)));
		const parts = rows.filter(({ umbrellaId }) => umbrellaId !== null);
		expect(parts.length).toBeGreaterThan(0);
		for (const part of parts) {
			expect(part.isUmbrella).toBe(false);
			expect(rows.find(({ id }) => id === part.umbrellaId)).toMatchObject({
				isUmbrella: true,
				umbrellaId: null,
			});
		}
	});

	test('is held by the database, whatever the order', async ({ db }) => {
		const { umbrella, own } = await festival(db);
		const tries: [string, Promise<unknown>][] = [
			[
				'event_part_under_umbrella',
				db.transaction().execute((trx) => setIsUmbrella(trx, umbrella.id, false)),
			],
			['event_umbrella_is_no_part', db.transaction().execute((trx) => setIsUmbrella(trx, own.id, true))],
			[
				'event_part_within_days',
				db
					.updateTable('event')
					.set({ startsAt: new Date('2026-11-28T08:00:00Z') })
					.where('id', '=', umbrella.id)
					.execute(),
			],
		];
		for (const [constraint, attempt] of tries)
			await expect(attempt).rejects.toMatchObject({ constraint_name: constraint });
	});
});

describe('another event like it', () => {
	test('is none of its own parts', async ({ db }) => {
		const host = await organisation(db, 'vaert');
		const place = { address: 'Rentemestervej 62', lat: 55.7105, lng: 12.5301 };
		const umbrella = await makeEvent(db, host.id, { ...festivalTimes, ...place, title: 'Byfest' });
		const { startsAt } = festivalTimes;
		const opening = await makeEvent(db, host.id, { startsAt, ...place, title: 'Byfesten' });
		expect(await lookAlikes(db, await stored(db, umbrella))).toHaveLength(1);
		await choose(db, host, umbrella, [opening]);
		expect(await lookAlikes(db, await stored(db, umbrella))).toEqual([]);
		expect(await lookAlikes(db, await stored(db, opening))).toEqual([]);
	});

	test('takes in a part, never a festival', async ({ db }) => {
		const { host, umbrella, own } = await festival(db);
		const other = await makeEvent(db, host.id, timesAt('27T18:00'));
		await expect(
			mergeEvents(db, host.as('editor'), { from: umbrella.slug, into: other.slug }),
		).rejects.toMatchObject(refused('event_merge_umbrella'));
		await mergeEvents(db, host.as('editor'), { from: own.slug, into: other.slug });
		expect(await stored(db, own)).toMatchObject({ umbrellaId: null, mergedIntoId: other.id });
	});
});

test('what another calendar moves out of the days stands for itself', async ({ db }) => {
	const { guest, umbrella, own, theirs } = await festival(db);
	await says(db, guest, umbrella, theirs, 'accepted');
	await db.transaction().execute(async (trx) => {
		const part = found(await lockEvent(trx, theirs.slug));
		await releaseOutside(trx, theSystem, part, timesAt('28T15:00'));
		expect(found(await lockEvent(trx, theirs.slug)).umbrellaId).not.toBeNull();
		await releaseOutside(trx, theSystem, part, timesAt('30T15:00'));
		expect(found(await lockEvent(trx, theirs.slug)).umbrellaId).toBeNull();
		const whole = found(await lockEvent(trx, umbrella.slug));
		await releaseOutside(trx, theSystem, whole, { ...festivalTimes, startsAt: timesAt('28T08:00').startsAt });
		expect(found(await lockEvent(trx, own.slug)).umbrellaId).toBeNull();
	});
});

test('why something is no part', async ({ db }) => {
	const { host, umbrella } = await festival(db);
	const whole = await stored(db, umbrella);
	const part = await stored(db, await makeEvent(db, host.id, timesAt('28T10:00')));
	expect(whyNoPart(part, whole)).toBeNull();
	expect(whyNoPart({ ...part, state: 'cancelled' }, whole)).toBe('event_part_closed');
	expect(whyNoPart({ ...part, seriesId: 1 }, whole)).toBe('event_part_closed');
	expect(whyNoPart({ ...part, seriesId: 1, occurrenceOn: '2026-11-28' }, whole)).toBeNull();
	expect(whyNoPart({ ...part, ...timesAt('30T10:00') }, whole)).toBe('event_part_outside');
});
