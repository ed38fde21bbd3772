/** Whatever is done with a barrier, and in whatever order: what stands as answered has its answer, who gave it, and the day. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { answerBarrier, followUp, giveToOwner } from '#lib/dialogue/desk/answering.server.ts';
import { decideBarrier, showBarrier, takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import { takeBarrierBack } from '#lib/dialogue/voices/taking-back.server.ts';
import { sayVerdict } from '#lib/dialogue/voices/voices.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { inDays, reads, received, type Told } from '../../../../tests/support/cast/dialogue/barriers.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { cloneDatabase, test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-27T12:00:00Z'));
afterAll(() => setClock(null));

const words = 'Der kommer to hold om aftenen.';
const owner = () => ({ committee: null, unit: 'Borgerservice, Nørrebro', answerDueOn: inDays(30) });

type Step = (db: Database, actor: Actor, told: Told) => Promise<unknown>;
const steps: Record<string, Step> = {
	show: (db, actor, { slug }) => showBarrier(db, actor, slug, reads(), null),
	own: (db, actor, { slug }) => giveToOwner(db, actor, slug, owner()),
	answer: (db, actor, { slug }) => answerBarrier(db, actor, slug, { words }),
	another: (db, actor, { slug }) => answerBarrier(db, actor, slug, { words: 'Nej, alligevel ikke.' }),
	follow: (db, actor, { slug }) => followUp(db, actor, slug, { words: 'Begge hold er fulde.' }),
	down: (db, actor, { slug }) =>
		takeBarrierDown(db, actor, slug, { reason: 'other', words: 'Forkert sted.' }),
	restore: (db, actor, { slug }) =>
		decideBarrier(db, actor, slug, { decision: 'restored', words: 'Jo, her.' }),
	verdict: (db, _, { secret }) => sayVerdict(db, secret, 'unsolved'),
	withdraw: (db, _, { secret }) => takeBarrierBack(db, secret),
	// Past the verbs.
	force: (db, _, { slug }) => sql`update barrier set state = 'answered' where slug = ${slug}`.execute(db),
	empty: (db, _, { slug }) =>
		sql`update barrier set answer = null, answered_at = null where slug = ${slug}`.execute(db),
	nobody: (db, _, { slug }) => sql`update barrier set answered_by = null where slug = ${slug}`.execute(db),
};
const names = Object.keys(steps);

test('an answered barrier always has its answer, who gave it, and the day', async () => {
	let answered = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 10 }),
			fc.constantFrom([], ['show', 'own'], ['show', 'own', 'answer']),
			async (random, before) => {
				const { db, drop } = await cloneDatabase();
				try {
					const consultant = await person(db, 'consultant');
					const told = await received(db);
					for (const name of [...before, ...random]) {
						await steps[name]!(db, consultant, told).catch(() => null);
						const row = await db.selectFrom('barrier').selectAll().executeTakeFirst();
						if (row?.state !== 'answered') continue;
						answered++;
						expect(row).toMatchObject({
							answeredBy: consultant.person.id,
							answeredAt: expect.any(Date) as Date,
						});
						expect(row.answer, 'it stands as it was given').toBe(
							row.answer === words ? words : 'Nej, alligevel ikke.',
						);
					}
				} finally {
					await drop();
				}
			},
		),
		{ numRuns: 20 },
	);
	expect(answered).toBeGreaterThan(0);
});
