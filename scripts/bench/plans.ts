/** The plans of the hot queries: none may read a growing table from end to end. */
import { DefaultQueryExecutor, sql, type Compilable, type CompiledQuery, type RawBuilder } from 'kysely';
import * as series from '#lib/events/series/series-list-queries.server.ts';
import { readFilter } from '#lib/explore/filter.ts';
import { eventPageQuery, opportunityPageQuery } from '#lib/explore/queries/list-queries.server.ts';
import { spanOf } from '#lib/explore/span.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

interface PlanNode {
	'Node Type': string;
	'Relation Name'?: string;
	'Index Name'?: string;
	/** 0 where nothing asked for it: what might have been read was not. */
	'Actual Loops': number;
	Plans?: PlanNode[];
}
export interface Plan {
	name: string;
	milliseconds: number;
	nodes: string[];
	/** Growing tables that were read from end to end. */
	scanned: string[];
}

const growing = [
	'event',
	'opportunity',
	'organisation',
	'registration',
	'commitment',
	'contribution',
	'verification',
	'signature',
	'site',
	'placement',
	'audit_entry',
	'mail',
];

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];

const said = (node: PlanNode): string =>
	`${node['Node Type']} ${node['Relation Name']}${node['Index Name'] ? ` by ${node['Index Name']}` : ''}`;

async function explain(db: Database, name: string, compiled: CompiledQuery): Promise<Plan> {
	const { rows } = await db.executeQuery<Record<string, [{ Plan: PlanNode; 'Execution Time': number }]>>({
		...compiled,
		sql: `explain (analyze, format json) ${compiled.sql}`,
	});
	const plan = Object.values(rows[0] ?? {})[0]?.[0];
	if (!plan) throw new Error(`no plan for ${name}`);
	const nodes = flat(plan.Plan).filter((node) => node['Actual Loops'] > 0);
	return {
		name,
		milliseconds: plan['Execution Time'],
		nodes: nodes.filter((node) => node['Relation Name']).map(said),
		scanned: nodes
			.filter((node) => node['Node Type'] === 'Seq Scan' && growing.includes(node['Relation Name'] ?? ''))
			.map((node) => node['Relation Name'] ?? ''),
	};
}

export interface RawPlan {
	milliseconds: number;
	nodes: string[];
	/** Every table that is read, and those that are read from end to end. */
	reads: string[];
	scans: string[];
}

/** The plan of a question in plain SQL, as it ran. */
export async function explainSql(db: Database, query: RawBuilder<unknown>): Promise<RawPlan> {
	const { rows } = await sql<
		Record<string, [{ Plan: PlanNode; 'Execution Time': number }]>
	>`explain (analyze, format json) ${query}`.execute(db);
	const plan = Object.values(rows[0] ?? {})[0]?.[0];
	if (!plan) throw new Error('no plan');
	const tables = flat(plan.Plan).filter((node) => node['Relation Name']);
	return {
		milliseconds: plan['Execution Time'],
		nodes: tables.map(said),
		reads: tables.map((node) => node['Relation Name'] ?? ''),
		scans: tables
			.filter((node) => node['Node Type'] === 'Seq Scan')
			.map((node) => node['Relation Name'] ?? ''),
	};
}

/** What a reader asks of the database. */
async function askedBy(read: () => Promise<unknown>): Promise<CompiledQuery[]> {
	const asked: CompiledQuery[] = [];
	const { executeQuery } = DefaultQueryExecutor.prototype;
	DefaultQueryExecutor.prototype.executeQuery = async function (query) {
		asked.push(query);
		return (await executeQuery.call(this, query)) as never;
	};
	await read().finally(() => (DefaultQueryExecutor.prototype.executeQuery = executeQuery));
	return asked;
}

/** What pages ask about a series, of the one that has the next date. */
async function ofSeries(db: Database, now: Date): Promise<[name: string, CompiledQuery][]> {
	const { id, seriesId, organisationId } = await db
		.selectFrom('event')
		.select(['id', 'seriesId', 'organisationId'])
		.where('seriesId', 'is not', null)
		.where('startsAt', '>', now)
		.orderBy('startsAt')
		.$narrowType<{ seriesId: number }>()
		.executeTakeFirstOrThrow();
	const dates = { when: 'coming', now, after: null, limit: 30 } as const;
	const readers: [string, () => Promise<unknown>][] = [
		['dates beside an event', () => series.datesBeside(db, { id, seriesId }, now)],
		['dates of a series', () => series.datesOf(db, seriesId, dates)],
		['how many dates are coming', () => series.countComing(db, seriesId, now)],
		['series of an organisation', () => series.seriesOf(db, organisationId, now)],
	];
	const asked: [string, CompiledQuery][] = [];
	for (const [name, read] of readers) for (const query of await askedBy(read)) asked.push([name, query]);
	return asked;
}

/** Compares the hot queries' plans with what they may be. */
export async function hotPlans(db: Database, now: Date): Promise<Plan[]> {
	const all = readFilter(new URLSearchParams());
	const nearby = readFilter(new URLSearchParams('district=3&when=month'));
	const named = readFilter(new URLSearchParams('q=fællesspisning'));
	const queries: [string, Compilable][] = [
		['list of events', eventPageQuery(db, all, spanOf('any', now), undefined, 21)],
		['list of events in a district', eventPageQuery(db, nearby, spanOf('month', now), undefined, 21)],
		['list of events by words', eventPageQuery(db, named, spanOf('any', now), undefined, 21)],
		['list of apprenticeships', opportunityPageQuery(db, all, spanOf('any', now), undefined, 21)],
	];
	const compiled = queries.map(([name, query]): [string, CompiledQuery] => [name, query.compile()]);
	const plans: Plan[] = [];
	for (const [name, query] of [...compiled, ...(await ofSeries(db, now))])
		plans.push(await explain(db, name, query));
	return plans;
}
