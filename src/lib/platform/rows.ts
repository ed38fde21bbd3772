/** Rows by their columns: the generated names of `columns.ts` and types of `tables.ts`, so that no list repeats them. */
import { columns } from '#lib/platform/columns.ts';
import type { DB } from '#lib/platform/tables.ts';

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

/** What is left of a thing. */
export function without<T extends object, K extends keyof T>(thing: T, keys: readonly K[]): Omit<T, K> {
	const gone = new Set<PropertyKey>(keys);
	return Object.fromEntries(Object.entries(thing).filter(([key]) => !gone.has(key))) as Omit<T, K>;
}

/** `listed<'a' | 'b'>()('a', 'b')`: a list that the compiler holds to name each of a union and nothing else. */
export const listed =
	<Union extends PropertyKey>() =>
	<const Named extends readonly Union[]>(
		...named: Exclude<Union, Named[number]> extends never ? Named : [Forgotten: Exclude<Union, Named[number]>]
	): readonly Union[] =>
		named as unknown as readonly Union[];
