/** A person counts once, whatever is asked, confirmed, left and merged, in whatever order. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect } from 'vitest';
import { dialogueData } from '#lib/dialogue/personal-data.server.ts';
import { mergeBarrier } from '#lib/dialogue/desk/reading.server.ts';
import { forgetBarriers } from '#lib/dialogue/forget-barriers.server.ts';
import { leave } from '#lib/dialogue/voices/voices.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { erasePersonalData } from '#lib/platform/personal-data/personal-data.server.ts';
import {
	answeredOne,
	asksToo,
	knowsToo,
	received,
	shownOne,
	tell,
} from '../../../../tests/support/cast/dialogue/barriers.ts';
import { makePerson, person } from '../../../../tests/support/cast/people.ts';
import { cloneDatabase, test } from '../../../../tests/support/database.ts';

const noon = '2026-11-27T12:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
const days = (count: number) => setClock(new Date(Date.parse(noon) + count * 86_400_000));

const supportersOf = async (db: Database, slug: string): Promise<number> =>
	(await db.selectFrom('barrier').select('supporters').where('slug', '=', slug).executeTakeFirstOrThrow())
		.supporters;

const people = ['ida', 'omar', 'mei'] as const;
const step = fc.record({
	who: fc.constantFrom(...people),
	where: fc.constantFrom(0, 1),
	what: fc.constantFrom('support', 'shout', 'merge'),
});

test('support is counted once a person', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
			const { db, drop } = await cloneDatabase();
			try {
				const consultant = await person(db, 'consultant');
				const slugs = [
					(await shownOne(db, consultant, { email: 'a@prove.example' })).slug,
					(await shownOne(db, consultant, { email: 'b@prove.example' })).slug,
				];
				const accounts = new Map(
					await Promise.all(
						people.map(
							async (name) => [name, await makePerson(db, { email: `${name}@prove.example` })] as const,
						),
					),
				);
				const known = [new Set(['a']), new Set(['b'])];
				let merged = false;
				for (const { who, where, what } of steps) {
					const at = merged ? 0 : where;
					if (what === 'merge') {
						if (merged) continue;
						await mergeBarrier(db, consultant, slugs[1]!, slugs[0]!);
						known[0] = known[0]!.union(known[1]!);
						merged = true;
						continue;
					}
					const email = `${who}@prove.example`;
					const typed = what === 'shout' ? email.toUpperCase() : email;
					await asksToo(db, slugs[at]!, typed, accounts.get(who));
					known[at]!.add(who);
				}
				expect(await supportersOf(db, slugs[0]!)).toBe(known[0]!.size);
				if (!merged) expect(await supportersOf(db, slugs[1]!)).toBe(known[1]!.size);
			} finally {
				await drop();
			}
		}),
		{ numRuns: 15 },
	);
});

test('two at once count once', async ({ db }) => {
	const { slug } = await shownOne(db, await person(db, 'consultant'));
	const somebody = await makePerson(db, { email: 'omar@prove.example' });
	await Promise.all(Array.from({ length: 6 }, () => asksToo(db, slug, 'omar@prove.example', somebody)));
	expect(await supportersOf(db, slug)).toBe(2);
});

test('terms: what nobody confirmed, what was written, and the addresses', async ({ db }) => {
	const consultant = await person(db, 'consultant');
	await tell(db, { email: 'never@prove.example' });
	const { slug } = await answeredOne(db, consultant);
	await asksToo(db, slug, 'almost@prove.example');
	days(4);
	await forgetBarriers.handle(db, {});
	expect(await db.selectFrom('barrier').select('slug').execute()).toEqual([{ slug }]);
	expect(await db.selectFrom('barrierVoice').select('email').execute()).toEqual([
		{ email: 'rosa@prove.example' },
	]);
	days(91);
	await forgetBarriers.handle(db, {});
	const { rows } = await sql`select written_title, written_body, title from barrier`.execute(db);
	expect(rows).toMatchObject([
		{ writtenTitle: null, writtenBody: null, title: 'Danskholdet slutter, før jeg har fri' },
	]);
	days(366);
	await forgetBarriers.handle(db, {});
	expect(await db.selectFrom('barrierVoice').select('email').execute()).toEqual([{ email: null }]);
	expect(await supportersOf(db, slug)).toBe(1);
});

test('erased: the words without a name stay, what nobody has read goes', async ({ db }) => {
	const consultant = await person(db, 'consultant');
	const { slug } = await shownOne(db, consultant);
	await received(db, { title: 'Endnu en, helt anden' });
	const subject = { id: null, name: null, email: 'rosa@prove.example' };
	await db.transaction().execute((trx) => erasePersonalData(trx, [dialogueData], subject, new Date(noon)));
	expect(await db.selectFrom('barrier').select(['slug', 'writtenBody', 'supporters']).execute()).toEqual([
		{ slug, writtenBody: null, supporters: 1 },
	]);
	const { rows } = await sql<{ text: string }>`select barrier_voice::text as text from barrier_voice`.execute(
		db,
	);
	expect(rows.map(({ text }) => text).join()).not.toContain('rosa');
});

test('who leaves and comes again is counted once', async ({ db }) => {
	const { slug } = await shownOne(db, await person(db, 'consultant'));
	await leave(db, await knowsToo(db, slug, 'mei@prove.example'));
	expect(await supportersOf(db, slug)).toBe(1);
	setClock('2026-11-27T13:00:00Z');
	await knowsToo(db, slug, 'mei@prove.example');
	expect(await supportersOf(db, slug)).toBe(2);
});
