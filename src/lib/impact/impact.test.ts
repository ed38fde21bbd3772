import { verificationLevels, type VerificationLevel } from '#lib/commitments/commitment.ts';
import { sql } from 'kysely';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test as plain } from 'vitest';
import { cityTotals, placeRows } from '#lib/commitments/readers.server.ts';
import { commitmentsOf } from '#lib/commitments/list/own-list.server.ts';
import { publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { makeCommitment, partnership, commitmentBy } from '../../../tests/support/cast/commitments.ts';
import { person, type Player, player } from '../../../tests/support/cast/people.ts';
import type { TotalsScope } from '#lib/commitments/totals/sums.ts';
import * as totals from '#lib/commitments/totals/totals-queries.server.ts';
import { aimPage, impactOf } from '#lib/impact/impact.server.ts';
import { byUnit } from '#lib/impact/impact.ts';
import { areaAt, districtAt, goalAt, totalsOf } from '#lib/impact/scope.ts';
import { coverageCounts } from '#lib/municipality/coverage/coverage.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test, withDatabase } from '../../../tests/support/database.ts';

const today = '2026-11-22';
beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

/** `two` windows missed, or none. */
const covered = (db: Database, { id }: { id: number }, until: string) =>
	db
		.insertInto('reportingRecord')
		.values({ organisationId: id, coveredUntil: until })
		.onConflict((conflict) => conflict.column('organisationId').doUpdateSet({ coveredUntil: until }))
		.execute();
const silence = (db: Database, one: { id: number }) => covered(db, one, '2025-01-01');
const hear = (db: Database, one: { id: number }) => covered(db, one, '2026-01-01');

const deliver = (
	db: Database,
	{ id }: { id: number },
	by: Player,
	given: { amount: number; on?: string; level?: VerificationLevel },
) =>
	db
		.insertInto('contribution')
		.values({
			commitmentId: id,
			organisationId: by.id,
			amount: given.amount,
			happenedOn: given.on ?? '2026-11-03',
			level: given.level ?? 0,
		})
		.returning('id')
		.executeTakeFirstOrThrow();

/** The sums by a plain count of the contributions themselves. */
async function recount(db: Database, where = sql<boolean>`true`): Promise<Record<string, number[]>> {
	const { rows } = await sql<Record<string, number | string>>`
		select c.type, sum(d.amount) filter (where d.level = 0)::float8 as level0,
			sum(d.amount) filter (where d.level = 1)::float8 as level1,
			sum(d.amount) filter (where d.level = 2)::float8 as level2,
			sum(d.amount) filter (where d.level = 3)::float8 as level3
		from contribution d join commitment c on c.id = d.commitment_id
		left join partnership p on p.id = c.partnership_id
		left join reporting_record r on r.organisation_id = coalesce(c.organisation_id, p.lead_organisation_id)
		where d.counts and not c.lower_is_better and coalesce(r.covered_until, '2026-01-01') > '2025-01-01'
			and c.state not in ('draft', 'proposed', 'declined', 'withdrawn', 'replaced') and ${where}
		group by c.type order by c.type`.execute(db);
	return Object.fromEntries(
		rows.map(({ type, ...levels }) => [
			type,
			[0, 1, 2, 3].map((level) => Number(levels[`level${level}`] ?? 0)),
		]),
	);
}

async function summed(db: Database, scope: TotalsScope) {
	const units = byUnit(await totals.resultRows(db, scope, today));
	return Object.fromEntries(
		units
			.map(({ type, level0, level1, level2, level3 }) => [type, [level0, level1, level2, level3]] as const)
			.filter(([, levels]) => levels.some((amount) => amount > 0)),
	);
}

describe('any history adds up to a plain recount', () => {
	const db = withDatabase();
	const kinds = ['mentor-hours', 'apprenticeships', 'company-visits'] as const;
	const aims = ['2011-2014/goal-1', '2011-2014/goal-2', '2011-2014/goal-3'] as const;
	const commitments = fc.array(
		fc.record({
			type: fc.constantFrom(...kinds),
			goal: fc.constantFrom(...aims),
			district: fc.constantFrom(0, 3, 5),
			owner: fc.nat(2),
			shared: fc.boolean(),
			state: fc.constantFrom('active', 'reported', 'delivered', 'withdrawn'),
			deeds: fc.array(
				fc.record({
					amount: fc.integer({ min: 1, max: 50 }),
					on: fc.constantFrom('2025-02-01', '2025-09-01', '2026-03-01', '2026-11-01'),
					level: fc.constantFrom(...verificationLevels),
					counts: fc.boolean(),
				}),
				{ maxLength: 5 },
			),
		}),
		{ minLength: 1, maxLength: 7 },
	);

	plain('also with silent partners, partnerships and withdrawn commitments', async () => {
		const players = [await player(db()), await player(db()), await player(db())];
		const shared = await Promise.all(
			players.map((lead) =>
				partnership(
					db(),
					[lead, players[0]!, players[1]!].filter((one, at, all) => all.indexOf(one) === at),
				),
			),
		);
		await fc.assert(
			fc.asyncProperty(
				commitments,
				fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
				async (plans, silent) => {
					for (const [index, one] of players.entries()) await (silent[index] ? silence : hear)(db(), one);
					for (const plan of plans) {
						const owner = players[plan.owner]!;
						const { id } = await makeCommitment(db(), {
							type: plan.type,
							goal: plan.goal,
							state: plan.state,
							startsOn: '2025-01-01',
							dueOn: '2027-12-31',
							districts: plan.district ? [plan.district] : [],
							...(plan.shared ? { partnershipId: shared[plan.owner]!.id } : { organisationId: owner.id }),
						});
						for (const { amount, on, level, counts } of plan.deeds) {
							const deed = await deliver(db(), { id }, owner, { amount, on, level });
							if (!counts) {
								await db().updateTable('contribution').set({ counts }).where('id', '=', deed.id).execute();
							}
						}
					}
					expect(await summed(db(), {})).toEqual(await recount(db()));
					expect(await summed(db(), totalsOf(goalAt('1')!))).toEqual(
						await recount(db(), sql`c.goal = '2011-2014/goal-1'`),
					);
					expect(await summed(db(), totalsOf(areaAt('2')!))).toEqual(
						await recount(db(), sql`c.goal in ('2011-2014/goal-2', '2011-2014/goal-3')`),
					);
					expect(await summed(db(), totalsOf(districtAt('noerrebro')!))).toEqual(
						await recount(db(), sql`(c.districts = '{}' or 3 = any(c.districts))`),
					);
					const trend = await totals.trendRows(db(), {}, { today, from: '2025-01-01' });
					const all = Object.values(await recount(db())).flat();
					expect(trend.reduce((sum, row) => sum + row.level0 + row.level1 + row.level2 + row.level3, 0)).toBe(
						all.reduce((sum, amount) => sum + amount, 0),
					);
				},
			),
			{ numRuns: 12 },
		);
	});
});

test('silence leaves the city and is said; one report brings it back; own page keeps its figures', async ({
	db,
}) => {
	const [loud, quiet] = [await player(db), await player(db)];
	await hear(db, loud);
	await silence(db, quiet);
	const [theirs, ours] = [await commitmentBy(db, quiet), await commitmentBy(db, loud)];
	await deliver(db, theirs, quiet, { amount: 9 });
	await deliver(db, ours, loud, { amount: 7, level: 3 });

	expect(await cityTotals(db)).toMatchObject({
		commitments: 1,
		confirmedShare: 1,
		leftOut: { commitments: 1, partners: 1 },
	});
	const page = await aimPage(db, goalAt('1')!, null);
	expect(page.impact).toMatchObject({ commitments: 1, leftOut: { commitments: 1, partners: 1 } });
	expect(page.commitments.map(({ slug, counted }) => [slug, counted]).toSorted()).toEqual(
		[
			[theirs.slug, false],
			[ours.slug, true],
		].toSorted(),
	);
	const [{ areas } = { areas: [] }] = (await publicResults(db, null)).editions;
	expect(areas[0]?.goals[0]?.types).toMatchObject([{ level0: 0, level3: 7 }]);
	expect(await impactOf(db, { organisation: quiet.id })).toMatchObject({
		commitments: 1,
		leftOut: { commitments: 1, partners: 1 },
		units: [{ levels: [{ text: '0' }, { text: '0' }, { text: '0' }, { text: '9' }] }],
	});

	await hear(db, quiet);
	expect(await cityTotals(db)).toMatchObject({
		commitments: 2,
		confirmedShare: 0.5,
		leftOut: { commitments: 0 },
	});
});

test('a partnership counts while its lead is heard from, whoever else is silent', async ({ db }) => {
	const [lead, other] = [await player(db), await player(db)];
	await hear(db, lead);
	await silence(db, other);
	const shared = await partnership(db, [lead, other]);
	const commitment = await commitmentBy(db, lead, { partnership: shared });
	await deliver(db, commitment, other, { amount: 6 });
	expect((await impactOf(db, { goals: ['2011-2014/goal-1'] })).commitments).toBe(1);
	const covered = async () =>
		coverageCounts(await placeRows(db, today)).map(({ commitments, named }) => [commitments, named]);
	expect(await covered(), 'the whole city: in every district, and naming none').toEqual(
		Array(10).fill([1, 0]),
	);
	await silence(db, lead);
	expect(await covered()).toEqual([]);
	expect(await impactOf(db, { goals: ['2011-2014/goal-1'] })).toMatchObject({
		commitments: 0,
		leftOut: { commitments: 1, partners: 1 },
	});
	expect((await impactOf(db, { partnership: shared.id })).commitments).toBe(1);
});

test('a commitment counts once, under its primary goal; readings are no amounts; few people are not counted out', async ({
	db,
}) => {
	const us = await player(db);
	const places = await commitmentBy(db, us);
	const waits = await commitmentBy(db, us, { type: 'answer-days', target: 5, baseline: 9 });
	await db
		.updateTable('commitment')
		.set({ secondaryGoals: ['2011-2014/goal-2'] })
		.where('id', '=', places.id)
		.execute();
	await deliver(db, places, us, { amount: 3, level: 1 });
	await deliver(db, waits, us, { amount: 7 });
	const [first, second] = await Promise.all([
		impactOf(db, { goals: ['2011-2014/goal-1'] }),
		impactOf(db, { goals: ['2011-2014/goal-2'] }),
	]);
	expect(second.commitments).toBe(0);
	expect(first.units).toHaveLength(1);
	expect(first.units[0]).toMatchObject({ type: 'apprenticeships', split: { drawn: false } });
	expect(first.units[0]?.levels.map(({ text }) => text)).toEqual(['0', '0', '<5', '0']);
	expect(JSON.stringify(first.units[0]?.trend?.series)).not.toContain('"3"');
});

test('a long list is read a page at a time, each commitment once', async ({ db }) => {
	const us = await player(db);
	await sql`insert into commitment (slug, organisation_id, type, title, goal, target, original_target, starts_on, due_on, state)
		select 'side-' || n, ${us.id}, 'mentor-hours', 'Løfte ' || n, '2011-2014/goal-1', 10, 10, '2026-01-01',
			'2026-12-01'::date + n % 4, (array['active', 'delivered', 'withdrawn'])[1 + n % 3] from generate_series(1, 30) n`.execute(
		db,
	);
	const seen: string[] = [];
	let after: string | null = null;
	do {
		const page = await commitmentsOf(db, us.id, after);
		expect(page.commitments.length).toBeLessThanOrEqual(12);
		seen.push(...page.commitments.map(({ slug }) => slug));
		after = page.next;
	} while (after);
	expect(new Set(seen).size).toBe(30);
	expect(seen).toHaveLength(30);
	expect((await commitmentsOf(db, us.id, '0-2026-99-99-1')).commitments).toHaveLength(12);
	expect(await person(db)).toBeDefined();
});
