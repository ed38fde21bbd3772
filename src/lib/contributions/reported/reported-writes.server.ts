/** What a sent report does to the contributions. Rows are never overwritten: an earlier one stops counting, a new one corrects it. */
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** The newest contribution of a report's line, counting or not. */
export const newestOfLine = (trx: Transaction, lineId: number) =>
	trx
		.selectFrom('contribution')
		.select(['id', 'counts', 'happenedOn'])
		.where('source', '=', 'report')
		.where('sourceId', '=', lineId)
		.orderBy('id', 'desc')
		.limit(1)
		.forNoKeyUpdate()
		.executeTakeFirst();

/** An objection to it is settled by the correction. */
export async function stopCounting(
	trx: Transaction,
	id: number,
	by: { at: Date; personId: number | null },
): Promise<void> {
	await trx.updateTable('contribution').set({ counts: false }).where('id', '=', id).execute();
	await trx
		.updateTable('objection')
		.set({ resolution: 'corrected', resolvedAt: by.at, resolvedBy: by.personId })
		.where('contributionId', '=', id)
		.where('resolvedAt', 'is', null)
		.execute();
}

export async function insertReported(
	trx: Transaction,
	row: {
		commitmentId: number;
		organisationId: number;
		amount: number;
		happenedOn: string;
		sourceId: number;
		correctsId: number | null;
		reportedBy: number | null;
		reportedAt: Date;
	},
): Promise<number> {
	const { id } = await trx
		.insertInto('contribution')
		.values({ ...row, source: 'report' })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}
