import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accept, amendTarget } from '#lib/commitments/commitments.server.ts';
import { commitmentStates } from '#lib/commitments/commitment.ts';
import { contribute, correct, report, uncontribute } from '#lib/commitments/contributions.server.ts';
import { health } from '#lib/commitments/health.ts';
import { listCommitments, resultRows } from '#lib/commitments/list-queries.server.ts';
import { healthKindSql } from '#lib/commitments/rows.server.ts';
import { resultsByArea } from '#lib/commitments/results.ts';
import { partnership, person, player, promiseBy } from '#lib/commitments/scene.ts';
import { verify } from '#lib/commitments/verifications.server.ts';
import { readDayCursor, pageOf } from '#lib/commitments/contribution.ts';
import { readFilter, listPath } from '#lib/commitments/list.ts';
import { setClock } from '#lib/platform/clock.ts';
import { withDatabase } from '../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const db = withDatabase();

/** Counts everything again, from the rows. */
const recount = async (commitmentId: number) => {
	const { rows } = await sql<Record<string, number>>`select
		coalesce(sum(amount) filter (where level = 0), 0)::float8 as level0,
		coalesce(sum(amount) filter (where level = 1), 0)::float8 as level1,
		coalesce(sum(amount) filter (where level = 2), 0)::float8 as level2,
		coalesce(sum(amount) filter (where level = 3), 0)::float8 as level3,
		coalesce(sum(amount), 0)::float8 as delivered,
		coalesce(sum(amount) filter (where level > 0), 0)::float8 as confirmed,
		count(*)::int as contributions
		from contribution where commitment_id = ${commitmentId} and counts`.execute(db());
	return rows[0];
};
const quietly = (work: Promise<unknown>) =>
	work.catch((error: { status?: number; code?: string }) => {
		if (error.status !== 404 && !/^(contribution|commitment)_/.test(error.code ?? '')) throw error;
	});

describe('whatever happens, in whatever order', () => {
	test('totals equal a plain recount, nothing counts twice, and no side confirms its own report', async () => {
		const parties = [await player(db()), await player(db(), 'school'), await player(db(), 'association')];
		const shared = await partnership(db(), parties);
		const outsiders = [await person(db(), 'consultant'), await person(db(), 'auditor')];
		const actors = [...parties.map((party) => party.as('owner')), ...outsiders];
		const party = fc.nat({ max: 2 });
		const step = fc.oneof(
			fc.record({
				do: fc.constant('report' as const),
				party,
				amount: fc.integer({ min: 1, max: 9 }),
				day: fc.nat({ max: 300 }),
			}),
			fc.record({ do: fc.constant('deed' as const), party, deed: fc.integer({ min: 1, max: 3 }) }),
			fc.record({ do: fc.constant('undo' as const), deed: fc.integer({ min: 1, max: 3 }) }),
			fc.record({
				do: fc.constant('correct' as const),
				party,
				which: fc.nat({ max: 9 }),
				amount: fc.nat({ max: 9 }),
			}),
			fc.record({
				do: fc.constant('verify' as const),
				actor: fc.nat({ max: 4 }),
				which: fc.nat({ max: 9 }),
				level: fc.constantFrom(1 as const, 2 as const, 3 as const),
			}),
			fc.record({ do: fc.constant('amend' as const), target: fc.integer({ min: 1, max: 30 }) }),
		);
		let run = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
				const offset = ++run * 10;
				const { id, slug } = await promiseBy(db(), parties[0]!, { partnership: shared });
				const ids = async () =>
					(
						await db()
							.selectFrom('contribution')
							.select('id')
							.where('commitmentId', '=', id)
							.orderBy('id')
							.execute()
					).map((row) => row.id);
				for (const one of steps) {
					const us = 'party' in one ? parties[one.party]! : parties[0]!;
					const personId = us.as('owner').person!.id;
					const known = 'which' in one ? await ids() : [];
					const contribution = 'which' in one ? (known[one.which % (known.length || 1)] ?? -1) : -1;
					if (one.do === 'report') {
						const happenedOn = new Date(Date.UTC(2026, 0, 1 + one.day)).toISOString().slice(0, 10);
						const input = { commitment: id, amount: one.amount, happenedOn, note: '', submission: undefined };
						await quietly(report(db(), us.as('reporter'), us.id, input));
					} else if (one.do === 'deed') {
						const deed = {
							commitmentId: id,
							organisationId: us.id,
							amount: 1,
							happenedOn: '2026-11-20',
							source: 'event' as const,
						};
						await db()
							.transaction()
							.execute((trx) => contribute(trx, { ...deed, sourceId: offset + one.deed, personId }));
					} else if (one.do === 'undo') {
						const deed = { source: 'event' as const, sourceId: offset + one.deed, personId };
						await db()
							.transaction()
							.execute((trx) => uncontribute(trx, deed));
					} else if (one.do === 'correct') {
						await quietly(
							correct(db(), us.as('owner'), { contribution, amount: one.amount, note: 'Talt om' }),
						);
					} else if (one.do === 'verify') {
						await quietly(verify(db(), actors[one.actor]!, { contribution, level: one.level, note: '' }));
					} else {
						await quietly(
							amendTarget(db(), parties[0]!.as('owner'), slug, { target: one.target, reason: 'Ændret' }),
						);
					}
				}
				const kept = await db()
					.selectFrom('commitmentTotal')
					.selectAll()
					.where('commitmentId', '=', id)
					.executeTakeFirstOrThrow();
				expect(kept).toMatchObject((await recount(id))!);
				const halves = await db()
					.selectFrom('commitmentHalfYear')
					.selectAll()
					.where('commitmentId', '=', id)
					.execute();
				const inHalves = halves.reduce(
					(sum, half) => sum + half.level0 + half.level1 + half.level2 + half.level3,
					0,
				);
				expect(inHalves).toBeCloseTo(kept.delivered ?? 0);
				const { target } = await db()
					.selectFrom('commitment')
					.select('target')
					.where('id', '=', id)
					.executeTakeFirstOrThrow();
				expect(kept.reachedOn !== null).toBe((kept.delivered ?? 0) >= target && kept.contributions > 0);
				const own = await sql`select from verification v join contribution c on c.id = v.contribution_id
					where c.commitment_id = ${id} and (v.organisation_id = c.organisation_id or exists (
						select from membership m where m.organisation_id = c.organisation_id and m.person_id = v.person_id))`.execute(
					db(),
				);
				expect(own.rows).toHaveLength(0);
			}),
			{ numRuns: 12 },
		);
	}, 120_000);

	test('the database says the same of health as the rule does', async () => {
		const us = await player(db());
		const { id } = await promiseBy(db(), us);
		const day = fc
			.nat({ max: 400 })
			.map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
		await fc.assert(
			fc.asyncProperty(
				fc.record({
					target: fc.nat({ max: 40 }),
					baseline: fc.nat({ max: 60 }),
					lowerIsBetter: fc.boolean(),
					amount: fc.option(fc.nat({ max: 60 })),
					startsOn: day,
					length: fc.integer({ min: 1, max: 200 }),
					today: day,
					state: fc.constantFrom(...commitmentStates),
				}),
				async ({ amount, length, ...given }) => {
					const dueOn = new Date(Date.parse(given.startsOn) + length * 86_400_000).toISOString().slice(0, 10);
					const { today, ...columns } = given;
					await db()
						.updateTable('commitment')
						.set({ ...columns, dueOn })
						.where('id', '=', id)
						.execute();
					const contributions = amount ? 1 : given.lowerIsBetter && amount === 0 ? 1 : 0;
					await db()
						.updateTable('commitmentTotal')
						.set({ level0: amount ?? 0, contributions })
						.where('commitmentId', '=', id)
						.execute();
					const { kind } = await db()
						.selectFrom('commitment')
						.innerJoin('commitmentTotal', 'commitmentTotal.commitmentId', 'commitment.id')
						.select(healthKindSql(today).as('kind'))
						.where('id', '=', id)
						.executeTakeFirstOrThrow();
					expect(kind).toBe(health({ ...given, dueOn, delivered: contributions ? amount : null }).kind);
				},
			),
			{ numRuns: 400 },
		);
	}, 120_000);
});

