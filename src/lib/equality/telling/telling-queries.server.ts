/** SQL of what is told, as whoever told it meets it again. */
import { sql } from 'kysely';
import type { ExperienceState, Side } from '#lib/equality/experience.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

export interface Line {
	place: number;
	side: Side;
	sealed: string | null;
	writtenOn: string;
}

export const linesOf = (db: Handle, experienceId: number): Promise<Line[]> =>
	db
		.selectFrom('experienceLine')
		.select(['place', 'sealed', 'writtenOn'])
		.select(sql<Side>`side`.as('side'))
		.where('experienceId', '=', experienceId)
		.orderBy('place')
		.execute();

const byReceipt = (db: Handle, hashes: readonly string[]) =>
	db
		.selectFrom('experience')
		.select(['id', 'toldOn', 'takenBackOn', 'takesAnswer'])
		.select(sql<ExperienceState>`state`.as('state'))
		.where('receiptHash', 'in', hashes);

/** What was told with this form, or whose code it is. Nobody's where there is no key. */
export const findByReceipt = async (db: Handle, hashes: readonly string[]) =>
	hashes.length ? byReceipt(db, hashes).executeTakeFirst() : undefined;
export const lockByReceipt = async (trx: Transaction, hashes: readonly string[]) =>
	hashes.length ? byReceipt(trx, hashes).forUpdate().executeTakeFirst() : undefined;
