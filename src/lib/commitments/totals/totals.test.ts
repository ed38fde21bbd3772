import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accept } from '#lib/commitments/writing/proposals.server.ts';
import { fulfilment } from '#lib/commitments/closing/fulfilment.ts';
import { commitmentStates, verificationLevels } from '#lib/commitments/commitment.ts';
import { health } from '#lib/commitments/health.ts';
import { listCommitments } from '#lib/commitments/list/list-queries.server.ts';
import { fulfilmentSql, healthKindSql } from '#lib/commitments/rows.server.ts';
import { resultRows } from '#lib/commitments/totals/totals-queries.server.ts';
import { resultsByArea } from '#lib/commitments/totals/results.ts';
import { commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { readFilter, listPath } from '#lib/commitments/list/list.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { withDatabase } from '../../../../tests/support/database.ts';

const decided = (db: Database, commitmentId: number, organisationId: number) =>
	db
		.insertInto('closing')
		.values({
			commitmentId,
			organisationId,
			word: 'Vi er i mål',
			reportedAt: new Date(),
			outcome: 'delivered',
			decidedAt: new Date(),
		})
		.execute();

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const db = withDatabase();

describe('health and fulfilment', () => {
	test('the database says the same of them as the rules do', async () => {
		const us = await player(db());
		const { id } = await commitmentBy(db(), us);
		const day = fc
			.nat({ max: 400 })
			.map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
		// Every state is tried here, also those that only another side may give.
		await sql`alter table commitment disable trigger commitment_outcome_guard`.execute(db());
		await sql`alter table closing disable trigger closing_guard`.execute(db());
		await fc.assert(
			fc.asyncProperty(
				fc.record({
					target: fc.nat({ max: 40 }),
					baseline: fc.nat({ max: 60 }),
					lowerIsBetter: fc.boolean(),
					amount: fc.option(fc.nat({ max: 60 })),
					level: fc.constantFrom(...verificationLevels),
					more: fc.nat({ max: 20 }),
					contested: fc.constantFrom(0, 0, 5),
					isDecided: fc.boolean(),
					startsOn: day,
					length: fc.integer({ min: 1, max: 200 }),
					today: day,
					state: fc.constantFrom(...commitmentStates),
				}),
				async ({ amount, level, more, contested, isDecided, length, ...given }) => {
					const dueOn = new Date(Date.parse(given.startsOn) + length * 86_400_000).toISOString().slice(0, 10);
					const { today, ...columns } = given;
					await db()
						.updateTable('commitment')
						.set({ ...columns, dueOn })
						.where('id', '=', id)
						.execute();
					const contributions = amount ? 1 : given.lowerIsBetter && amount === 0 ? 1 : 0;
					const levels = { level0: 0, level1: 0, level2: 0, level3: 0 };
					levels[`level${level}`] = amount ?? 0;
					// A reading stands at one level, amounts at several.
					if (!given.lowerIsBetter && contributions) levels.level1 += more;
					await db()
						.updateTable('commitmentTotal')
						.set({ ...levels, contested, contributions })
						.where('commitmentId', '=', id)
						.execute();
					await db().deleteFrom('closing').execute();
					if (isDecided) await decided(db(), id, us.id);
					const said = await db()
						.selectFrom('commitment')
						.innerJoin('commitmentTotal', 'commitmentTotal.commitmentId', 'commitment.id')
						.select([healthKindSql(today).as('health'), fulfilmentSql(today).as('fulfilment')])
						.select(['delivered', 'confirmed'])
						.where('id', '=', id)
						.executeTakeFirstOrThrow();
					const facts = { ...given, ...levels, contested, contributions, isDecided, dueOn };
					const told = { delivered: said.delivered ?? 0, confirmed: said.confirmed ?? 0 };
					expect(said).toMatchObject({
						health: health({ ...given, dueOn, delivered: contributions ? told.delivered : null }).kind,
						fulfilment: fulfilment({ ...facts, ...told }).kind,
					});
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
			await commitmentBy(clean(), us, { type: index % 2 ? 'mentor-hours' : 'open-house', dueOn });
		}
		const seen: number[] = [];
		let after: string | null = null;
		do {
			const page = await listCommitments(clean(), all, { today: '2026-11-22', limit: 10, after });
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
			).rows.length;
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
		const areas = resultsByArea(await resultRows(clean(), {}, '2026-11-22'));
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
		const { slug } = await commitmentBy(clean(), us);
		await expect(accept(clean(), await person(clean(), 'consultant'), slug)).rejects.toMatchObject({
			code: 'commitment_already_decided',
		});
	});
});
