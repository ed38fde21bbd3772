/** SQL of a network's news and documents. */
import type { Insertable } from 'kysely';
import { most } from '#lib/networks/circles/circle.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { CircleDocument, CircleNews } from '#lib/platform/database/tables.ts';

/** The newest first. */
export const newsOf = (db: Handle, circleId: number) =>
	db
		.selectFrom('circleNews')
		.select(['id', 'title', 'words', 'sentAt'])
		.where('circleId', '=', circleId)
		.orderBy('sentAt', 'desc')
		.orderBy('id', 'desc')
		.limit(most.news)
		.execute();
export const insertNews = (trx: Transaction, row: Insertable<CircleNews>) =>
	trx.insertInto('circleNews').values(row).returning('id').executeTakeFirstOrThrow();

export const documentsOf = (db: Handle, circleId: number) =>
	db
		.selectFrom('circleDocument')
		.select(['id', 'title', 'url'])
		.where('circleId', '=', circleId)
		.orderBy('id')
		.limit(most.documents)
		.execute();
export const insertDocument = (trx: Transaction, row: Insertable<CircleDocument>) =>
	trx.insertInto('circleDocument').values(row).execute();

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
