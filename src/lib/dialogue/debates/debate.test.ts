/** Where a debate and a post may go: the tables say it, and the database says the same. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect } from 'vitest';
import {
	debateMayGo,
	debateStandingOf,
	debateStandings,
	debateStates,
	postMayGo,
	postStates,
} from '#lib/dialogue/debates/debate.ts';
import { debateStandsAs } from '#lib/dialogue/debates/queries.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { openOne, receivedPost } from '../../../../tests/support/cast/dialogue/debates.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-27T12:00:00Z'));
afterAll(() => setClock(null));

const tries = (db: Database, table: string, from: string, to: string, rest: ReturnType<typeof sql>) =>
	db
		.transaction()
		.execute(async (trx) => {
			await sql`set local session_replication_role = replica`.execute(trx);
			await sql`update ${sql.table(table)} set state = ${from} ${rest}`.execute(trx);
			await sql`set local session_replication_role = origin`.execute(trx);
			await sql`update ${sql.table(table)} set state = ${to}`.execute(trx);
		})
		.then(
			() => '',
			(error: Error) => error.message,
		);

test('a debate goes where the table says, and the database refuses the rest', async ({ db }) => {
	await openOne(db, await person(db, 'consultant'));
	for (const from of debateStates)
		for (const to of debateStates.filter((one) => one !== from)) {
			const said = await tries(
				db,
				'debate',
				from,
				to,
				sql`,
				published_at = ${from === 'draft' ? null : '2026-01-01'}::timestamptz,
				published_by = case when ${from} = 'draft' then null else made_by end,
				summary = ${from === 'summarised' ? 'Det her bliver brugt.' : null}::text,
				summarised_at = ${from === 'summarised' ? '2026-01-01' : null}::timestamptz,
				summarised_by = case when ${from} = 'summarised' then made_by end`,
			);
			// What may go is stopped by what it lacks, if by anything: not by the way.
			expect(said.includes('a debate goes from'), `${from} -> ${to}: ${said}`).toBe(!debateMayGo(from, to));
		}
});

test('so does a post', async ({ db }) => {
	const consultant = await person(db, 'consultant');
	await receivedPost(db, await openOne(db, consultant));
	for (const from of postStates)
		for (const to of postStates.filter((one) => one !== from)) {
			const said = await tries(
				db,
				'debate_post',
				from,
				to,
				sql`,
				received_at = ${from === 'unconfirmed' ? null : '2026-01-01'}::timestamptz,
				shown_at = ${from === 'shown' ? '2026-01-01' : null}::timestamptz,
				shown_by = ${from === 'shown' ? consultant.person.id : null}::int,
				down_at = ${from === 'down' ? '2026-01-01' : null}::timestamptz,
				down_reason = ${from === 'down' ? 'spam' : null}::text`,
			);
			expect(said.includes('a post goes from'), `${from} -> ${to}: ${said}`).toBe(!postMayGo(from, to));
		}
});

const day = fc
	.integer({ min: 0, max: 30 })
	.map((count) => new Date(Date.UTC(2027, 0, 1 + count)).toISOString().slice(0, 10));

test('it stands by its days as the lists find it', async ({ db }) => {
	await openOne(db, await person(db, 'consultant'));
	await fc.assert(
		fc.asyncProperty(day, day, day, async (one, other, today) => {
			const [opensOn, closesOn] = [one, other].toSorted() as [string, string];
			await db.updateTable('debate').set({ opensOn, closesOn }).execute();
			const found = await db
				.selectFrom('debate')
				.select(debateStandings.map((standing) => debateStandsAs(standing, today).as(standing)))
				.executeTakeFirstOrThrow();
			const standing = debateStandingOf({ state: 'published', opensOn, closesOn }, today);
			expect(Object.entries(found).flatMap(([name, is]) => (is ? [name] : []))).toEqual([standing]);
		}),
		{ numRuns: 40 },
	);
});
