/** What the database says of a change, and whether it makes an answer old that was made from some of it. */
import type { Reads } from '#lib/platform/database/reads.server.ts';

/** `rows`: the changed row by each column it is announced by, as `column=value`; none where it may be any row. */
export type Change = 'everything' | { table: string; rows: readonly string[] };

/** `event id=12 commitment_id=`, or `event` where many of it changed; what cannot be read may be anything. */
export function readChange(said: string): Change {
	const [table = '', ...rows] = said.split(' ');
	const isLegible = /^[a-z_]+$/.test(table) && rows.every((row) => /^[a-z_]+=/.test(row));
	return isLegible ? { table, rows } : 'everything';
}

/** Milliseconds that a list may be late with a change of these tables: a seat more or less. Pages of the row itself are not. */
const lateness: Record<string, number> = { registration: 4000 };

/** Milliseconds for which an answer that was made from `reads` may still be given after the change; null: as long as before. */
export function patienceWith(reads: Reads, change: Change): number | null {
	if (change === 'everything') return 0;
	const read = reads.get(change.table);
	if (!read) return null;
	if (read === 'all') return lateness[change.table] ?? 0;
	return change.rows.length === 0 || change.rows.some((row) => read.has(row)) ? 0 : null;
}
