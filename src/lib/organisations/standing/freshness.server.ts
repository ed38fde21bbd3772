import { updateOrganisation } from '#lib/organisations/queries.server.ts';
import { confirmSites } from '#lib/organisations/sites/site-queries.server.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

/** All of it is right: the organisation's facts and every site, as somebody said at `at`. */
export async function confirmAll(trx: Transaction, organisationId: number, at: Date): Promise<void> {
	await updateOrganisation(trx, organisationId, { lastConfirmedAt: at });
	await confirmSites(trx, organisationId, at);
}
