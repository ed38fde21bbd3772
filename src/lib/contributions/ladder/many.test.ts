import { afterEach, beforeEach, expect } from 'vitest';
import * as v from 'valibot';
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { verifyManyInput } from '#lib/contributions/input.ts';
import { undoVerified, verifyMany } from '#lib/contributions/ladder/many.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { raiseObjection } from '#lib/contributions/objections/objections.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitmentBy, deliveredOf } from '../../../../tests/support/cast/commitments.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-26T09:00:00Z'));
afterEach(() => setClock(null));

const looked = { level: 3, note: 'Så fremmødelisten' } as const;
const refused = (code: string) => ({ name: 'Refused', code });

/** Three contributions to one promise, from the last to the first. */
async function city(db: Database) {
	const org = await player(db);
	const { id: commitment } = await commitmentBy(db, org);
	const reporter = org.as('reporter');
	for (const amount of [1, 2, 3]) {
		await addContribution(db, reporter, org.id, { commitment, amount, happenedOn: '2026-11-20', note: '' });
	}
	const rows = await db.selectFrom('contribution').select('id').orderBy('id', 'desc').execute();
	const contributions = rows.map(({ id }) => id);
	return { org, commitment, contributions };
}
const levels = async (db: Database) =>
	(await db.selectFrom('contribution').select('level').orderBy('id').execute()).map(({ level }) => level);

test('one note stands at each of those that were looked at, and is told to be needed', async ({ db }) => {
	const { contributions } = await city(db);
	const karen = await person(db, 'consultant');
	const some = contributions.slice(0, 2);
	expect(await verifyMany(db, karen, { contributions: [...some, some[0]!], ...looked })).toEqual(
		some.toSorted(),
	);
	expect(await levels(db)).toEqual([0, 3, 3]);
	const notes = await db.selectFrom('verification').select(['note', 'personId']).execute();
	expect(notes).toEqual([0, 1].map(() => ({ note: looked.note, personId: karen.person.id })));
	expect(await verifyMany(db, await person(db, 'administrator'), { contributions, ...looked })).toEqual([
		contributions[2],
	]);
	const wrong = (given: object) =>
		v
			.safeParse(verifyManyInput, { contributions: [1], ...looked, ...given })
			.issues?.map((one) => v.getDotPath(one));
	expect(wrong({ contributions: [] })).toEqual(['contributions']);
	expect(wrong({ note: ' ' })).toEqual(['note']);
	expect(wrong({ level: 2 })).toEqual(['level']);
});

test('is all of them or none, and only for who may verify', async ({ db }) => {
	const { contributions, org } = await city(db);
	const karen = await person(db, 'consultant');
	await raiseObjection(db, karen, {
		contribution: contributions[0]!,
		organisationId: null,
		reason: 'Det er ikke sket.',
	});
	const all = { contributions, ...looked };
	await expect(verifyMany(db, karen, all)).rejects.toMatchObject(refused('contribution_objected'));
	for (const actor of [await person(db, 'auditor'), await person(db, 'editor'), org.as('owner')])
		await expect(verifyMany(db, actor, all)).rejects.toThrow();
	expect(await levels(db)).toEqual([0, 0, 0]);
});

test('can be undone the same day by whoever did it, and stays on record', async ({ db }) => {
	const { contributions, commitment } = await city(db);
	const karen = await person(db, 'consultant');
	await verifyMany(db, karen, { contributions, ...looked });
	await expect(undoVerified(db, await person(db, 'administrator'), { contributions })).rejects.toMatchObject(
		refused('verification_undone_too_late'),
	);
	await undoVerified(db, karen, { contributions });
	expect(await levels(db)).toEqual([0, 0, 0]);
	expect(await deliveredOf(db, commitment)).toBe(6);
	const kept = await db.selectFrom('verification').select(['retraction', 'note']).execute();
	expect(kept).toEqual(contributions.map(() => ({ retraction: 'Fortrudt samme dag', note: looked.note })));
	await expect(undoVerified(db, karen, { contributions })).rejects.toMatchObject(
		refused('verification_undone_too_late'),
	);

	await verify(db, karen, { contribution: contributions[0]!, ...looked });
	setClock('2026-11-26T22:59:00Z');
	await undoVerified(db, karen, { contributions: [contributions[0]!] });
	await verify(db, karen, { contribution: contributions[0]!, ...looked });
	// A minute later it is the 27th in Copenhagen.
	setClock('2026-11-26T23:00:00Z');
	await expect(undoVerified(db, karen, { contributions: [contributions[0]!] })).rejects.toMatchObject(
		refused('verification_undone_too_late'),
	);
});
