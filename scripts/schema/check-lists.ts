/**
 * The lists of values that check constraints allow a column: `state in ('draft', 'published')` for a word,
 * `districts <@ array[1, 2]` for each part of an array, `level between 0 and 3` for a whole number of few values.
 */
import type { Sql } from 'postgres';

export interface CheckList {
	/** 'table.column', as the database spells them. */
	column: string;
	values: readonly (string | number)[];
	/** What is listed are the parts of an array. */
	isArray: boolean;
}

/** A range of whole numbers that is longer is a bound, not a list. */
const mostNumbers = 10;

const oneOf = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.+)\]\)\)\)$/;
const partsOf = /^CHECK \(\((\w+) <@ (?:ARRAY\[(.+)\]|'\{(.+)\}'::\w+\[\])\)\)$/;
const between = /^CHECK \(\(\((\w+) >= (\d+)\) AND \(\1 <= (\d+)\)\)\)$/;

const literal = (text: string): string | number => {
	const word = /^'(.+)'::text$/.exec(text.trim());
	return word ? word[1]! : Number(text.replace(/[()]|::\w+/g, ''));
};

/** @param definition as `pg_get_constraintdef` prints it. @returns null where the check is not a list */
export function listIn(definition: string): (Omit<CheckList, 'column'> & { name: string }) | null {
	const word = oneOf.exec(definition);
	if (word) return { name: word[1]!, values: word[2]!.split(', ').map(literal), isArray: false };
	const parts = partsOf.exec(definition);
	if (parts)
		return { name: parts[1]!, values: (parts[2] ?? parts[3]!).split(/, ?/).map(literal), isArray: true };
	const range = between.exec(definition);
	if (!range) return null;
	const [from, to] = [Number(range[2]), Number(range[3])];
	if (to - from >= mostNumbers) return null;
	const values = Array.from({ length: to - from + 1 }, (_, step) => from + step);
	return { name: range[1]!, values, isArray: false };
}

/** Every list in the database, by column. */
export async function checkLists(sql: Sql): Promise<CheckList[]> {
	const rows = await sql<{ table: string; definition: string }[]>`
		select c.conrelid::regclass::text as table, pg_get_constraintdef(c.oid) as definition
		from pg_constraint c join pg_class r on r.oid = c.conrelid
		where r.relnamespace = 'public'::regnamespace and c.contype = 'c'
		order by 1, c.conname`;
	return rows.flatMap(({ table, definition }) => {
		const list = listIn(definition);
		return list ? [{ column: `${table}.${list.name}`, values: list.values, isArray: list.isArray }] : [];
	});
}
