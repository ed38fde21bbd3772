/** What is written to barriers and beside them. */
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { Barrier } from '#lib/platform/database/tables.ts';
import { deletes, empties } from '#lib/platform/personal-data/keeping.server.ts';

export const insertBarrier = (trx: Transaction, row: Insertable<Barrier>) =>
	trx.insertInto('barrier').values(row).returning(['id', 'slug']).executeTakeFirstOrThrow();

export async function updateBarrier(trx: Transaction, id: number, row: Updateable<Barrier>): Promise<void> {
	await trx.updateTable('barrier').set(row).where('id', '=', id).execute();
}

export async function deleteBarrier(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('barrier').where('id', '=', id).execute();
}

export const insertSource = (
	trx: Transaction,
	row: { barrierId: number; source: string; url: string | null; addedAt: Date; addedBy: number },
) => trx.insertInto('barrierSource').values(row).execute();

/** @returns whether it was there */
export async function deleteSource(trx: Transaction, barrierId: number, id: number): Promise<boolean> {
	const gone = await trx
		.deleteFrom('barrierSource')
		.where('id', '=', id)
		.where('barrierId', '=', barrierId)
		.returning('id')
		.execute();
	return gone.length > 0;
}

export const insertOutcome = (
	trx: Transaction,
	row: { barrierId: number; words: string; writtenAt: Date; writtenBy: number },
) => trx.insertInto('barrierOutcome').values(row).returning('id').executeTakeFirstOrThrow();

/** How many sources, or lines of what came of it, stand there. */
export async function countBeside(
	trx: Transaction,
	table: 'barrierSource' | 'barrierOutcome' | 'barrierLink',
	barrierId: number,
): Promise<number> {
	const { count } = await trx
		.selectFrom(table)
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('barrierId', '=', barrierId)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** What stands beside one that is merged goes to the other; what the other has too stays where it is. */
export async function moveBeside(trx: Transaction, from: number, to: number): Promise<void> {
	await sql`update barrier_source set barrier_id = ${to} where barrier_id = ${from}`.execute(trx);
	await sql`update barrier_link l set barrier_id = ${to} where barrier_id = ${from} and not exists (
		select from barrier_link x where x.barrier_id = ${to} and (x.commitment_id, x.action_id, x.posting_id)
			is not distinct from (l.commitment_id, l.action_id, l.posting_id))`.execute(trx);
}

/** Other words of it are shown: those in which it was written go. */
const writtenColumns = [
	'writtenTitle',
	'writtenBody',
	'writtenHelp',
	'writtenSource',
	'writtenSourceUrl',
] as const;

export const barrierKeepings = [
	deletes('unconfirmedVoice', 'barrier', (before) => sql`t.state = 'unconfirmed' and t.told_at < ${before}`),
	empties(
		'barrierWritten',
		'barrier',
		writtenColumns,
		(before) => sql`t.shown_at < ${before} or t.merged_at < ${before}`,
	),
	deletes(
		'barrierDown',
		'barrier',
		(before) => sql`t.state = 'down' and t.down_at < ${before} and t.answer is null
			and not exists (select from takedown d where d.barrier_id = t.id and d.appealed_at is not null
				and d.decided_at is null)
			and not exists (select from barrier x where x.merged_into_id = t.id)`,
	),
	empties(
		'barrierDown',
		'takedown',
		['appeal'],
		(before) => sql`t.barrier_id is not null and t.decided_at < ${before}`,
	),
];
