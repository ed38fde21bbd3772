/** What a sent report does to the contributions. Rows are never overwritten: an earlier one stops counting, a new one corrects it. */
import type { Transaction } from '#lib/platform/database/database.server.ts';

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
