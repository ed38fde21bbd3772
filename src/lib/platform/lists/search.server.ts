/**
 * Words that somebody looks for. PostgreSQL's `fold` spells both sides alike: `aalborg` finds Ålborg and Aalborg, `oersted`
 * finds Ørsted, and capitals and other marks make no difference.
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

/** Every word begins one in the `search` column (a tsvector of folded text): `noerre ungd` finds Nørrebro Ungdomsklub. */
export const matches = (column: string | Expression<unknown>, text: string): RawBuilder<boolean> =>
	asked(text, (words) => {
		const query = words.map((word) => `${word}:*`).join(' & ');
		return sql`${columnOf(column)} @@ to_tsquery('simple', fold(${query}))`;
	});

/** Every word stands somewhere in the folded column, inside words too: `hus` finds Ålborghus. */
export const holds = (column: string | Expression<unknown>, text: string): RawBuilder<boolean> =>
	asked(text, (words) => {
		const each = words.map((word) => sql`${columnOf(column)} like '%' || fold(${word}) || '%'`);
		return sql`(${sql.join(each, sql` and `)})`;
	});
