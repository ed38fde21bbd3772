import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { deskOf, matchesInShort, meeting } from '#lib/matching/desk.server.ts';
import { findMatch } from '#lib/matching/matches/match-queries.server.ts';
import * as verbs from '#lib/matching/matches/matches.server.ts';
import { changePosting, closePosting } from '#lib/matching/postings/postings.server.ts';
import { findPosting } from '#lib/matching/queries.server.ts';
import { person, type Player, player } from '../../../../tests/support/cast/people.ts';
import { drafted, posted, proposed, terms, usual } from '../../../../tests/support/cast/postings.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const notThere = { status: 404 };
const decided = { code: 'matching_already_decided' };

interface Scene {
	school: Player;
	business: Player;
	need: string;
	offer: string;
}
async function scene(db: Database, needs = 10, offers = 10): Promise<Scene> {
	const [school, business] = [await player(db, 'school'), await player(db, 'business')];
	return {
		school,
		business,
		need: await posted(db, school, 'need', { quantity: needs }),
		offer: await posted(db, business, 'offer', { quantity: offers, description: 'Ti mentorer i alt.' }),
	};
}
const accept = (db: Database, by: Player, id: number) =>
	verbs.acceptMatch(db, by.as('signatory'), by.slug, id);
const decline = (db: Database, by: Player, match: number, reason = '') =>
	verbs.declineMatch(db, by.as('signatory'), by.slug, { match, reason });
const withdraw = (db: Database, by: Player, id: number) =>
	verbs.withdrawMatch(db, by.as('editor'), by.slug, id);
const settled = async (all: Promise<unknown>[]) => {
	const results = await Promise.allSettled(all);
	return {
		well: results.filter(({ status }) => status === 'fulfilled').length,
		codes: results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason?.code)] : [])),
	};
};
const commitments = async (db: Database) =>
	(await db.selectFrom('commitment').select(['id', 'target']).execute()).length;

