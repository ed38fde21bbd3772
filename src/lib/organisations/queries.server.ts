import type { Locale } from '#lib/i18n/locale.ts';
import { sql, type Insertable } from 'kysely';
import type { Organisation } from '#lib/organisations/organisation.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import type { DB } from '#lib/platform/database/tables.ts';

const columns = columnsOf('organisation', [
	'search',
	'foldedName',
	'source',
	'sourceKey',
	'createdBy',
	'stateChangedBy',
	'ownerlessSince',
]);

export function findOrganisationBySlug(db: Handle, slug: string): Promise<Organisation | undefined> {
	return db.selectFrom('organisation').select(columns).where('slug', '=', slug).executeTakeFirst();
}

export const stateOf = async (db: Handle, id: number): Promise<Organisation['state']> =>
	(await db.selectFrom('organisation').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

export const insertOrganisation = (
	trx: Transaction,
	row: Insertable<DB['organisation']>,
): Promise<{ id: number; slug: string }> =>
	trx.insertInto('organisation').values(row).returning(['id', 'slug']).executeTakeFirstOrThrow();

const row = (trx: Transaction, id: number) =>
	trx.selectFrom('organisation').select(columns).where('id', '=', id);

/** The row held until the transaction ends, so that two people do not change it at once. */
export const lockOrganisation = (trx: Transaction, id: number): Promise<Organisation | undefined> =>
	row(trx, id).forNoKeyUpdate().executeTakeFirst();

/** Held against everybody who acts for it (`acting`): they are done, or have to wait for what is decided. */
export const lockForDecision = (trx: Transaction, id: number): Promise<Organisation | undefined> =>
	row(trx, id).forUpdate().executeTakeFirst();

export type OrganisationFields = Partial<
	Omit<Organisation, 'id' | 'slug' | 'parentId' | 'state' | 'stateChangedAt' | 'createdAt'>
>;

export async function updateOrganisation(
	trx: Transaction,
	id: number,
	fields: OrganisationFields,
): Promise<void> {
	await trx.updateTable('organisation').set(fields).where('id', '=', id).execute();
}

export async function setState(
	trx: Transaction,
	id: number,
	state: Organisation['state'],
	at: Date,
	personId: number | null,
): Promise<void> {
	await trx
		.updateTable('organisation')
		.set({ state, stateChangedAt: at, stateChangedBy: personId })
		.where('id', '=', id)
		.execute();
}

/** Whether another living organisation carries this CVR number. */
export async function isCvrTaken(db: Handle, cvr: string, exceptId: number | null): Promise<boolean> {
	const taken = await db
		.selectFrom('organisation')
		.select(sql<number>`1`.as('one'))
		.where('cvr', '=', cvr)
		.where('parentId', 'is', null)
		.where('state', 'not in', ['declined', 'closed'])
		.$if(exceptId !== null, (query) => query.where('id', '<>', exceptId))
		.executeTakeFirst();
	return taken !== undefined;
}

/** Whom the municipality asks about it. Mail goes to those of them with an address that is theirs (`members`). */
export function findOwners(
	db: Handle,
	organisationId: number,
): Promise<{ id: number; email: string; name: string; locale: Locale }[]> {
	return db
		.selectFrom('membership')
		.innerJoin('person', 'person.id', 'membership.personId')
		.select(['person.id', 'person.email', 'person.name', 'person.locale'])
		.where('membership.organisationId', '=', organisationId)
		.where('membership.role', '=', 'owner')
		.where('person.erasedAt', 'is', null)
		.orderBy('person.id')
		.execute();
}
