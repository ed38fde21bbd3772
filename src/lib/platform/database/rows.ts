/** Rows by their columns: the generated names of `columns.ts` and types of `tables.ts`, so that no list repeats them. */
import { columns } from '#lib/platform/database/columns.ts';
import type { DB } from '#lib/platform/database/tables.ts';

type Table = keyof typeof columns & keyof DB;
type Column<T extends Table> = keyof DB[T] & string;

/** Every column of a table but those named, as a query selects them: 'event.id', 'event.slug' and so on. */
export function columnsOf<T extends Table, Except extends Column<T> = never>(
	table: T,
	except: readonly Except[] = [],
): `${T}.${Exclude<Column<T>, Except>}`[] {
	const names: readonly string[] = columns[table];
	const left = names.filter((name) => !(except as readonly string[]).includes(name));
	return left.map((name) => `${table}.${name}`) as `${T}.${Exclude<Column<T>, Except>}`[];
}
