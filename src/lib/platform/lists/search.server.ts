/**
 * Words that somebody looks for. PostgreSQL's `fold` spells both sides alike: `aalborg` and `alborg` find Ålborg and Aalborg,
 * `oersted` and `orsted` find Ørsted, and capitals and other marks make no difference.
 */
import { sql, type Expression, type RawBuilder } from 'kysely';

const longest = 200;

/** Letters and digits only, so that nothing in them is an operator of a query or a wildcard of a pattern. */
export const wordsOf = (text: string): string[] =>
	text
		.slice(0, longest)
		.normalize('NFC')
		.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Nothing typed asks for everything; what holds no word, `!!!` say, finds nothing. */
const asked = (text: string, holds: (words: string[]) => RawBuilder<boolean>): RawBuilder<boolean> => {
	const words = wordsOf(text);
	if (words.length > 0) return holds(words);
	return text.trim() ? sql`false` : sql`true`;
};

const columnOf = (column: string | Expression<unknown>) =>
	typeof column === 'string' ? sql.ref(column) : column;

/** What a plural ends in, Danish or English, folded: four letters at least must stay. */
const plural = '^(.{4,}?)(ernes|erne|ers|er|ene|es|e|s)$';

/** The word as it begins one, or without its plural's ending as it is one: `laerepladser` finds Læreplads. */
export const queryOf = (word: string): RawBuilder<unknown> => {
	const folded = sql`left(fold(${word}::text), 60)`;
	return sql`to_tsquery('simple', ${folded} || ':* | ' || regexp_replace(${folded}, ${sql.lit(plural)}, '\\1'))`;
};

/**
 * Every word begins one in the `search` column (made by `search_words`) or a part of a compound there: `noerre ungd` finds
 * Nørrebro Ungdomsklub, `cafe` finds Sprogcafé. `others` are further places that a word may be found in.
 */
export const matches = (
	column: string | Expression<unknown>,
	text: string,
	others: (query: RawBuilder<unknown>) => readonly RawBuilder<boolean>[] = () => [],
): RawBuilder<boolean> =>
	asked(text, (words) => {
		const each = words.map((word) => {
			const query = queryOf(word);
			return sql`(${sql.join([sql`${columnOf(column)} @@ ${query}`, ...others(query)], sql` or `)})`;
		});
		return sql`(${sql.join(each, sql` and `)})`;
	});

/** Every word stands somewhere in the folded column, inside words too: `hus` finds Ålborghus. */
export const holds = (column: string | Expression<unknown>, text: string): RawBuilder<boolean> =>
	asked(text, (words) => {
		const each = words.map((word) => sql`${columnOf(column)} like '%' || fold(${word}) || '%'`);
		return sql`(${sql.join(each, sql` and `)})`;
	});
