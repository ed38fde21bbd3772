/** SQL of the papers of circles and of their meetings. */
import { sql, type Insertable } from 'kysely';
import { most } from '#lib/networks/circles/circle.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { KeptMediaType } from '#lib/platform/files/file-names.ts';
import type { CircleDocument as Row } from '#lib/platform/database/tables.ts';

/** In the order in which they were put there, those of meetings among them. */
export const documentsOf = (db: Handle, circleId: number) =>
	db
		.selectFrom('circleDocument')
		.select(['id', 'title', 'url', 'mediaType', 'bytes', 'meetingId'])
		.where('circleId', '=', circleId)
		.orderBy('id')
		.limit(most.documents)
		.execute();
export type CircleDocument = Awaited<ReturnType<typeof documentsOf>>[number];

/** Of those that are files, in bytes. */
export async function bytesIn(db: Handle, circleId: number): Promise<number> {
	const { bytes } = await db
		.selectFrom('circleDocument')
		.select(sql<number>`coalesce(sum(bytes), 0)::int`.as('bytes'))
		.where('circleId', '=', circleId)
		.executeTakeFirstOrThrow();
	return bytes;
}

/** A file, with what it hangs on: a circle, and where it is a meeting's, whether people have been asked to it. */
export const findFile = (db: Handle, id: number) =>
	db
		.selectFrom('circleDocument as d')
		.innerJoin('circle as c', 'c.id', 'd.circleId')
		.leftJoin('circleMeeting as m', 'm.id', 'd.meetingId')
		.select(['d.circleId', 'd.fileKey', 'd.fileName', 'd.mediaType', 'c.isPublic', 'c.coordinatorId'])
		.select(sql<boolean>`d.meeting_id is null or m.called_at is not null`.as('isCalled'))
		.where('d.id', '=', id)
		.where('d.fileKey', 'is not', null)
		.$narrowType<{ fileKey: string; fileName: string; mediaType: KeptMediaType }>()
		.executeTakeFirst();
export type DocumentFile = NonNullable<Awaited<ReturnType<typeof findFile>>>;

export const insertDocument = (trx: Transaction, row: Insertable<Row>) =>
	trx.insertInto('circleDocument').values(row).returning('id').executeTakeFirstOrThrow();

/** @returns whether it was there */
export async function deleteDocument(trx: Transaction, circleId: number, id: number): Promise<boolean> {
	const gone = await trx
		.deleteFrom('circleDocument')
		.where('id', '=', id)
		.where('circleId', '=', circleId)
		.returning('id')
		.execute();
	return gone.length > 0;
}
