import { afterEach, beforeEach, describe, expect, test as plain } from 'vitest';
import { sharesByParty, type ShareRow } from '#lib/commitments/totals/shares.ts';
import { shareRows } from '#lib/commitments/totals/share-queries.server.ts';
import { partnership, commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { player, type Player } from '../../../../tests/support/cast/people.ts';
import { setClock } from '#lib/platform/clock.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

test('each party’s deliveries toward each commitment, by level, and nothing that no longer counts', async ({
	db,
}) => {
	const [a, b, c] = [await player(db), await player(db, 'school'), await player(db, 'association')];
	const together = await partnership(db, [a, b, c]);
	const hours = await commitmentBy(db, a, { type: 'mentor-hours', partnership: together });
	await commitmentBy(db, a, { type: 'mentor-hours' });
	const add = async (by: Player, amount: number, counts = true) =>
		(
			await db
				.insertInto('contribution')
				.values({ commitmentId: hours.id, organisationId: by.id, amount, counts, happenedOn: '2026-10-01' })
				.returning('id')
				.executeTakeFirstOrThrow()
		).id;
	const confirmed = await add(a, 12);
	await add(a, 3);
	await add(b, 40);
	await add(b, 100, false);
	const personId = c.as('reporter').person!.id;
	await db
		.insertInto('verification')
		.values({ contributionId: confirmed, level: 1, organisationId: c.id, personId })
		.execute();

	const shares = sharesByParty(await shareRows(db, together.id), { exact: false });
	expect(shares.get(a.id)).toMatchObject([
		{ level0: 3, level1: 12, delivered: 15, confirmed: 12, hidden: false },
	]);
	expect(shares.get(b.id)).toMatchObject([{ level0: 40, delivered: 40, confirmed: 0 }]);
	expect(shares.has(c.id)).toBe(false);
});

describe('for the public', () => {
	const row = (organisationId: number, type: string, level0: number): ShareRow => ({
		commitmentId: 1,
		slug: 's',
		title: 't',
		type,
		target: 20,
		organisationId,
		level0,
		level1: 0,
		level2: 0,
		level3: 0,
	});
	plain('a split of people with a part below five is kept back whole: the rest would tell it', () => {
		const rows = [row(1, 'apprenticeships', 12), row(2, 'apprenticeships', 3)];
		const shares = sharesByParty(rows, { exact: false });
		for (const id of [1, 2])
			expect(shares.get(id)).toMatchObject([{ hidden: true, delivered: 0, level0: 0 }]);
		expect(sharesByParty(rows, { exact: true }).get(2)).toMatchObject([{ hidden: false, delivered: 3 }]);
	});
	plain('hours and larger numbers are shown', () => {
		expect(sharesByParty([row(1, 'mentor-hours', 3)], { exact: false }).get(1)).toMatchObject([
			{ delivered: 3 },
		]);
		expect(sharesByParty([row(1, 'apprenticeships', 5)], { exact: false }).get(1)).toMatchObject([
			{ delivered: 5 },
		]);
	});
});
