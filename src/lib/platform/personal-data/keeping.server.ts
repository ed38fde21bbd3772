/**
 * How a job keeps what the privacy page promises: one condition finds what has reached its term, for the job that takes it
 * and for the page that counts what is still there. What each job took, and when, stands in `retention_run`.
 */
import { sql, type RawBuilder } from 'kysely';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';
import { defineTask, type Task } from '#lib/platform/jobs/jobs.server.ts';
import { deleteInBatches, inBatches } from '#lib/platform/lists/batches.server.ts';
import { log } from '#lib/platform/log.server.ts';
import { termBefore, type Term } from '#lib/platform/personal-data/retention.ts';

export interface Keeping {
	readonly term: Term;
	/** How many rows had reached their term at `at` and are still there, at most `mostCounted`. */
	readonly overdue: (db: Database, at: Date) => Promise<number>;
	/** Takes what has reached its term at `at`. @returns how many rows */
	readonly take: (db: Database, at: Date) => Promise<number>;
}

/** A number beyond it says no more: something does not run. */
export const mostCounted = 10_000;

type Tables = keyof DB & string;
/** Which rows `t` have reached their term. `before`: what is older has. */
type Condition = (before: Date, at: Date) => RawBuilder<boolean>;

/** How many rows `t` of the table there are, at most `mostCounted`. */
export async function countRows(
	db: Database,
	table: Tables,
	condition: RawBuilder<boolean>,
): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from
		(select from ${sql.table(table)} t where ${condition} limit ${mostCounted}) as found`.execute(db);
	return rows[0]?.n ?? 0;
}

/** The rows go. */
export const deletes = (term: Term, table: Tables, condition: Condition): Keeping => ({
	term,
	overdue: (db, at) => countRows(db, table, condition(termBefore(term, at), at)),
	take: (db, at) => deleteInBatches(db, table, condition(termBefore(term, at), at)),
});

/** The columns are emptied where any of them holds something; the rows stay. `also` is set besides. */
export function empties<Table extends Tables>(
	term: Term,
	table: Table,
	columns: readonly (keyof DB[Table] & string)[],
	condition: Condition,
	also?: (at: Date) => RawBuilder<unknown>,
): Keeping {
	const named = sql.join(columns.map((column) => sql.ref(`t.${column}`)));
	const full = (at: Date) =>
		sql<boolean>`num_nonnulls(${named}) > 0 and (${condition(termBefore(term, at), at)})`;
	const set = (at: Date) =>
		sql.join([...columns.map((column) => sql`${sql.ref(column)} = null`), ...(also ? [also(at)] : [])]);
	return {
		term,
		overdue: (db, at) => countRows(db, table, full(at)),
		take: (db, at) =>
			inBatches(async (limit) => {
				const { numAffectedRows } = await sql`update ${sql.table(table)} set ${set(at)}
					where id in (select t.id from ${sql.table(table)} t where ${full(at)} limit ${limit})`.execute(db);
				return Number(numAffectedRows ?? 0);
			}),
	};
}

/** A job that keeps promises. */
export interface Keeper extends Task {
	readonly keepings: readonly Keeping[];
}

/** @param also what the job does besides, of which the privacy page says nothing */
export const defineKeeper = (
	name: string,
	keepings: readonly Keeping[],
	also?: (db: Database) => Promise<unknown>,
): Keeper => ({
	...defineTask(name, async (db) => {
		const taken = new Map<Term, number>();
		for (const { term, take } of keepings) taken.set(term, (taken.get(term) ?? 0) + (await take(db, now())));
		await also?.(db);
		for (const [term, took] of taken) {
			await noteRun(db, term, took);
			if (took) log.info('kept no longer', { term, rows: took });
		}
	}),
	keepings,
});

async function noteRun(db: Database, term: Term, took: number): Promise<void> {
	const ranAt = now();
	const found = took > 0 ? { lastTookAt: ranAt, lastTook: took } : {};
	await db
		.insertInto('retentionRun')
		.values({ term, ranAt, took, ...found })
		.onConflict((conflict) => conflict.column('term').doUpdateSet({ ranAt, took, ...found }))
		.execute();
}

/** The last run of each job, by what it keeps. */
interface Run {
	term: string;
	ranAt: Date;
	took: number;
	/** The last time that it found anything, and how much. */
	lastTookAt: Date | null;
	lastTook: number;
}

export const lastRuns = (db: Database): Promise<Run[]> => db.selectFrom('retentionRun').selectAll().execute();
