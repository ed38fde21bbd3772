/** A contribution that counts no more: what was said against it is settled, and whoever spoke about it is told. */
import type { Contribution } from '#lib/contributions/contribution.ts';
import { tellConfirmers } from '#lib/contributions/ladder/letters.server.ts';
import { tellCorrected } from '#lib/contributions/objections/letters.server.ts';
import {
	lockOpenObjection,
	resolveObjectionRow,
} from '#lib/contributions/objections/objection-queries.server.ts';
import { stopCounting } from '#lib/contributions/writes.server.ts';
import { personOf, type By } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

export interface Replacing {
	/** What takes its place; 0: nothing does. */
	amount: number;
	/** In the words of whoever corrected it; null in a report. */
	why: string | null;
	by: By;
}

/** The caller holds its row. */
export async function replace(
	trx: Transaction,
	contribution: Contribution,
	{ amount, why, by }: Replacing,
): Promise<void> {
	const objection = await lockOpenObjection(trx, contribution.id);
	if (objection) {
		await resolveObjectionRow(trx, objection.id, {
			resolution: 'corrected',
			...(why !== null && { resolutionNote: why.slice(0, 1000) }),
			resolvedAt: now(),
			resolvedBy: personOf(by),
		});
		await tellCorrected(trx, contribution, objection, amount, why);
	}
	const told = objection?.organisation?.id ?? null;
	const corrected = { by: contribution.writer ?? contribution.organisation, to: amount, why };
	await tellConfirmers(trx, contribution, corrected, { except: personOf(by), told });
	await stopCounting(trx, contribution.id);
}
