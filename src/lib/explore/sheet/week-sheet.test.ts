/** A week on paper: what fits, evenly by day, and how much more there is. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { readFilter } from '#lib/explore/filter.ts';
import { evenly, firstDays, fitted, mostOnSheet } from '#lib/explore/sheet/week-sheet.ts';
import { weekSheet } from '#lib/explore/sheet/week-sheet.server.ts';
import { copenhagenInstant } from '#lib/i18n/dates.ts';
import { setClock } from '#lib/platform/clock.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

describe('lines of a sheet', () => {
	test.for<[number[], number, number[]]>([
		[[], 5, []],
		[[0, 0], 5, [0, 0]],
		[[3, 1], 5, [3, 1]],
		[[9, 9, 9], 6, [2, 2, 2]],
		[[9, 1, 9], 6, [3, 1, 2]],
		[[1, 9, 0], 4, [1, 3, 0]],
		[[9, 9], 0, [0, 0]],
	])('%j share %i', ([wanted, lines, given]) => {
		expect(evenly(wanted, lines)).toEqual(given);
	});

	test('every line is used that somebody wants, and nobody gets more by two than one who wanted more', () =>
		fc.assert(
			fc.property(
				fc.array(fc.nat(50), { minLength: 7, maxLength: 7 }),
				fc.nat(100),
				(wanted: number[], lines: number) => {
					const given = evenly(wanted, lines);
					const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);
					expect(sum(given)).toBe(Math.min(lines, sum(wanted)));
					given.forEach((each, index) => expect(each).toBeLessThanOrEqual(wanted[index]!));
					const short = given.filter((each, index) => each < wanted[index]!);
					for (const each of short) expect(Math.max(...given) - each).toBeLessThanOrEqual(1);
				},
			),
		));

	test('days without anything are left out; what was counted and not read is told', () => {
		expect(
			fitted(
				[
					{ day: '2026-11-26', events: ['a', 'b', 'c'], count: 3 },
					{ day: '2026-11-27', events: [], count: 0 },
					{ day: '2026-11-28', events: [], count: 7 },
				],
				2,
			),
		).toEqual([
			{ day: '2026-11-26', events: ['a', 'b'], more: 1 },
			{ day: '2026-11-28', events: [], more: 7 },
		]);
	});

	test.for([
		['2026-11-25', '2026-11-25', '2026-11-25 2026-11-30 2026-12-07 2026-12-14 2026-12-21'],
		['2026-11-30', '2027-02-01', '2026-11-30 2026-12-07 2026-12-14 2026-12-21 2026-12-28 2027-02-01'],
	] as const)('from %s, asked for %s', ([today, asked, days]) => {
		expect(firstDays(today, asked).join(' ')).toBe(days);
	});
});

describe('a district’s week', () => {
	const at = (text: string) => copenhagenInstant(text.slice(0, 10), text.slice(11));
	const now = at('2026-11-25 17:00');
	beforeAll(() => setClock(now));
	afterAll(() => setClock(null));

	test('has what is on from now, by day, without what was called off', async ({ db }) => {
		const org = await organisation(db, 'vaert');
		const evening = (day: string, more: object = {}) =>
			makeEvent(db, org.id, {
				publishedAt: now,
				startsAt: at(`${day} 19:00`),
				endsAt: at(`${day} 21:00`),
				districtNr: 3,
				...more,
			});
		await evening('2026-11-24');
		await evening('2026-11-24', { title: 'Udstilling', endsAt: at('2026-11-29 12:00') });
		await evening('2026-11-25', { title: 'I aften' });
		await evening('2026-11-27', { title: 'Aflyst', state: 'cancelled' });
		await evening('2026-11-28', { title: 'Et andet sted', districtNr: 4 });
		for (let index = 0; index < mostOnSheet + 2; index++)
			await evening('2026-12-01', { title: `Tirsdag ${index}` });
		await evening('2026-12-02', { title: 'Ugen efter' });

		const filter = readFilter(new URLSearchParams('district=noerrebro'));
		const shown = async (from: string) =>
			(await weekSheet(db, filter, from, now)).days.map(
				({ day, events, more }) => `${day}: ${events.length} (${events[0]?.title}) +${more}`,
			);
		expect(await shown('2026-11-25')).toEqual([
			'2026-11-25: 2 (Udstilling) +0',
			`2026-12-01: ${mostOnSheet - 2} (Tirsdag 0) +4`,
		]);
		expect(await shown('2026-11-30')).toEqual([
			`2026-12-01: ${mostOnSheet - 1} (Tirsdag 0) +3`,
			'2026-12-02: 1 (Ugen efter) +0',
		]);
		expect(await shown('2026-12-03')).toEqual([]);
	});
});