describe('a match', () => {
	test('becomes a running commitment of both the moment the other side says yes', async ({ db }) => {
		const { school, business, need, offer } = await scene(db);
		const id = await proposed(db, school, [need, offer], { quantity: 6 });
		expect(await matchesInShort(db, business.id)).toMatchObject({ waiting: 1 });
		expect(await matchesInShort(db, school.id)).toMatchObject({ waiting: 0 });
		const slug = await accept(db, business, id);

		expect(await findBySlug(db, slug)).toMatchObject({
			organisationId: business.id,
			authorId: business.id,
			counterpartId: school.id,
			state: 'active',
			type: 'mentor-hours',
			target: 6,
			originalTarget: 6,
			startsOn: '2026-12-01',
			dueOn: '2027-05-31',
			goal: '2011-2014/goal-1',
			districts: [3],
			resources: 'Ti mentorer i alt.',
			title: `6 mentortimer til ${school.name}`,
		});
		const row = await db
			.selectFrom('commitment')
			.select(['acceptedAt', 'counterpartAgreedAt', 'createdBy'])
			.executeTakeFirstOrThrow();
		expect(row.createdBy).toBe(business.as('signatory').person!.id);
		expect(row.acceptedAt).toEqual(row.counterpartAgreedAt);
		expect(await findPosting(db, need)).toMatchObject({ used: 6, quantity: 10 });
		expect(await findPosting(db, offer)).toMatchObject({ used: 6 });
		const told = await db.selectFrom('mail').select(['toAddress', 'subject', 'dedupeKey']).execute();
		expect(told.filter(({ dedupeKey }) => dedupeKey?.startsWith('match-proposed'))).toHaveLength(2);
		expect(told.filter(({ dedupeKey }) => dedupeKey?.startsWith('match-accepted'))).toHaveLength(3);
		expect((await deskOf(db, school.as('reader'), school.slug)).agreed).toMatchObject([
			{ commitment: { slug } },
		]);
	});

	test('is delivered by the one and confirmed by the other, never by the same', async ({ db }) => {
		const { school, business, need, offer } = await scene(db);
		const slug = await accept(db, school, await proposed(db, business, [offer, need]));
		const commitment = (await findBySlug(db, slug))!;
		const words = { commitment: commitment.id, amount: 4, note: '', submission: undefined };
		setClock('2026-12-10T12:00:00Z');
		await addContribution(db, business.as('reporter'), business.id, { ...words, happenedOn: '2026-12-08' });
		await expect(
			addContribution(db, school.as('reporter'), school.id, { ...words, happenedOn: '2026-12-08' }),
		).rejects.toMatchObject({ code: 'commitment_not_running' });
		const waiting = await db.selectFrom('contribution').select('id').executeTakeFirstOrThrow();
		const confirm = { contribution: waiting.id, level: 1 as const, note: '' };
		await expect(verify(db, business.as('owner'), confirm)).rejects.toMatchObject(notThere);
		expect(await verify(db, school.as('reporter'), confirm)).toBe(true);
		expect(await findBySlug(db, slug)).toMatchObject({ delivered: 4, confirmed: 4, level1: 4 });
	});

	test('is proposed by who may post, answered by who may sign, and nobody answers themselves', async ({
		db,
	}) => {
		const { school, business, need, offer } = await scene(db);
		await expect(
			verbs.proposeMatch(db, school.as('reporter'), school.slug, [need, offer], terms),
		).rejects.toMatchObject(notThere);
		await expect(
			verbs.proposeMatch(db, business.as('owner'), business.slug, [need, offer], terms),
		).rejects.toMatchObject(notThere);
		const id = await proposed(db, school, [need, offer]);
		const outsider = await player(db);
		await expect(accept(db, school, id)).rejects.toMatchObject(notThere);
		await expect(decline(db, school, id)).rejects.toMatchObject(notThere);
		await expect(accept(db, outsider, id)).rejects.toMatchObject(notThere);
		await expect(verbs.acceptMatch(db, outsider.as('owner'), business.slug, id)).rejects.toMatchObject(
			notThere,
		);
		await expect(verbs.acceptMatch(db, business.as('editor'), business.slug, id)).rejects.toMatchObject(
			notThere,
		);
		await expect(
			verbs.acceptMatch(db, await person(db, 'administrator'), business.slug, id),
		).rejects.toMatchObject(notThere);
		await expect(withdraw(db, business, id)).rejects.toMatchObject(notThere);
		await expect(accept(db, business, id + 1)).rejects.toMatchObject(notThere);
	});

	test('a no is told with its reason, remembered, and final', async ({ db }) => {
		const { school, business, need, offer } = await scene(db);
		const id = await proposed(db, school, [need, offer]);
		await decline(db, business, id, 'Vi har ingen fri om tirsdagen');
		await decline(db, business, id, 'Vi har ingen fri om tirsdagen');
		await expect(accept(db, business, id)).rejects.toMatchObject(decided);
		const mails = await db
			.selectFrom('mail')
			.select('text')
			.where('dedupeKey', 'like', 'match-decl%')
			.execute();
		expect(mails).toHaveLength(3);
		expect(mails[0]?.text).toContain('ingen fri om tirsdagen');
		expect((await deskOf(db, school.as('reader'), school.slug)).suggestions).toEqual([]);
		expect(await findPosting(db, need)).toMatchObject({ used: 0 });
	});

	test('a proposal keeps within what is left, the days both can, and one at a time', async ({ db }) => {
		const { school, business, need, offer } = await scene(db, 10, 6);
		const propose = (given: Partial<typeof terms>) =>
			verbs.proposeMatch(db, school.as('editor'), school.slug, [need, offer], { ...terms, ...given });
		await expect(propose({ quantity: 6.01 })).rejects.toMatchObject({ code: 'matching_not_enough' });
		for (const days of [{ startsOn: '2026-11-01' }, { endsOn: '2027-07-01' }]) {
			await expect(propose({ quantity: 1, ...days })).rejects.toMatchObject({
				code: 'matching_dates_outside',
			});
		}
		const submission = crypto.randomUUID();
		const twice = { quantity: 5, submission };
		expect(await propose(twice)).toBe(await propose(twice));
		await expect(propose({ quantity: 1 })).rejects.toMatchObject({ code: 'matching_already_proposed' });
		await expect(
			verbs.proposeMatch(db, business.as('editor'), business.slug, [offer, need], { ...terms, quantity: 2 }),
		).rejects.toMatchObject({ code: 'matching_already_proposed' });
		const other = await posted(db, business, 'offer', { kind: 'premises' });
		const draft = await drafted(db, business, 'offer');
		for (const impossible of [other, draft, 'nowhere']) {
			await expect(
				verbs.proposeMatch(db, school.as('editor'), school.slug, [need, impossible], terms),
			).rejects.toMatchObject(notThere);
			await expect(meeting(db, school.as('editor'), school.slug, [need, impossible])).rejects.toMatchObject(
				notThere,
			);
		}
	});

	test('cannot come true when a post is closed, run out, or its organisation has left', async ({ db }) => {
		const { school, business, need, offer } = await scene(db);
		const id = await proposed(db, school, [need, offer]);
		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', school.id).execute();
		await expect(accept(db, business, id)).rejects.toMatchObject({ code: 'matching_not_taking_part' });
		await db.updateTable('organisation').set({ state: 'approved' }).where('id', '=', school.id).execute();
		setClock('2027-07-01T12:00:00Z');
		await expect(accept(db, business, id)).rejects.toMatchObject({ code: 'matching_not_open' });
		setClock('2026-11-22T12:00:00Z');
		await closePosting(db, school.as('editor'), school.slug, need, '');
		await expect(accept(db, business, id)).rejects.toMatchObject(decided);
		expect(await commitments(db)).toBe(0);
	});

	test('a post keeps as much as is spoken for, and the database holds it', async ({ db }) => {
		const { school, business, need, offer } = await scene(db, 10, 10);
		await accept(db, business, await proposed(db, school, [need, offer], { quantity: 7 }));
		await expect(
			changePosting(db, school.as('editor'), school.slug, need, { ...usual, quantity: 6 }),
		).rejects.toMatchObject({ code: 'matching_quantity_used' });
		await expect(sql`update posting set quantity = 6 where slug = ${need}`.execute(db)).rejects.toThrow(
			'posting_not_overbooked',
		);
		await expect(sql`update match set quantity = 1`.execute(db)).rejects.toThrow('decided match');
		await expect(
			sql`insert into match (need_id, offer_id, quantity, starts_on, ends_on, proposer_id)
				select offer_id, need_id, 1, starts_on, ends_on, proposer_id from match`.execute(db),
		).rejects.toThrow('foreign key');
	});
});

