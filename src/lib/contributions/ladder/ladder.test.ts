/** Whatever happens, in whatever order: totals are a plain recount, nothing counts twice, no side confirms itself. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { isOwnSide, type OtherSide } from '#lib/commitments/sides.ts';
import {
	answerObjection,
	raiseObjection,
	settleObjection,
	withdrawObjection,
} from '#lib/contributions/objections/objections.server.ts';
import { toVerify } from '#lib/contributions/contribution.ts';
import { contributionById } from '#lib/contributions/queries.server.ts';
import {
	contribute,
	correct,
	addContribution,
	recount as recountDeed,
} from '#lib/contributions/contributions.server.ts';
import { addEvidence } from '#lib/contributions/evidence/evidence.server.ts';
import { partnership, commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { joined, person, player } from '../../../../tests/support/cast/people.ts';
import { retract } from '#lib/contributions/ladder/retraction.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { withDatabase } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));
const db = withDatabase();

const sums = sql`
	coalesce(sum(amount) filter (where level = 0), 0)::float8 as level0,
	coalesce(sum(amount) filter (where level = 1), 0)::float8 as level1,
	coalesce(sum(amount) filter (where level = 2), 0)::float8 as level2,
	coalesce(sum(amount) filter (where level = 3), 0)::float8 as level3,
	count(*)::int as contributions`;
/** Counts everything again, from the rows. */
const recount = async (commitmentId: number) =>
	(
		await sql<Record<string, number>>`select ${sums}, coalesce(sum(amount), 0)::float8 as delivered,
			coalesce(sum(amount) filter (where level > 0), 0)::float8 as confirmed, max(happened_on)::text as "lastHappenedOn",
			coalesce(sum(amount) filter (where level > 0 and exists (select from objection
				where contribution_id = contribution.id and resolved_at is null)), 0)::float8 as contested
			from contribution where commitment_id = ${commitmentId} and counts`.execute(db())
	).rows[0]!;
const recountHalves = async (commitmentId: number) =>
	(
		await sql<Record<string, number>>`select half_year_of(happened_on)::text as half_year, ${sums}
			from contribution where commitment_id = ${commitmentId} and counts group by 1 order by 1`.execute(db())
	).rows;
const keptHalves = async (commitmentId: number) =>
	(
		await sql<Record<string, number>>`select half_year::text, level0::float8, level1::float8, level2::float8,
			level3::float8, contributions from commitment_half_year
			where commitment_id = ${commitmentId} and contributions > 0 order by 1`.execute(db())
	).rows;
const quietly = (work: Promise<unknown>) =>
	work.catch((error: { status?: number; code?: string }) => {
		if (
			error.status !== 404 &&
			!/^(contribution|confirmation|commitment|objection|evidence)_/.test(error.code ?? '')
		)
			throw error;
	});

const party = fc.nat({ max: 2 });
const which = fc.nat({ max: 9 });
const actor = fc.nat({ max: 4 });
const does = <Name extends string>(name: Name) => fc.constant(name);
const step = fc.oneof(
	fc.record({
		do: does('report'),
		party,
		amount: fc.integer({ min: 1, max: 900 }),
		day: fc.nat({ max: 320 }),
		key: fc.nat({ max: 5 }),
		split: fc.option(fc.integer({ min: 1, max: 899 })),
		shown: fc.boolean(),
	}),
	fc.record({ do: does('deed'), party, deed: fc.integer({ min: 1, max: 3 }) }),
	fc.record({ do: does('undo'), deed: fc.integer({ min: 1, max: 3 }) }),
	fc.record({ do: does('correct'), party, which, amount: fc.nat({ max: 900 }) }),
	fc.record({ do: does('verify'), actor, which, level: fc.constantFrom(1 as const, 2 as const, 3 as const) }),
	fc.record({
		do: does('retract'),
		actor,
		which,
		level: fc.constantFrom(1 as const, 2 as const, 3 as const),
	}),
	fc.record({ do: does('show'), party, which }),
	fc.record({ do: does('object'), actor, which }),
	fc.record({ do: does('withdraw'), actor, which }),
	fc.record({ do: does('answer'), actor, which }),
	fc.record({ do: does('settle'), actor, which, rejected: fc.boolean() }),
	fc.record({ do: does('target'), target: fc.integer({ min: 1, max: 30 }) }),
);

