/**
 * Values out of an address: a part of its path, or what follows the question mark. Anybody writes there what they like, so
 * these know every text: what is not the value asked for is undefined, never an error.
 */
type Written = string | null | undefined;

/** PostgreSQL's `integer`, which counts the rows of every table. */
export const largestId = 2_147_483_647;

/** `17`: the number of a row. */
export function idIn(text: Written): number | undefined {
	const id = /^[1-9]\d{0,9}$/.test(text ?? '') ? Number(text) : Infinity;
	return id <= largestId ? id : undefined;
}

/** `0`, `17`: how many of something. */
export const countIn = (text: Written): number | undefined => (text === '0' ? 0 : idIn(text));

/** `2026-11-24` or `20261124`, where the calendar has that day, from 1900 to 2199; with dashes. */
export function dayIn(text: Written): string | undefined {
	const [, year, month, day] = /^((?:19|2[01])\d\d)-?(\d\d)-?(\d\d)$/.exec(text ?? '') ?? [];
	if (!year) return undefined;
	const written = `${year}-${month}-${day}`;
	const date = new Date(`${written}T00:00Z`);
	// JavaScript reads 30 February as 2 March.
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}

/** The last part of a thing's own address: `sprogcafe-k3v9x`. */
export const slugIn = (text: Written): string | undefined => /^[a-z0-9-]{1,100}$/.exec(text ?? '')?.[0];

/** Words to search for: one line, at most `longest` letters, without what the database cannot keep. */
export const wordsIn = (text: Written, longest = 100): string =>
	(text ?? '')
		.slice(0, longest * 2)
		.toWellFormed()
		.replace(/\p{Cc}/gu, ' ')
		.trim()
		.slice(0, longest)
		.toWellFormed();

/** What `table` itself has under the name; never what every object inherits, `constructor` say. */
export const entryOf = <Value>(table: Readonly<Record<string, Value>>, name: Written): Value | undefined =>
	name && Object.hasOwn(table, name) ? table[name] : undefined;
