/** SQL of what is put before the public in a day. */
import { sql } from 'kysely';
import type { PublishingDay } from '#lib/platform/database/tables.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

export type PublishingWay = PublishingDay['way'];

/**
 * Counts one more of the day, unless there are as many as may be. Two at once wait for each other at the row.
 * @returns whether there was room
 */
export async function countOne(
	trx: Transaction,
	{
		organisationId,
		way,
		day,
		most,
	}: { organisationId: number; way: PublishingWay; day: string; most: number },
): Promise<boolean> {
	const counted = await trx
		.insertInto('publishingDay')
		.values({ organisationId, way, day, published: 1 })
		.onConflict((conflict) =>
			conflict
				.columns(['organisationId', 'way'])
				.doUpdateSet({
					day,
					published: sql`case when publishing_day.day = excluded.day then publishing_day.published + 1 else 1 end`,
				})
				.where(sql<boolean>`publishing_day.day <> excluded.day or publishing_day.published < ${most}`),
		)
		.returning('published')
		.executeTakeFirst();
	return counted !== undefined;
}
