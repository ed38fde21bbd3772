import { holdStanding } from '#lib/commitments/types/type-queries.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { Refused } from '#lib/platform/errors.ts';

/**
 * A promise leaves its draft only while its type is offered; whoever retires it waits until that is done. The database
 * repeats it. @throws Refused `commitment_type_waits`, `commitment_type_not_offered`
 */
export async function refuseUnoffered(trx: Transaction, { type: key }: { type: string }): Promise<void> {
	const state = await holdStanding(trx, key);
	if (state === 'proposed') throw new Refused('commitment_type_waits');
	if (state !== 'offered') throw new Refused('commitment_type_not_offered');
}
