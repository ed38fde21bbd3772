import type { Site } from '#lib/organisations/organisation.ts';
import type { Transaction, Handle } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';

type Written = Omit<Site, 'id' | 'organisationId' | 'isPrimary' | 'lastConfirmedAt'>;

const columns = columnsOf('site', ['foldedAddress', 'createdAt']);

/** The primary site first, then as they were added. */
export function listSites(db: Handle, organisationId: number): Promise<Site[]> {
	return db
		.selectFrom('site')
		.select(columns)
		.where('organisationId', '=', organisationId)
		.orderBy('isPrimary', 'desc')
		.orderBy('id')
		.execute();
}

export function findSite(db: Handle, organisationId: number, siteId: number): Promise<Site | undefined> {
	return db
		.selectFrom('site')
		.select(columns)
		.where('organisationId', '=', organisationId)
		.where('id', '=', siteId)
		.executeTakeFirst();
}

export async function insertSite(trx: Transaction, organisationId: number, site: Written): Promise<number> {
	const { id } = await trx
		.insertInto('site')
		.values({ ...site, organisationId })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

export async function updateSite(
	trx: Transaction,
	siteId: number,
	site: Written,
	confirmedAt: Date,
): Promise<void> {
	await trx
		.updateTable('site')
		.set({ ...site, lastConfirmedAt: confirmedAt })
		.where('id', '=', siteId)
		.execute();
}

export async function deleteSite(trx: Transaction, siteId: number): Promise<void> {
	await trx.deleteFrom('site').where('id', '=', siteId).execute();
}

/** Makes one site the primary one. In two steps: an organisation never has two at a time. */
export async function makePrimary(trx: Transaction, organisationId: number, siteId: number): Promise<void> {
	await trx
		.updateTable('site')
		.set({ isPrimary: false })
		.where('organisationId', '=', organisationId)
		.where('isPrimary', '=', true)
		.where('id', '<>', siteId)
		.execute();
	await trx.updateTable('site').set({ isPrimary: true }).where('id', '=', siteId).execute();
}

/** All its places are where the entry says. */
export async function confirmSites(
	trx: Transaction,
	organisationId: number,
	confirmedAt: Date,
): Promise<void> {
	await trx
		.updateTable('site')
		.set({ lastConfirmedAt: confirmedAt })
		.where('organisationId', '=', organisationId)
		.execute();
}