describe('the public list', () => {
	const clean = withDatabase();
	const all = readFilter(new URLSearchParams());

	test('pages by deadline without losing or repeating, and filters by what is asked', async () => {
		const us = await player(clean());
		for (let index = 0; index < 25; index++) {
			const dueOn = `2027-0${1 + (index % 5)}-15`;
			await promiseBy(clean(), us, { type: index % 2 ? 'mentor-hours' : 'open-house', dueOn });
		}
		const seen: number[] = [];
		let after: string | null = null;
		do {
			const rows = await listCommitments(clean(), all, {
				today: '2026-11-22',
				limit: 11,
				after: readDayCursor(after),
			});
			const page = pageOf(rows, 10, ({ dueOn }) => dueOn);
			seen.push(...page.rows.map(({ id }) => id));
			after = page.next;
		} while (after);
		expect(seen).toHaveLength(25);
		expect(new Set(seen).size).toBe(25);
		const found = async (query: string) =>
			(
				await listCommitments(clean(), readFilter(new URLSearchParams(query)), {
					today: '2026-11-22',
					limit: 50,
				})
			).length;
		expect(await found('type=mentor-hours')).toBe(12);
		expect(await found('q=aabent hus')).toBe(13);
		expect(await found('q=ÅBENT')).toBe(13);
		expect(await found("q=')); drop table commitment; --")).toBe(0);
		expect(await found('q=!!!')).toBe(0);
		expect(await found('status=behind')).toBe(0);
		expect(await found('status=no_data')).toBe(25);
		expect(await found('aim=inclusive-city')).toBe(0);
		expect(await found('aim=goal-1')).toBe(25);
		expect(await found('district=noerrebro')).toBe(25);
		const areas = resultsByArea(await resultRows(clean(), '2026-11-22'));
		expect(areas[0]).toMatchObject({ commitments: 25, onPlan: 0, withData: 25 });
	});

	test('an address says the filter and is read back the same; nonsense is left out', () => {
		const filter = {
			text: 'mad',
			aim: 'goal-2',
			district: 3 as const,
			type: 'open-house',
			status: 'behind' as const,
		};
		const path = listPath(filter);
		expect(path).toBe('/commitments?q=mad&aim=goal-2&district=noerrebro&type=open-house&status=behind');
		expect(readFilter(new URLSearchParams(path.split('?')[1]))).toEqual(filter);
		expect(readFilter(new URLSearchParams('aim=x&district=99&type=drop&status=;'))).toEqual(all);
	});

	test('a proposal is accepted only once it is a proposal', async () => {
		const us = await player(clean());
		const { slug } = await promiseBy(clean(), us);
		await expect(accept(clean(), await person(clean(), 'consultant'), slug)).rejects.toMatchObject({
			code: 'commitment_already_decided',
		});
	});
});
