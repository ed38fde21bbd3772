/** SQL of the papers of a conference. */
import { sql, type Insertable } from 'kysely';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { KeptMediaType } from '#lib/platform/files/file-names.ts';
import type { ConferencePaper } from '#lib/platform/database/tables.ts';

/** In the order in which they were added, each with its session where that is still a public part. */
export const papersOf = (db: Handle, { id, umbrellaId }: { id: number; umbrellaId: number | null }) =>
	db
		.selectFrom('conferencePaper as p')
		.leftJoin('event as e', (join) =>
			join.onRef('e.id', '=', 'p.eventId').on('e.umbrellaId', '=', umbrellaId).on('e.state', '<>', 'draft'),
		)
		.select(['p.id', 'p.title', 'p.url', 'p.mediaType', 'p.bytes'])
		.select(['e.title as session', 'e.contentLocale as sessionLocale'])
		.where('p.conferenceId', '=', id)
		.orderBy('p.id')
		.execute();
export type ConferencePaperRow = Awaited<ReturnType<typeof papersOf>>[number];

/** Of those that are files, in bytes. */
export async function bytesOf(db: Handle, conferenceId: number): Promise<number> {
	const { bytes } = await db
		.selectFrom('conferencePaper')
		.select(sql<number>`coalesce(sum(bytes), 0)::int`.as('bytes'))
		.where('conferenceId', '=', conferenceId)
		.executeTakeFirstOrThrow();
	return bytes;
}

/** A file of that year's, and whether everybody reads of the conference. */
export const findPaperFile = (db: Handle, year: number, id: number) =>
	db
		.selectFrom('conferencePaper as p')
		.innerJoin('conference as c', 'c.id', 'p.conferenceId')
		.select(['p.fileKey', 'p.fileName', 'p.mediaType', 'c.publishedAt'])
		.where('c.year', '=', year)
		.where('p.id', '=', id)
		.where('p.fileKey', 'is not', null)
		.$narrowType<{ fileKey: string; fileName: string; mediaType: KeptMediaType }>()
		.executeTakeFirst();

export const insertPaper = (trx: Transaction, row: Insertable<ConferencePaper>) =>
	trx.insertInto('conferencePaper').values(row).returning('id').executeTakeFirstOrThrow();

/** @returns whether it was there */
export const deletePaper = async (trx: Transaction, conferenceId: number, id: number): Promise<boolean> =>
	(
		await trx
			.deleteFrom('conferencePaper')
			.where('id', '=', id)
			.where('conferenceId', '=', conferenceId)
			.returning('id')
			.execute()
	).length > 0;
