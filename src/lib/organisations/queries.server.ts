import { sql } from 'kysely';
import type { Organisation } from '#lib/organisations/organisation.ts';
import type { Handle, Transaction } from '#lib/platform/database.server.ts';

const columns = [
	'id',
	'slug',
	'kind',
	'name',
	'cvr',
	'purpose',
	'languages',
	'website',
	'publicEmail',
	'publicPhone',
	'contactName',
	'contactEmail',
	'contactPhone',
	'parentId',
	'state',
	'stateChangedAt',
	'lastConfirmedAt',
	'createdAt',
] as const;

/** How many applications wait for the municipality. */
export async function countWaiting(db: Handle): Promise<number> {
	const { waiting } = await db
		.selectFrom('organisation')
		.select(({ fn }) => fn.countAll<number>().as('waiting'))
		.where('state', '=', 'waiting')
		.executeTakeFirstOrThrow();
	return Number(waiting);
}

export function findOrganisationBySlug(db: Handle, slug: string): Promise<Organisation | undefined> {
	return db
		.selectFrom('organisation')
		.select(columns)
		.where('slug', '=', slug)
		.$castTo<Organisation>()
		.executeTakeFirst();
}

const row = (trx: Transaction, id: number) =>
	trx.selectFrom('organisation').select(columns).where('id', '=', id).$castTo<Organisation>();

/** The row held until the transaction ends, so that two people do not change it at once. */
export const lockOrganisation = (trx: Transaction, id: number): Promise<Organisation | undefined> =>
	row(trx, id).forNoKeyUpdate().executeTakeFirst();

/** Held against everybody who acts for it (`acting`): they are done, or have to wait for what is decided. */
export const lockForDecision = (trx: Transaction, id: number): Promise<Organisation | undefined> =>
	row(trx, id).forUpdate().executeTakeFirst();

export interface OrganisationFields {
	kind?: string;
	name?: string;
	cvr?: string | null;
	purpose?: string;
	languages?: string[];
	website?: string | null;
	publicEmail?: string | null;
	publicPhone?: string | null;
	contactName?: string | null;
	contactEmail?: string | null;
	contactPhone?: string | null;
	lastConfirmedAt?: Date;
}

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

/** Who gets the organisation's mails. */
export function findOwners(
	db: Handle,
	organisationId: number,
): Promise<{ id: number; email: string; name: string; locale: 'da' | 'en' }[]> {
	return db
		.selectFrom('membership')
		.innerJoin('person', 'person.id', 'membership.personId')
		.select(['person.id', 'person.email', 'person.name', 'person.locale'])
		.where('membership.organisationId', '=', organisationId)
		.where('membership.role', '=', 'owner')
		.where('person.erasedAt', 'is', null)
		.orderBy('person.id')
		.$castTo<{ id: number; email: string; name: string; locale: 'da' | 'en' }>()
		.execute();
}
