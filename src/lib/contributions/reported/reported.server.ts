import * as writes from '#lib/contributions/reported/reported-writes.server.ts';
import { replace } from '#lib/contributions/replacing.server.ts';
import { lockNewestOfDeed } from '#lib/contributions/writes.server.ts';
import { record } from '#lib/contributions/record.server.ts';
import { personOf, type By } from '#lib/platform/audit.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** The report's one contribution toward a commitment becomes `amount`; 0 takes it back. A reading is of today. */
export async function countReported(
	trx: Transaction,
	of: {
		organisationId: number;
		by: By;
		at: Date;
		line: { commitmentId: number; lowerIsBetter: boolean };
		/** The report's line. */
		sourceId: number;
		happenedOn: string;
		amount: number;
	},
): Promise<void> {
	const { organisationId, by, at, line, sourceId, amount } = of;
	const earlier = await lockNewestOfDeed(trx, { source: 'report', sourceId });
	if (earlier?.counts) await replace(trx, earlier, { amount, why: null, by });
	if (amount === 0) {
		if (!earlier?.counts) return;
		const details = { to: 0, source: 'report' };
		await record(trx, by, 'contribution.corrected', { id: earlier.id, organisationId }, details);
		return;
	}
	const id = await writes.insertReported(trx, {
		commitmentId: line.commitmentId,
		organisationId,
		amount,
		sourceId,
		reportedBy: personOf(by),
		reportedAt: at,
		happenedOn: line.lowerIsBetter ? of.happenedOn : (earlier?.happenedOn ?? of.happenedOn),
		correctsId: earlier?.id ?? null,
	});
	const verb = earlier ? 'contribution.corrected' : 'contribution.reported';
	await record(trx, by, verb, { id, organisationId }, { source: 'report' });
}
