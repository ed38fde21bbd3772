/** SQL of a network's news. */
import type { Insertable } from 'kysely';
import { most } from '#lib/networks/circles/circle.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { CircleNews } from '#lib/platform/database/tables.ts';

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
