/**
 * `npm run bench -- totals`: the pages that add up, at 20,000 commitments and 500,000 contributions. Each question is asked
 * of the database again and again (p50, p99), its plan is shown, and none may touch the contributions. The last line
 * says what keeping the totals costs when one more contribution comes in.
 */
import { sql, type RawBuilder } from 'kysely';
import type { TotalsScope } from '#lib/commitments/totals/sums.ts';
import * as totals from '#lib/commitments/totals/totals-queries.server.ts';
import { aimPage, impactOf } from '#lib/impact/impact.server.ts';
import { areaAt, districtAt, goalAt } from '#lib/impact/scope.ts';
import { cityTotals, today } from '#lib/commitments/readers.server.ts';
import { publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { halfYearsUntil } from '#lib/impact/impact.ts';
import { yearReport } from '#lib/impact/yearly-report/report.server.ts';
import { createDatabase, type Database } from '#lib/platform/database/database.server.ts';
import { startEmbedded } from '../runtime/postgres/embedded.ts';
import { migrateToLatest } from '#lib/platform/database/migrations.server.ts';
import { Lifetime } from '../runtime/lifetime.ts';
import { runScript } from '../runtime/script.ts';
import { fillYears, size } from './totals-city.ts';
import { explainSql } from './plans.ts';

const rounds = 60;

runScript(async () => {
	const life = new Lifetime();
	life.endOnSignals();
	try {
		const server = await startEmbedded({});
		life.add(server.stop);
		await migrateToLatest(server.url);
		const db = createDatabase(server.url, { max: 3, statementTimeout: 0 });
		life.add(() => db.destroy());
		const started = performance.now();
		await fillYears(db);
		console.log(
			`${size.commitments} commitments, ${size.contributions} contributions, filled in ${((performance.now() - started) / 1000).toFixed(0)} s`,
		);
		await pages(db);
		await plans(db);
		await triggerCost(db);
	} finally {
		await life.stop();
	}
});

async function pages(db: Database): Promise<void> {
	const questions: [string, () => Promise<unknown>][] = [
		['front page totals', () => cityTotals(db)],
		['/results', () => publicResults(db, null)],
		['/results?district', () => publicResults(db, 3)],
		['/results/goals/1', () => aimPage(db, goalAt('1')!, null)],
		['/results/areas/2', () => aimPage(db, areaAt('2')!, null)],
		['/results/districts/noerrebro', () => aimPage(db, districtAt('noerrebro')!, null)],
		['partner block', () => impactOf(db, { organisation: 21 })],
		['partnership block', () => impactOf(db, { partnership: 4 })],
		['commitment picture', () => impactOf(db, { commitment: 77 })],
		['yearly report', () => yearReport(db, 'partner-21', today().slice(0, 4))],
	];
	for (const [name, ask] of questions) {
		const { p50, p99 } = await timed(ask);
		console.log(
			`${name.padEnd(30)} p50 ${p50.toFixed(1).padStart(6)} ms  p99 ${p99.toFixed(1).padStart(6)} ms`,
		);
	}
}

async function timed(ask: () => Promise<unknown>): Promise<{ p50: number; p99: number }> {
	for (let round = 0; round < 5; round++) await ask();
	const times: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const from = performance.now();
		await ask();
		times.push(performance.now() - from);
	}
	times.sort((a, b) => a - b);
	return { p50: times[Math.floor(rounds / 2)] ?? 0, p99: times[Math.ceil(rounds * 0.99) - 1] ?? 0 };
}

/** Sums over the whole city, a goal or a district read much of the commitments; a partner's and a commitment's must not. */
async function plans(db: Database): Promise<void> {
	const [day, from] = [today(), halfYearsUntil(today())[0] ?? today()];
	const scopes: [string, TotalsScope, readonly string[]][] = [
		['city', {}, ['contribution']],
		['goal', { goals: ['2011-2014/goal-1'] }, ['contribution', 'commitment']],
		['district', { district: 3 }, ['contribution', 'commitment']],
		[
			'partner',
			{ organisation: 21 },
			['contribution', 'commitment', 'commitment_total', 'commitment_half_year'],
		],
		[
			'partnership',
			{ partnership: 4 },
			['contribution', 'commitment', 'commitment_total', 'commitment_half_year'],
		],
		[
			'commitment',
			{ commitment: 77 },
			['contribution', 'commitment', 'commitment_total', 'commitment_half_year'],
		],
	];
	for (const [name, scope, forbidden] of scopes) {
		const queries: [string, RawBuilder<unknown>][] = [
			['sums', totals.resultRowsSql(scope, day)],
			['half-years', totals.trendRowsSql(scope, { today: day, from })],
			['left out', totals.leftOutSql(scope, day)],
		];
		for (const [what, query] of queries) {
			const { milliseconds, nodes, reads, scans } = await explainSql(db, query);
			console.log(`plan, ${name} ${what}: ${milliseconds.toFixed(2)} ms · ${nodes.join(' · ')}`);
			const wrong = [
				...scans.filter((table) => forbidden.includes(table)),
				...reads.filter((table) => table === 'contribution'),
			];
			for (const table of new Set(wrong)) {
				console.log(`  reads all of ${table}`);
				process.exitCode = 1;
			}
		}
	}
}

const inserted = 500;
interface Inserted {
	Triggers: { 'Trigger Name': string; Time: number }[];
}

/** What the database itself spends in its triggers for one contribution, each in its own transaction. */
async function triggerCost(db: Database): Promise<void> {
	const times: number[] = [];
	for (let count = 0; count < inserted; count++) {
		const commitment = 1 + ((count * 7919) % size.commitments);
		const { rows } = await sql<Record<string, [Inserted]>>`explain (analyze, format json)
			insert into contribution (commitment_id, organisation_id, amount, happened_on)
			values (${commitment}, ${1 + (count % size.partners)}, 1, current_date)`.execute(db);
		const { Triggers: triggers = [] } = Object.values(rows[0] ?? {})[0]?.[0] ?? { Triggers: [] };
		// Foreign keys are triggers too; those would be there without any totals.
		times.push(
			triggers.reduce(
				(sum, { 'Trigger Name': name, Time }) => (name.startsWith('RI_') ? sum : sum + Time),
				0,
			),
		);
	}
	times.sort((a, b) => a - b);
	const cost = times[inserted / 2] ?? 0;
	console.log(`one contribution: ${cost.toFixed(2)} ms in the triggers that keep the totals (goal: below 1)`);
	if (cost >= 1) process.exitCode = 1;
}
