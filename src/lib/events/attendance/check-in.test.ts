import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { countTurnout } from '#lib/events/attendance/attendance-queries.server.ts';
import { atTheDoor, checkIn, mostWalkIns } from '#lib/events/attendance/check-in.server.ts';
import type { GroupKey, Press } from '#lib/events/attendance/presses.ts';
import { forgetRegistrations } from '#lib/events/registrations/tell.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { makeEvent, organisation } from '../../../../tests/support/cast/events.ts';
import { test } from '../../../../tests/support/database.ts';

const refused = (code: string) => ({ name: 'Refused', code });
const at = (time: string) => new Date(`2026-11-24T${time}:00Z`).getTime();
const walkIn = (): GroupKey => `walk-in:${randomUUID()}`;
const press = (group: GroupKey, people: number, time = '17:00', name = ''): Press => ({
	...{ group, people, name },
	at: at(time),
});

beforeEach(() => setClock('2026-11-24T18:00:00Z'));
afterEach(() => setClock(null));

async function party(db: Database) {
	const host = await organisation(db, 'nordlys');
	const { id, slug } = await makeEvent(db, host.id, { capacity: 10 });
	const guests = [
		{ name: 'Øjvind Ål', people: 4, companions: ['Søren', 'Bo'], state: 'confirmed' },
		{ name: 'Anna', people: 1, companions: [], state: 'confirmed' },
		{ name: 'Cilla', people: 2, companions: [], state: 'waiting' },
		{ name: 'Dan', people: 2, companions: [], state: 'cancelled' },
	] as const;
	const rows = await db
		.insertInto('registration')
		.values(
			guests.map((guest) => ({
				...guest,
				companions: [...guest.companions],
				eventId: id,
				email: `${guest.name.replace(' ', '.')}@prove.example`,
			})),
		)
		.returning(['id', 'name'])
		.execute();
	const keyOf = (name: string): GroupKey => `sign-up:${rows.find((row) => row.name === name)!.id}`;
	const editor = host.as('editor');
	const notes = (...presses: Press[]) => checkIn(db, editor, host.slug, slug, presses);
	const list = async (q = '') =>
		(await atTheDoor(db, editor, host.slug, slug, { q, limit: 50 })).page.rows.map(
			({ name, came }) => `${name} ${came}`,
		);
	return { host, id, slug, keyOf, presses: notes, list, editor };
}

