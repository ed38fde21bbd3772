/** Who hears that an organisation has no owner any more. */
import { organisationRoles } from '#lib/accounts/actor.ts';
import { caseworkers, members, write } from '#lib/accounts/letters/letters.server.ts';
import { ownerlessCityLetter, ownerlessLetter } from '#lib/accounts/membership/letters.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** To those who are left, and to the municipality, whose case it is now. After the last owner's membership is gone. */
export async function tellOwnerless(
	trx: Transaction,
	organisation: { id: number; slug: string; name: string },
): Promise<void> {
	await write(trx, members(organisation, organisationRoles), null, () => ownerlessLetter(organisation));
	await write(trx, caseworkers(), null, () => ownerlessCityLetter(organisation));
}
