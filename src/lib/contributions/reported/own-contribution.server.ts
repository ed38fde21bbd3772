import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { toVerify, type Contribution } from '#lib/contributions/contribution.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** For whoever speaks as the municipality about a contribution. @throws Refused `own_case` */
export async function refuseOwnContribution(
	trx: Transaction,
	actor: Actor,
	contribution: Contribution,
): Promise<void> {
	if (!municipalityMay(actor, 'verify') && !municipalityMay(actor, 'verify-own')) return;
	const { sides } = toVerify(contribution);
	const since = contribution.reportedAt;
	await refuseOwnCase(trx, actor, ...sides.map(({ id }) => ({ organisationId: id, since })));
}
