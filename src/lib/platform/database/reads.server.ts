/**
 * What of the database an answer is made from, gathered while it is made: every table that a query names, whole unless
 * its reader says which rows. Who forgets to say so has an answer that is made anew too often, never one that is old.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { announced, functionsReading } from '#lib/platform/database/announced.ts';
import { columns } from '#lib/platform/database/columns.ts';

type Announced = typeof announced;
/** Rows of a table by a column that its changes are announced with: `{ event: { id: 12 } }`. */
export type Rows = {
	[Table in keyof Announced]?: { [Column in Announced[Table][number]]?: number | readonly number[] };
};
/** By table: all of it, or the rows as `column=value`. */
export type Reads = ReadonlyMap<string, 'all' | ReadonlySet<string>>;
export type Gathering = Map<string, 'all' | Set<string>>;

const gathering = new AsyncLocalStorage<Gathering>();

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const tablesBehind = new Map<string, readonly string[]>([
	...Object.keys(columns).map((table): [string, string[]] => [snakeCase(table), [snakeCase(table)]]),
	...functionsReading,
]);
const tablesAnnounced: ReadonlySet<string> = new Set(Object.keys(announced).map(snakeCase));

/** A query's text says the same each time, whatever it is asked with. */
const known = new Map<string, readonly string[]>();
const mostKnown = 2000;

/** The tables that a query names, itself or through a function. Where a column has the name of one, it counts: that errs on the safe side. */
export function tablesIn(query: string): readonly string[] {
	let tables = known.get(query);
	if (!tables) {
		const words = new Set(query.match(/(?<!\."?)\b[a-z_]+\b/g));
		tables = [...new Set([...words].flatMap((word) => tablesBehind.get(word) ?? []))];
		if (known.size >= mostKnown) known.clear();
		known.set(query, tables);
	}
	return tables;
}

/** Told of every query by the database. */
export function noteQuery(query: string): void {
	const reads = gathering.getStore();
	if (reads) for (const table of tablesIn(query)) reads.set(table, 'all');
}

/** What an answer is made from that was itself made before: all that was read for it then. */
export function noteReads(read: Reads): void {
	const reads = gathering.getStore();
	if (reads) for (const [table, rows] of read) noteRows(reads, table, rows);
}

function noteRows(reads: Gathering, table: string, rows: 'all' | ReadonlySet<string>): void {
	const before = reads.get(table);
	reads.set(table, before === 'all' || rows === 'all' ? 'all' : new Set(rows).union(before ?? new Set()));
}

/** Whether every change of what was read is announced. */
export const isAnnounced = (reads: Reads): boolean =>
	[...reads.keys()].every((table) => tablesAnnounced.has(table));

/** Runs `work` and fills `reads` meanwhile; what is still being sent when it is done is gathered too. */
export const gatherReads = <T>(reads: Gathering, work: () => Promise<T>): Promise<T> =>
	gathering.run(reads, work);

const namesOf = (by: Record<string, number | readonly number[]>): Set<string> =>
	new Set(
		Object.entries(by).flatMap(([column, values]) =>
			[values].flat().map((value) => `${snakeCase(column)}=${value}`),
		),
	);

/**
 * Of the tables that `rows` names, `work` reads nothing but these rows: a change of another one, or a new one, could never
 * change what it comes to. Its other tables count whole.
 */
export async function readingOnly<T>(rows: (result: T) => Rows, work: () => Promise<T>): Promise<T> {
	const around = gathering.getStore();
	if (!around) return work();
	const within: Gathering = new Map();
	let only: Record<string, Set<string> | undefined> = {};
	try {
		const result = await gathering.run(within, work);
		only = Object.fromEntries(
			Object.entries(rows(result)).map(([table, by]) => [snakeCase(table), namesOf(by)]),
		);
		return result;
	} finally {
		for (const table of within.keys()) noteRows(around, table, only[table] ?? 'all');
	}
}
