/** Which tables' changes are announced, by which columns, and what functions read: for `platform/database/reads.server.ts`. */
import type { Sql } from 'postgres';
import { camelCase } from './columns.ts';

const list = (names: readonly string[]): string => `[${names.map((name) => `'${name}'`).join(', ')}]`;

const longestLine = 109;

/** On one line, or a name a line, as the formatter has it. */
function reading(name: string, reads: readonly string[]): string {
	const line = `\t['${name}', ${list(reads)}],`;
	if (line.length <= longestLine) return line;
	return `\t[\n\t\t'${name}',\n\t\t[\n${reads.map((table) => `\t\t\t'${table}',\n`).join('')}\t\t],\n\t],`;
}

export async function announcedTables(sql: Sql): Promise<string> {
	const tables = await sql<{ table: string; columns: string[] }[]>`
		select tgrelid::regclass::text as table,
			array_remove(string_to_array(encode(tgargs, 'escape'), '\\000'), '') as columns
		from pg_trigger where tgfoid in ('announce_row'::regproc, 'announce_content_change'::regproc) order by 1`;
	const lines = tables.map(({ table, columns }) => `\t${camelCase(table)}: ${list(columns.map(camelCase))},`);
	const functions = (await functionsReading(sql)).map(([name, reads]) => reading(name, reads));
	return `/** Written by \`npm run generate\`: tables whose changes are announced, and the columns that their rows are announced by. */
export const announced = {\n${lines.join('\n')}\n} as const;

/** Functions of the database that read tables, and which. */
export const functionsReading: readonly (readonly [name: string, tables: readonly string[]])[] = [\n${functions.join('\n')}\n];\n`;
}

/** Each function that a query may call with the tables it names, also through other functions. */
async function functionsReading(sql: Sql): Promise<[string, string[]][]> {
	const functions = await sql<{ name: string; body: string }[]>`
		select proname as name, prosrc as body from pg_proc
		where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype and prolang in
			(select oid from pg_language where lanname in ('sql', 'plpgsql')) order by 1`;
	const tables = await sql<
		{ name: string }[]
	>`select tablename as name from pg_tables where schemaname = 'public'`;
	const wordsOf = new Map(functions.map(({ name, body }) => [name, new Set(body.match(/[a-z_]+/g))]));
	const reads = (name: string, seen: ReadonlySet<string>): string[] => {
		const words = wordsOf.get(name) ?? new Set<string>();
		const called = [...wordsOf.keys()].filter((other) => words.has(other) && !seen.has(other));
		return [
			...tables.map((table) => table.name).filter((table) => words.has(table)),
			...called.flatMap((other) => reads(other, new Set([...seen, other]))),
		];
	};
	return functions
		.map(({ name }): [string, string[]] => [name, [...new Set(reads(name, new Set([name])))].toSorted()])
		.filter(([, read]) => read.length > 0);
}