describe('at the same moment', () => {
	test('two who say yes find one commitment', async ({ db }) => {
		const { school, business, need, offer } = await scene(db);
		const id = await proposed(db, school, [need, offer]);
		const slugs = await Promise.all([
			accept(db, business, id),
			verbs.acceptMatch(db, business.as('owner'), business.slug, id),
			accept(db, business, id),
		]);
		expect(new Set(slugs).size).toBe(1);
		expect(await commitments(db)).toBe(1);
		expect(await findPosting(db, offer)).toMatchObject({ used: 10 });
	});

	test('yes against withdraw, no and close: one of them wins, the others hear it', async ({ db }) => {
		for (let round = 0; round < 4; round++) {
			const { school, business, need, offer } = await scene(db);
			const id = await proposed(db, school, [need, offer]);
			const before = await commitments(db);
			await settled([
				accept(db, business, id),
				withdraw(db, school, id),
				decline(db, business, id),
				closePosting(db, school.as('editor'), school.slug, need, ''),
			]);
			const match = await findMatch(db, id);
			const accepted = match?.state === 'accepted';
			expect(match?.state).not.toBe('proposed');
			expect((await commitments(db)) - before).toBe(accepted ? 1 : 0);
			expect(await findPosting(db, offer)).toMatchObject({ used: accepted ? 10 : 0 });
		}
	});

	test('an offer of five serves needs until it is used up, and never more', async ({ db }) => {
		const business = await player(db, 'business');
		const offer = await posted(db, business, 'offer', { quantity: 5 });
		const schools = await Promise.all([1, 2, 3, 4].map(() => player(db, 'school')));
		const matches: number[] = [];
		for (const school of schools) {
			const need = await posted(db, school, 'need', { quantity: 3 });
			matches.push(await proposed(db, school, [need, offer], { quantity: 2 }));
		}
		const { well, codes } = await settled(matches.map((id) => accept(db, business, id)));
		expect(well).toBe(2);
		expect(codes).toEqual(['matching_not_enough', 'matching_not_enough']);
		expect(await findPosting(db, offer)).toMatchObject({ used: 4 });
		const last = await posted(db, schools[0]!, 'need', { quantity: 1 });
		await accept(db, business, await proposed(db, schools[0]!, [last, offer], { quantity: 1 }));
		const states = await db.selectFrom('match').select('state').execute();
		expect(states.map(({ state }) => state).toSorted()).toEqual([
			...['accepted', 'accepted', 'accepted', 'lapsed', 'lapsed'],
		]);
		expect((await deskOf(db, business.as('reader'), business.slug)).postings).toMatchObject([
			{ standing: 'matched' },
		]);
	});

	test('both propose to each other: one proposal stands', async ({ db }) => {
		const { school, business, need, offer } = await scene(db);
		const { well, codes } = await settled([
			verbs.proposeMatch(db, school.as('editor'), school.slug, [need, offer], terms),
			verbs.proposeMatch(db, business.as('editor'), business.slug, [offer, need], terms),
		]);
		expect([well, codes]).toEqual([1, ['matching_already_proposed']]);
	});

	test('any mix of proposals, answers and closings leaves as much spoken for as was agreed', async ({
		db,
	}) => {
		const [school, other, business] = [
			await player(db, 'school'),
			await player(db, 'school'),
			await player(db, 'business'),
		];
		const step = fc.record({
			do: fc.constantFrom('propose', 'accept', 'accept', 'decline', 'withdraw'),
			by: fc.nat(1),
			quantity: fc.integer({ min: 1, max: 4 }),
			which: fc.nat(3),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
				async (waves) => {
					const offer = await posted(db, business, 'offer', { quantity: 5 });
					const needs = [
						await posted(db, school, 'need', { quantity: 4 }),
						await posted(db, other, 'need', { quantity: 4 }),
					];
					const schools = [school, other];
					for (const wave of waves) {
						const open = await db
							.selectFrom('match')
							.innerJoin('posting', 'posting.id', 'match.offerId')
							.select(['match.id', 'match.proposerId'])
							.where('posting.slug', '=', offer)
							.execute();
						await settled(
							wave.map(async ({ do: what, by, quantity, which }) => {
								const from = schools[by]!;
								const match = open[which];
								if (what === 'propose') {
									const given = { ...terms, quantity };
									await verbs.proposeMatch(db, from.as('editor'), from.slug, [needs[by]!, offer], given);
								} else if (match && what === 'accept') await accept(db, business, match.id);
								else if (match && what === 'decline') await decline(db, business, match.id);
								else if (match) await withdraw(db, from, match.id);
							}),
						);
					}
					const wrong = await sql`select posting.id from posting where used is distinct from (
					select coalesce(sum(m.quantity), 0) from match m
					where m.state = 'accepted' and posting.id in (m.need_id, m.offer_id))`.execute(db);
					expect(wrong.rows).toEqual([]);
					const lost = await sql`select m.id from match m left join commitment c on c.id = m.commitment_id
					where m.state = 'accepted' and c.target is distinct from m.quantity`.execute(db);
					expect(lost.rows).toEqual([]);
				},
			),
			{ numRuns: 12 },
		);
	}, 60_000);
});
