/** All SQL of the opportunities room. */
import { sql } from 'kysely';
import { organiserBeside } from '#lib/listings/rows.server.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import type {
	keptByUs,
	Opportunity,
	OpportunityOnPage,
	OpportunityState,
	Placement,
} from '#lib/opportunities/opportunity.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';

/** What a form writes. */
export type OpportunityFields = Omit<Opportunity, (typeof keptByUs)[number]>;

/** Not whose hand wrote it, nor what it was imported from. */
const columns = columnsOf('opportunity', [
	'search',
	'createdBy',
	'stateChangedBy',
	'contactForgottenAt',
	'source',
	'sourceKey',
]);

export const filled = sql<number>`(select count(*)::int from placement p where p.opportunity_id = opportunity.id and p.taken_back_at is null)`;

const opportunitiesOnPage = (db: Handle) =>
	db
		.selectFrom('opportunity')
		.select(columns)
		.select([organiserBeside('opportunity').as('organiser'), filled.as('filled')]);

export const findOpportunity = (db: Handle, slug: string): Promise<OpportunityOnPage | undefined> =>
	opportunitiesOnPage(db).where('slug', '=', slug).executeTakeFirst();

/** Holds the row until the transaction ends: places are filled one at a time. */
export async function lockOpportunity(
	trx: Transaction,
	slug: string,
): Promise<OpportunityOnPage | undefined> {
	await trx.selectFrom('opportunity').select('id').where('slug', '=', slug).forUpdate().execute();
	return findOpportunity(trx, slug);
}

/** What an organisation has put up, held until the transaction ends. */
export const lockPublished = (trx: Transaction, organisationId: number): Promise<OpportunityOnPage[]> =>
	opportunitiesOnPage(trx)
		.where('organisationId', '=', organisationId)
		.where('state', '=', 'published')
		.orderBy('id')
		.forUpdate()
		.execute();

export const insertOpportunity = (
	trx: Transaction,
	row: OpportunityFields & {
		slug: string;
		organisationId: number;
		createdBy: number | null;
		createdAt: Date;
	},
): Promise<{ id: number }> =>
	trx
		.insertInto('opportunity')
		.values({ ...row, stateChangedAt: row.createdAt })
		.returning('id')
		.executeTakeFirstOrThrow();

export async function updateOpportunity(
	trx: Transaction,
	id: number,
	fields: Partial<OpportunityFields> & Partial<Pick<Opportunity, 'changedAt' | 'sequence'>>,
): Promise<void> {
	await trx.updateTable('opportunity').set(fields).where('id', '=', id).execute();
}

export async function setState(
	trx: Transaction,
	id: number,
	change: {
		state: OpportunityState;
		at: Date;
		personId: number | null;
		reason: string | null;
		publishedAt?: Date;
	},
): Promise<void> {
	const { state, at, personId, reason, publishedAt } = change;
	await trx
		.updateTable('opportunity')
		.set({ state, stateChangedAt: at, stateChangedBy: personId, stateReason: reason })
		.$if(publishedAt !== undefined, (query) => query.set({ publishedAt }))
		.where('id', '=', id)
		.execute();
}

/** It is a draft meanwhile; `state` is the one it comes back to. */
export async function setTakenDown(
	trx: Transaction,
	{ id, sequence }: Pick<Opportunity, 'id' | 'sequence'>,
	{ at, reason }: { at: Date; reason: TakedownReason | null },
	state: OpportunityState = 'draft',
): Promise<void> {
	await trx
		.updateTable('opportunity')
		.set({ state, stateChangedAt: at, takenDownAt: reason && at, takenDownReason: reason })
		.set({ sequence: sequence + 1 })
		.where('id', '=', id)
		.execute();
}

export async function deleteOpportunity(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('opportunity').where('id', '=', id).execute();
}

/** The caller holds the opportunity's row. @returns the placement's id */
export async function insertPlacement(
	trx: Transaction,
	row: { opportunityId: number; ordinal: number; filledOn: string; filledBy: number | null; createdAt: Date },
): Promise<number> {
	const { id } = await trx.insertInto('placement').values(row).returning('id').executeTakeFirstOrThrow();
	return id;
}

/** The lowest number that no filled place has. The caller holds the opportunity's row. */
export async function nextOrdinal(trx: Transaction, opportunityId: number): Promise<number> {
	const taken = new Set(
		(await placementsOf(trx, opportunityId))
			.filter(({ takenBackAt }) => takenBackAt === null)
			.map(({ ordinal }) => ordinal),
	);
	let ordinal = 1;
	while (taken.has(ordinal)) ordinal += 1;
	return ordinal;
}

/** @returns whether it was still filled. */
export async function takeBack(
	trx: Transaction,
	{ id, opportunityId }: { id: number; opportunityId: number },
	row: { takenBackAt: Date; takenBackBy: number | null; takenBackReason: string },
): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('placement')
		.set(row)
		.where('id', '=', id)
		.where('opportunityId', '=', opportunityId)
		.where('takenBackAt', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export const placementsOf = (db: Handle, opportunityId: number): Promise<Placement[]> =>
	db
		.selectFrom('placement')
		.select(['id', 'ordinal', 'filledOn', 'takenBackAt', 'takenBackReason'])
		.where('opportunityId', '=', opportunityId)
		.orderBy('ordinal')
		.orderBy('id')
		.execute();

const mostShown = 200;

/** All of an organisation's opportunities: drafts and open ones first, then by deadline, latest first. */
export const ownOpportunities = (db: Handle, organisationId: number): Promise<OpportunityOnPage[]> =>
	opportunitiesOnPage(db)
		.where('organisationId', '=', organisationId)
		.orderBy(sql`state in ('draft', 'published')`, 'desc')
		.orderBy('deadlineOn', 'desc')
		.orderBy('id', 'desc')
		.limit(mostShown)
		.execute();

/** The opportunity that a filled place is of. */
export const slugOfPlacement = async (db: Handle, id: number): Promise<string | undefined> =>
	(
		await db
			.selectFrom('placement')
			.innerJoin('opportunity', 'opportunity.id', 'placement.opportunityId')
			.select('opportunity.slug')
			.where('placement.id', '=', id)
			.executeTakeFirst()
	)?.slug;