test('totals equal a plain recount, nothing counts twice, and no side confirms its own contribution', async () => {
	const parties = [
		await player(db()),
		await player(db(), 'school'),
		await player(db(), 'municipality'),
	] as const;
	const shared = await partnership(db(), parties);
	const city = [await person(db(), 'consultant'), await person(db(), 'auditor')];
	const actors = [...parties.map((one) => one.as('owner')), ...city];
	const hatOf = (index: number) => parties[index]?.id ?? null;
	let run = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (steps) => {
			const offset = ++run * 10;
			const keys = Array.from({ length: 6 }, () => crypto.randomUUID());
			const { id } = await commitmentBy(db(), parties[0], { partnership: shared });
			for (const one of steps) {
				const us = 'party' in one ? parties[one.party]! : parties[0];
				const known = await db()
					.selectFrom('contribution')
					.select('id')
					.where('commitmentId', '=', id)
					.orderBy('id')
					.execute();
				const contribution = 'which' in one ? (known[one.which % (known.length || 1)]?.id ?? -1) : -1;
				const who = 'actor' in one ? actors[one.actor]! : us.as('reporter');
				const organisationId = 'actor' in one ? hatOf(one.actor) : us.id;
				if (one.do === 'report') {
					const cents = Math.min(one.split ?? 0, one.amount - 1);
					const shares = [
						{ organisationId: us.id, amount: (one.amount - cents) / 100 },
						{ organisationId: parties[(one.party + 1) % 3]!.id, amount: cents / 100 },
					];
					const happenedOn = new Date(Date.UTC(2026, 0, 1 + one.day)).toISOString().slice(0, 10);
					const input = {
						commitment: id,
						amount: one.amount / 100,
						happenedOn,
						note: '',
						submission: keys[one.key],
					};
					const links = one.shown ? ['https://example.org/liste'] : [];
					await quietly(
						addContribution(db(), who, us.id, { ...input, links, shares: one.split ? shares : [] }),
					);
				} else if (one.do === 'deed') {
					const deed = { commitmentId: id, organisationId: us.id, amount: 1, happenedOn: '2026-11-20' };
					const from = { source: 'event' as const, sourceId: offset + one.deed, by: who };
					await db()
						.transaction()
						.execute((trx) => contribute(trx, { ...deed, ...from }));
				} else if (one.do === 'undo') {
					const deed = { commitmentId: id, organisationId: us.id, amount: 0, happenedOn: '2026-11-20' };
					const from = { source: 'event' as const, sourceId: offset + one.deed, by: who, why: 'Aflyst' };
					await quietly(
						db()
							.transaction()
							.execute((trx) => recountDeed(trx, { ...deed, ...from })),
					);
				} else if (one.do === 'correct') {
					await quietly(correct(db(), who, { contribution, amount: one.amount / 100, note: 'Talt om' }));
				} else if (one.do === 'show') {
					await quietly(addEvidence(db(), who, contribution, { links: ['https://example.org/mere'] }, []));
				} else if (one.do === 'verify') {
					await quietly(verify(db(), who, { contribution, level: one.level, note: '' }));
				} else if (one.do === 'retract') {
					const taken = { contribution, level: one.level, organisationId, reason: 'Set forkert' };
					await quietly(retract(db(), who, taken));
				} else if (one.do === 'object') {
					await quietly(
						raiseObjection(db(), who, { contribution, organisationId, reason: 'Det passer ikke' }),
					);
				} else if (one.do === 'withdraw') {
					await quietly(withdrawObjection(db(), who, { contribution, organisationId }));
				} else if (one.do === 'answer') {
					await quietly(answerObjection(db(), who, { contribution, answer: 'Det passer' }));
				} else if (one.do === 'settle') {
					const resolution = one.rejected ? 'rejected' : 'stands';
					await quietly(settleObjection(db(), who, { contribution, resolution, note: 'Set efter' }));
				} else {
					await db().updateTable('commitment').set({ target: one.target }).where('id', '=', id).execute();
				}
			}
			const kept = await db()
				.selectFrom('commitmentTotal')
				.selectAll()
				.where('commitmentId', '=', id)
				.executeTakeFirstOrThrow();
			expect(kept).toMatchObject(await recount(id));
			expect(await keptHalves(id)).toEqual(await recountHalves(id));
			const { target } = await db()
				.selectFrom('commitment')
				.select('target')
				.where('id', '=', id)
				.executeTakeFirstOrThrow();
			expect(kept.reachedOn !== null).toBe((kept.delivered ?? 0) >= target && kept.contributions > 0);
			const wrong = await sql`select c.id from contribution c where c.commitment_id = ${id} and (
				exists (select from verification v where v.contribution_id = c.id and v.retracted_at is null
					and is_own_side(c.id, v.organisation_id, v.person_id))
				or c.level <> (select coalesce(max(level), 0) from verification v where v.contribution_id = c.id and v.retracted_at is null)
				or (c.level = 2 and not exists (select from evidence e where e.contribution_id = c.id and e.removed_at is null))
				or (c.counts and exists (select from contribution later where later.corrects_id = c.id))
				or (not c.counts and exists (select from objection where contribution_id = c.id and resolved_at is null))
				or (c.counts and exists (select from objection where contribution_id = c.id and resolution = 'rejected')))`.execute(
				db(),
			);
			expect(wrong.rows).toEqual([]);
		}),
		{ numRuns: 15 },
	);
}, 180_000);

