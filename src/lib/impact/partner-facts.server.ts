import { confirmedShare, today } from '#lib/commitments/readers.server.ts';
import { onceAPartner } from '#lib/impact/yearly-report/report-queries.server.ts';
import type { PartnerFacts } from '#lib/impact/partner-standing.ts';
import { standingOf } from '#lib/organisations/readers.server.ts';
import { signaturesOf } from '#lib/pledge/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';

/** How somebody who is or was a partner stands today. @throws 404 for everybody else */
export async function partnerFacts(db: Database, slug: string): Promise<PartnerFacts & { id: number }> {
	const { id, name, state } = found(await onceAPartner(db, slug));
	const [signatures, standing, confirmed] = await Promise.all([
		signaturesOf(db, id),
		standingOf(db, id, today()),
		confirmedShare(db, { organisation: id }, today()),
	]);
	const newest = signatures[0];
	// A renewed signature is no new commitment: the date is that of the first in the unbroken row.
	const ended = signatures.findIndex(({ withdrawnAt }) => withdrawnAt);
	const row = ended < 0 ? signatures : signatures.slice(0, Math.max(1, ended));
	const first = row.at(-1);
	return {
		id,
		name,
		state,
		standing,
		confirmed,
		pledge: newest && first ? { signedAt: first.signedAt, withdrawnAt: newest.withdrawnAt } : null,
	};
}
