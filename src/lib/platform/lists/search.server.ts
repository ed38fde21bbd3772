/**
 * Words that somebody looks for. `fold` spells both sides alike: `aalborg` and `alborg` find Ålborg and Aalborg, `oersted` and
 * `orsted` find Ørsted, and capitals and other marks make no difference.
 */
import { sql, type Expression, type RawBuilder } from 'kysely';
import { foldedWords } from '#lib/platform/text/fold.ts';

const longest = 200;
const longestWord = 60;
const mostWords = 20;

/** The folded words that are looked for: no more than anybody means, since one letter can fold to four words. */
export const wordsOf = (text: string): string[] =>
	[...new Set(foldedWords(text.slice(0, longest)).map((word) => word.slice(0, longestWord)))].slice(
		0,
		mostWords,
	);

/** Nothing typed asks for everything; what holds no word, `!!!` say, finds nothing. */
const asked = (text: string, holds: (words: string[]) => RawBuilder<boolean>): RawBuilder<boolean> => {
	const words = wordsOf(text);
	if (words.length > 0) return holds(words);
	return text.trim() ? sql`false` : sql`true`;
};

const columnOf = (column: string | Expression<unknown>) =>
	typeof column === 'string' ? sql.ref(column) : column;

/** What Danish and English words end in, folded, where there are several or where they are known. */
const endings = ['ernes', 'erne', 'ers', 'ene', 'er', 'en', 'et', 'es', 'e', 's', 'r', 'n'];
const shortestStem = 4;

/** A word as it may stand in a text without its ending: `laerepladser` as læreplads, `klubber` as klub. */
export function stemsOf(word: string): string[] {
	const stems = endings
		.filter((ending) => word.endsWith(ending))
		.map((ending) => word.slice(0, -ending.length))
		.filter((stem) => stem.length >= shortestStem);
	return [...new Set(stems.flatMap((stem) => [stem, stem.replace(/([bdfgklmnprst])\1$/, '$1')]))];
}

/** The word as it begins one, or as it is one without its ending. One letter alone is a word and begins none. */
const formsOf = (word: string): string[] => [
	word.length > 1 ? `'${word}':*` : `'${word}'`,
	...stemsOf(word).map((stem) => `'${stem}'`),
];

/**
 * Every word begins one in the `search` column (made by `search_words`) or a part of a compound there: `noerre ungd` finds
 * Nørrebro Ungdomsklub, `cafe` finds Sprogcafé. `alsoCalled` gives a word others that stand for it. All of it is one question
 * to one index, so that no word, however common, is looked up in other tables.
 */
export const matches = (
	column: string | Expression<unknown>,
	text: string,
	alsoCalled: (word: string) => readonly string[] = () => [],
): RawBuilder<boolean> =>
	asked(text, (words) => {
		const each = words.map((word) => {
			const forms = [...formsOf(word), ...alsoCalled(word).map((other) => `'${other}'`)];
			return `(${forms.join(' | ')})`;
		});
		return sql`${columnOf(column)} @@ ${each.join(' & ')}::tsquery`;
	});

/** Each word holds by a condition of its own, that it stands in one of several tables, say. Only for lists of few things. */
export const eachWord = (
	text: string,
	holdsFor: (query: RawBuilder<unknown>) => RawBuilder<boolean>,
): RawBuilder<boolean> =>
	asked(
		text,
		(words) =>
			sql`(${sql.join(
				words.map((word) => holdsFor(sql`${formsOf(word).join(' | ')}::tsquery`)),
				sql` and `,
			)})`,
	);

/** Every word stands somewhere in the folded column, inside words too: `hus` finds Ålborghus. */
export const holds = (column: string | Expression<unknown>, text: string): RawBuilder<boolean> =>
	asked(text, (words) => {
		const each = words.map((word) => sql`${columnOf(column)} like ${`%${word}%`}`);
		return sql`(${sql.join(each, sql` and `)})`;
	});
