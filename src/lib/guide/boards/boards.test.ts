/** Seats on boards: what is promised is the sum of promises, and the tables add up to it. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Insertable } from 'kysely';
import { resultRows } from '#lib/commitments/readers.server.ts';
import { boardsCsv } from '#lib/guide/boards/file.server.ts';
import { readBoardFilter } from '#lib/guide/boards/list.ts';
import { boardsPage, seatFigures } from '#lib/guide/boards/readers.server.ts';
import { byDistrict, byKind, inAll, type Counted, type Promised } from '#lib/guide/boards/seats.ts';
import { districtNrs } from '#lib/geography/districts.ts';
import { planTask, removeTask } from '#lib/followup/wheel/wheel.server.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';
import { boardKinds } from '#lib/policy/boards.ts';
import { makeCommitment } from '../../../../tests/support/cast/commitments.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-27T12:00:00Z'));
afterAll(() => setClock(null));

const district = fc.option(fc.constantFrom(...districtNrs));
const counted: fc.Arbitrary<Counted[]> = fc.array(
	fc.record({ kind: fc.constantFrom(...boardKinds), district, open: fc.nat(50), filled: fc.nat(50) }),
);
const promised: fc.Arbitrary<Promised[]> = fc.array(
	fc.record({ districts: fc.subarray([...districtNrs], { maxLength: 3 }), seats: fc.nat(50) }),
);

test('both tables add up to the whole, however seats and promises lie', () => {
	fc.assert(
		fc.property(counted, promised, (seats, promises) => {
			const total = inAll(seats, promises);
			const sum = (rows: readonly { open: number; filled: number; promised?: number }[]) => ({
				open: rows.reduce((so, row) => so + row.open, 0),
				filled: rows.reduce((so, row) => so + row.filled, 0),
			});
			const districts = byDistrict(seats, promises);
			expect(sum(byKind(seats))).toEqual({ open: total.open, filled: total.filled });
			expect(sum(districts)).toEqual({ open: total.open, filled: total.filled });
			expect(districts.reduce((so, row) => so + row.promised, 0)).toBe(total.promised);
			expect(new Set(districts.map((row) => row.district)).size).toBe(districts.length);
		}),
	);
});

async function seat(
	db: Database,
	organisationId: number,
	given: Partial<Insertable<DB['opportunity']>> = {},
): Promise<number> {
	const { title = 'En plads' } = given;
	const row: Insertable<DB['opportunity']> = {
		...{
			organisationId,
			kind: 'board_seat' as const,
			boardKind: 'school' as const,
			slug: newSlug(title),
			places: 2,
		},
		...{ state: 'published' as const, publishedAt: new Date('2026-11-01'), deadlineOn: '2026-12-20' },
		...{ contactEmail: 'skolen@prove.example', districtNr: 3 as const, ...given, title },
	};
	return (await db.insertInto('opportunity').values(row).returning('id').executeTakeFirstOrThrow()).id;
}
const fill = (db: Database, opportunityId: number, takenBack = false) =>
	db
		.insertInto('placement')
		.values({
			...{ opportunityId, ordinal: takenBack ? 2 : 1, filledOn: '2026-11-20' },
			...(takenBack && { takenBackAt: new Date('2026-11-21'), takenBackReason: 'En fejl' }),
		})
		.execute();
const open = async (db: Database, query = '') =>
	(await boardsPage(db, readBoardFilter(new URLSearchParams(query)), null)).seats.map(({ title }) => title);

test('a seat is open until its deadline or its last place, by kind and district', async ({ db }) => {
	const us = await player(db, 'school');
	await seat(db, us.id, { title: 'Sent', deadlineOn: '2026-12-24' });
	await seat(db, us.id, { title: 'Tidligt', boardKind: 'housing', deadlineOn: '2026-11-27', districtNr: 8 });
	await seat(db, us.id, { title: 'Forbi', deadlineOn: '2026-11-26' });
	await seat(db, us.id, { title: 'Kladde', state: 'draft', publishedAt: null });
	const full = await seat(db, us.id, { title: 'Besat', places: 1 });
	await fill(db, full);
	expect(await open(db)).toEqual(['Tidligt', 'Sent']);
	expect(await open(db, 'kind=school')).toEqual(['Sent']);
	expect(await open(db, 'district=8')).toEqual(['Tidligt']);
	await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', us.id).execute();
	expect(await open(db)).toEqual([]);
	expect((await seatFigures(db)).total).toMatchObject({ open: 0, filled: 0 });
});

test('filled are those that were filled and not taken back; what is promised is what the results have', async ({
	db,
}) => {
	const [us, gone] = [await player(db, 'association'), await player(db, 'school')];
	const one = await seat(db, us.id, { places: 3 });
	await fill(db, one);
	await fill(db, one, true);
	await seat(db, us.id, { boardKind: 'association', districtNr: null, state: 'closed' });
	const seats = { type: 'board-seats', goal: '2011-2014/goal-6' } as const;
	await makeCommitment(db, { ...seats, organisationId: us.id, target: 4, districts: [3] });
	await makeCommitment(db, { ...seats, organisationId: us.id, target: 2 });
	await makeCommitment(db, { ...seats, organisationId: us.id, target: 9, state: 'draft' });
	await makeCommitment(db, { ...seats, organisationId: gone.id, target: 7 });
	await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', gone.id).execute();
	const figures = await seatFigures(db);
	const results = (await resultRows(db, {}, '2026-11-27')).filter(({ type }) => type === 'board-seats');
	expect(figures.total).toEqual({ promised: 6, open: 2, filled: 1 });
	expect(results.reduce((sum, { target }) => sum + target, 0)).toBe(figures.total.promised);
	expect(figures.districts).toEqual([
		{ district: 3, promised: 4, open: 2, filled: 1 },
		{ district: null, promised: 2, open: 0, filled: 0 },
	]);
	const lines = boardsCsv(figures.counted, figures.promised).trim().split('\n');
	expect(lines).toHaveLength(1 + figures.counted.length + figures.promised.length);
});

test('elections stand on the page for as long as they are ahead, from the one year wheel', async ({ db }) => {
	const editor = await person(db, 'editor');
	const task = {
		...({ submission: undefined, ring: 'community', note: '', startsOn: null, yearly: false } as const),
		...{ owner: null, remindDays: 14 },
	};
	await planTask(db, editor, { ...task, title: 'Valg', dueOn: '2026-12-10', boardKind: 'school' });
	await planTask(db, editor, { ...task, title: 'Holdt', dueOn: '2026-11-20', boardKind: 'school' });
	await planTask(db, editor, { ...task, title: 'Partnerdag', dueOn: '2026-12-11', boardKind: null });
	const days = async (query = '') =>
		(await boardsPage(db, readBoardFilter(new URLSearchParams(query)), null)).days;
	expect(await days()).toMatchObject([{ title: 'Valg', boardKind: 'school' }]);
	expect(await days('kind=housing')).toEqual([]);
	await removeTask(db, editor, (await days())[0]!.id);
	expect(await days()).toEqual([]);
});

test('the database knows a seat by its board, and nothing else has one', async ({ db }) => {
	const us = await player(db, 'school');
	await expect(seat(db, us.id, { boardKind: null })).rejects.toMatchObject({
		constraint_name: 'opportunity_seat_is_on_a_board',
	});
	await expect(seat(db, us.id, { kind: 'mentor' })).rejects.toMatchObject({
		constraint_name: 'opportunity_seat_is_on_a_board',
	});
});