describe('checking in', () => {
	test('a family comes, one of them less, and is taken back', async ({ db }) => {
		const { keyOf, presses, list } = await party(db);
		expect(await list()).toEqual(['Anna 0', 'Cilla 0', 'Øjvind Ål 0']);
		expect(await presses(press(keyOf('Øjvind Ål'), 4))).toEqual({ came: 4, walkIns: 0, expected: 5 });
		expect(await presses(press(keyOf('Øjvind Ål'), 3, '17:01'))).toMatchObject({ came: 3 });
		expect(await presses(press(keyOf('Øjvind Ål'), 0, '17:02'))).toMatchObject({ came: 0 });
		// The second phone’s earlier press arrives last.
		expect(await presses(press(keyOf('Øjvind Ål'), 4, '17:01'))).toMatchObject({ came: 0 });
	});

	test('who waits may come after all; who cancelled is not on the list', async ({ db }) => {
		const { keyOf, presses } = await party(db);
		const turnout = await presses(press(keyOf('Cilla'), 2), press(keyOf('Dan'), 2));
		expect(turnout).toEqual({ came: 2, walkIns: 0, expected: 5 });
	});

	test('walk-ins are counted once however often they arrive, and do not come back', async ({ db }) => {
		const { presses, list } = await party(db);
		const group = walkIn();
		const came = press(group, 3, '17:05', 'Fætter');
		await presses(came, came);
		expect(await presses(came)).toEqual({ came: 3, walkIns: 3, expected: 5 });
		expect(await list('faetter')).toEqual(['Fætter 3']);
		expect(await presses(press(group, 0, '17:06'))).toMatchObject({ came: 0 });
		expect(await presses(came)).toMatchObject({ came: 0, walkIns: 0 });
		expect(await list('faetter')).toEqual([]);
	});

	test('finds a group by anybody’s name in it, a page at a time', async ({ db }) => {
		const { list, host, slug, editor } = await party(db);
		expect(await list('soren')).toEqual(['Øjvind Ål 0']);
		const read = (after?: string | null) =>
			atTheDoor(db, editor, host.slug, slug, { q: '', limit: 2, after });
		const first = await read();
		const second = await read(first.page.next);
		expect([first, second].map(({ page }) => page.rows.map(({ name }) => name))).toEqual([
			['Anna', 'Cilla'],
			['Øjvind Ål'],
		]);
	});

	test('two phones at once, each group last pressed by one of them', async ({ db }) => {
		const { keyOf, presses } = await party(db);
		const [a, b, c] = [keyOf('Anna'), keyOf('Øjvind Ål'), walkIn()];
		const times = ['17:01', '17:02', '17:03', '17:04'];
		await Promise.all(
			times.map((time, n) => presses(press(b, n + 1, time), press(c, n, time), press(a, (n + 1) % 2, time))),
		);
		expect(await presses()).toEqual({ came: 4 + 3, walkIns: 3, expected: 5 });
	});

	test('a clock that is ahead does not shut the others out', async ({ db }) => {
		const { keyOf, presses } = await party(db);
		await presses({ ...press(keyOf('Anna'), 1), at: at('23:00') });
		setClock('2026-11-24T18:05:00Z');
		expect(await presses(press(keyOf('Anna'), 0, '18:05'))).toMatchObject({ came: 0 });
	});

	test('is nobody’s but the editors’, of this event, while it is open', async ({ db }) => {
		const { host, slug, keyOf, presses } = await party(db);
		const one = [press(keyOf('Anna'), 1)];
		const other = await organisation(db, 'andre');
		for (const [actor, by] of [
			[host.as('reporter'), host.slug],
			[other.as('owner'), host.slug],
			[other.as('owner'), other.slug],
		] as const) {
			await expect(checkIn(db, actor, by, slug, one)).rejects.toMatchObject({ status: 404 });
			await expect(atTheDoor(db, actor, by, slug, { q: '', limit: 1 })).rejects.toMatchObject({
				status: 404,
			});
		}
		const elsewhere = await makeEvent(db, host.id);
		await checkIn(db, host.as('editor'), host.slug, elsewhere.slug, one);
		expect(await presses()).toMatchObject({ came: 0 });
		for (const closed of ['2026-11-24T05:00:00Z', '2026-12-02T00:00:00Z']) {
			setClock(closed);
			await expect(presses(...one)).rejects.toMatchObject(refused('event_check_in_closed'));
		}
	});

	test('takes no endless line of walk-ins', async ({ db }) => {
		const { id, presses } = await party(db);
		await db
			.insertInto('walkIn')
			.values(Array.from({ length: mostWalkIns }, () => ({ eventId: id, key: randomUUID(), people: 1 })))
			.execute();
		await expect(presses(press(walkIn(), 1))).rejects.toMatchObject(refused('event_walk_ins_many'));
	});

	test('the numbers outlive the names, and are counted once', async ({ db }) => {
		const { id, keyOf, presses } = await party(db);
		await presses(press(keyOf('Øjvind Ål'), 3), press(walkIn(), 2, '17:00', 'Fætter'));
		setClock('2026-12-25T12:00:00Z');
		await forgetRegistrations.handle(db, {});
		await forgetRegistrations.handle(db, {});
		expect(await countTurnout(db, id)).toEqual({ came: 5, walkIns: 0, expected: 5 });
		expect(await db.selectFrom('walkIn').select('id').execute()).toEqual([]);
		expect(await db.selectFrom('registration').select('id').execute()).toEqual([]);
	});
});
