/** Types of the columns that kysely-codegen cannot know by their SQL type alone, and the names of all of them. */
import type { Sql } from 'postgres';
import { checkLists } from './check-lists.ts';
import { jsonColumns, keyColumns, shapes } from './shapes.ts';

interface Column {
	table: string;
	name: string;
	type: string;
	isNullable: boolean;
	hasDefault: boolean;
}

const columnsOf = (sql: Sql) => sql<Column[]>`
	select table_name as table, column_name as name, data_type as type, is_nullable = 'YES' as "isNullable",
		(column_default is not null or is_identity = 'YES' or is_generated = 'ALWAYS') as "hasDefault"
	from information_schema.columns
	where table_schema = 'public' and table_name not like 'kysely\\_%'
	order by table_name, ordinal_position`;

export const camelCase = (name: string): string =>
	name.replace(/_([a-z0-9])/g, (_, next: string) => next.toUpperCase());

/**
 * By 'table.column': the union of what a check allows, the shape of what jsonb holds (written as text).
 * @throws for a jsonb column whose shape nobody has said
 */
export async function columnTypes(sql: Sql): Promise<Record<string, string>> {
	const lists = new Map((await checkLists(sql)).map((list) => [list.column, list]));
	const types: Record<string, string> = {};
	for (const { table, name, type, isNullable, hasDefault } of await columnsOf(sql)) {
		const column = `${table}.${name}`;
		const list = lists.get(column);
		const union = list?.values.map((value) => JSON.stringify(value).replaceAll('"', "'")).join(' | ');
		const shape = type === 'jsonb' ? jsonColumns[column] : undefined;
		if (type === 'jsonb' && !shape) throw new Error(`Say in scripts/schema/shapes.ts what ${column} holds`);
		const listed = list?.isArray ? `Array<${union}>` : union;
		const known = shape ? `JsonText<${shape}>` : (keyColumns[column] ?? listed);
		if (!known) continue;
		const whole = isNullable ? `${known} | null` : known;
		types[column] = hasDefault ? `Generated<${whole}>` : whole;
	}
	return types;
}

/** The shapes stand before the tables, so that nothing in the ground reaches up to a room. */
export const withShapes = (tables: string): string =>
	tables.replace(/^export interface /m, `${shapes}\nexport interface `);

/** A module with each table's columns, for `columnsOf` in `platform/database/rows.ts`. */
export async function columnNames(sql: Sql): Promise<string> {
	const names = Map.groupBy(await columnsOf(sql), ({ table }) => table);
	const lines = [...names].map(
		([table, columns]) =>
			`\t${camelCase(table)}: [${columns.map(({ name }) => `'${camelCase(name)}'`).join(', ')}],`,
	);
	return `/** Written by \`npm run generate\`: every column's name, by table. */\nexport const columns = {\n${lines.join('\n')}\n} as const;\n`;
}
