/** What is written to debates, and to what stands in them. */
import { sql, type Insertable, type Updateable } from 'kysely';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import type { Debate, DebatePost } from '#lib/platform/database/tables.ts';
import { deletes, empties } from '#lib/platform/personal-data/keeping.server.ts';

export const insertDebate = (trx: Transaction, row: Insertable<Debate>) =>
	trx.insertInto('debate').values(row).returning(['id', 'slug']).executeTakeFirstOrThrow();

export async function updateDebate(trx: Transaction, id: number, row: Updateable<Debate>): Promise<void> {
	await trx.updateTable('debate').set(row).where('id', '=', id).execute();
}

export const insertFact = (
	trx: Transaction,
	row: {
		debateId: number;
		words: string;
		source: string;
		url: string | null;
		addedAt: Date;
		addedBy: number;
	},
) => trx.insertInto('debateFact').values(row).execute();

export async function countFacts(trx: Transaction, debateId: number): Promise<number> {
	const { count } = await trx
		.selectFrom('debateFact')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('debateId', '=', debateId)
		.executeTakeFirstOrThrow();
	return Number(count);
}

/** @returns whether it was there */
export async function deleteFact(trx: Transaction, debateId: number, id: number): Promise<boolean> {
	const gone = await trx
		.deleteFrom('debateFact')
		.where('id', '=', id)
		.where('debateId', '=', debateId)
		.returning('id')
		.execute();
	return gone.length > 0;
}

export const insertPost = (trx: Transaction, row: Insertable<DebatePost>) =>
	trx.insertInto('debatePost').values(row).returning(['id', 'slug']).executeTakeFirstOrThrow();

export async function updatePost(trx: Transaction, id: number, row: Updateable<DebatePost>): Promise<void> {
	await trx.updateTable('debatePost').set(row).where('id', '=', id).execute();
}

export async function deletePost(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('debatePost').where('id', '=', id).execute();
}

export const postKeepings = [
	deletes(
		'unconfirmedVoice',
		'debatePost',
		(before) => sql`t.state = 'unconfirmed' and t.told_at < ${before}`,
	),
	empties(
		'debatePostDown',
		'debatePost',
		['body', 'shownName'],
		(before) => sql`t.state = 'down' and t.down_at < ${before} and not exists (select from takedown d
			where d.post_id = t.id and d.appealed_at is not null and d.decided_at is null)`,
	),
	empties(
		'debatePostDown',
		'takedown',
		['appeal'],
		(before) => sql`t.post_id is not null and t.decided_at < ${before}`,
	),
];
