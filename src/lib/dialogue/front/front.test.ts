import { afterAll, beforeEach, expect } from 'vitest';
import { linkBarrier } from '#lib/dialogue/desk/linking.server.ts';
import { barriersInShort } from '#lib/dialogue/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { answeredOne, ownedOne } from '../../../../tests/support/cast/dialogue/barriers.ts';
import { commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const noon = '2026-11-27T12:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));

test('what was answered stands with the promises it became, and below it what should have been', async ({
	db,
}) => {
	const consultant = await person(db, 'consultant');
	const answered = await answeredOne(db, consultant);
	const late = await ownedOne(db, consultant, { email: 'ali@prove.example' });
	const promise = await commitmentBy(db, await player(db, 'school'));
	await linkBarrier(db, consultant, answered.slug, `/loefter/${promise.slug}`);
	const before = await barriersInShort(db);
	expect(before.exchanges).toMatchObject([{ slug: answered.slug, promises: 1, standing: 'answered' }]);

	setClock(new Date(Date.parse(noon) + 200 * 86_400_000));
	await db.updateTable('organisation').set({ state: 'suspended' }).execute();
	const later = await barriersInShort(db);
	expect(later.figures).toMatchObject({ answered: 1, late: 1 });
	expect(later.exchanges).toMatchObject([
		{ slug: answered.slug, promises: 0 },
		{ slug: late.slug, standing: 'late', answer: null },
	]);
});