test('who may not speak about a contribution: the rule and the database agree', async () => {
	const root = await player(db(), 'business');
	const unit = await player(db(), 'association', { parentId: root.id });
	const city = await player(db(), 'municipality');
	const office = await player(db(), 'municipality');
	const school = await player(db(), 'school');
	const all = [root, unit, city, office, school];
	const consultant = await person(db(), 'consultant');
	const people: Actor[] = [
		...all.map((one) => one.as('reporter')),
		consultant,
		await person(db(), 'auditor'),
		await person(db(), 'editor'),
		await joined(db(), await person(db(), 'consultant'), root, 'reader'),
		await joined(db(), await person(db(), 'auditor'), city, 'reader'),
		await joined(db(), school.as('editor'), unit, 'reader'),
	];
	const commitment = await commitmentBy(db(), root);
	const sides = new Map<number, OtherSide>(
		all.map(({ id, kind }) => [id, { id, kind, rootId: id === unit.id ? root.id : id }]),
	);
	const one = fc.nat({ max: all.length - 1 });
	await fc.assert(
		fc.asyncProperty(
			fc.record({
				by: one,
				writer: fc.option(one),
				as: fc.option(one),
				who: fc.nat({ max: people.length - 1 }),
				typed: fc.nat({ max: people.length - 1 }),
			}),
			async ({ by, writer, as, who, typed }) => {
				const { id } = await db()
					.insertInto('contribution')
					.values({
						commitmentId: commitment.id,
						organisationId: all[by]!.id,
						amount: 1,
						happenedOn: '2026-11-01',
						writerOrganisationId: writer === null ? null : all[writer]!.id,
						reportedBy: people[typed]!.person!.id,
					})
					.returning('id')
					.executeTakeFirstOrThrow();
				const actor = people[who]!;
				const speaksFor = as === null ? null : all[as]!.id;
				const { rows } = await sql<{
					own: boolean;
				}>`select is_own_side(${id}, ${speaksFor}::integer, ${actor.person!.id}) as own`.execute(db());
				const facts = toVerify((await contributionById(db(), id))!);
				expect(rows[0]!.own).toBe(isOwnSide(actor, facts, speaksFor === null ? null : sides.get(speaksFor)!));
			},
		),
		{ numRuns: 300 },
	);
}, 60_000);
