/** All SQL of the benefits room. */
import { sql } from 'kysely';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import type { Benefit, BenefitOnPage, BenefitState, keptByUs } from '#lib/benefits/benefit.ts';
import { isCurrent } from '#lib/benefits/rows.server.ts';
import { isByShown, organiserBeside } from '#lib/listings/rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';

/** What a form writes. */
export type BenefitFields = Omit<Benefit, (typeof keptByUs)[number]>;

/** Not whose hand wrote it. */
const columns = columnsOf('benefit', ['search', 'createdBy', 'stateChangedBy']);

const benefitsOnPage = (db: Handle) =>
	db.selectFrom('benefit').select(columns).select(organiserBeside('benefit').as('organiser'));

export const findBenefit = (db: Handle, slug: string): Promise<BenefitOnPage | undefined> =>
	benefitsOnPage(db).where('slug', '=', slug).executeTakeFirst();

/** Holds the row until the transaction ends. */
export const lockBenefit = (trx: Transaction, slug: string): Promise<BenefitOnPage | undefined> =>
	benefitsOnPage(trx).where('slug', '=', slug).forUpdate().executeTakeFirst();

/** What an organisation has put up, held until the transaction ends. */
export const lockPublished = (trx: Transaction, organisationId: number): Promise<BenefitOnPage[]> =>
	benefitsOnPage(trx)
		.where('organisationId', '=', organisationId)
		.where('state', '=', 'published')
		.orderBy('id')
		.forUpdate()
		.execute();

export const insertBenefit = (
	trx: Transaction,
	row: BenefitFields & {
		slug: string;
		organisationId: number;
		createdBy: number | null;
		createdAt: Date;
	},
): Promise<{ id: number }> =>
	trx
		.insertInto('benefit')
		.values({ ...row, stateChangedAt: row.createdAt, confirmedAt: row.createdAt })
		.returning('id')
		.executeTakeFirstOrThrow();

export async function updateBenefit(
	trx: Transaction,
	id: number,
	fields: Partial<BenefitFields> & Partial<Pick<Benefit, 'confirmedAt'>>,
): Promise<void> {
	await trx.updateTable('benefit').set(fields).where('id', '=', id).execute();
}

export async function setState(
	trx: Transaction,
	id: number,
	change: { state: BenefitState; at: Date; personId: number | null; reason: string | null },
): Promise<void> {
	const { state, at, personId, reason } = change;
	await trx
		.updateTable('benefit')
		.set({ state, stateChangedAt: at, stateChangedBy: personId, stateReason: reason })
		.$if(state === 'published', (query) => query.set({ publishedAt: at, confirmedAt: at }))
		.where('id', '=', id)
		.execute();
}

/** It is a draft meanwhile; `state` is the one it comes back to. */
export async function setTakenDown(
	trx: Transaction,
	id: number,
	{ at, reason }: { at: Date; reason: TakedownReason | null },
	state: BenefitState = 'draft',
): Promise<void> {
	await trx
		.updateTable('benefit')
		.set({ state, stateChangedAt: at, takenDownAt: reason && at, takenDownReason: reason })
		.where('id', '=', id)
		.execute();
}

export async function deleteBenefit(trx: Transaction, id: number): Promise<void> {
	await trx.deleteFrom('benefit').where('id', '=', id).execute();
}

/** Everything that it offers is right, as somebody said at `at`. */
export async function confirmPublished(trx: Transaction, organisationId: number, at: Date): Promise<void> {
	await trx
		.updateTable('benefit')
		.set({ confirmedAt: at })
		.where('organisationId', '=', organisationId)
		.where('state', '=', 'published')
		.execute();
}

const mostShown = 200;

/** All of an organisation's offers: drafts and those that are out first, then newest first. */
export const ownBenefits = (db: Handle, organisationId: number): Promise<BenefitOnPage[]> =>
	benefitsOnPage(db)
		.where('organisationId', '=', organisationId)
		.orderBy(sql`state in ('draft', 'published')`, 'desc')
		.orderBy('id', 'desc')
		.limit(mostShown)
		.execute();

/** What an organisation offers citizens today, newest first. */
export const currentBenefitsOf = (
	db: Handle,
	organisationId: number,
	now: Date,
	limit: number,
): Promise<BenefitOnPage[]> =>
	benefitsOnPage(db)
		.where('organisationId', '=', organisationId)
		.where(isCurrent('benefit', now))
		.where(isByShown('benefit'))
		.orderBy('id', 'desc')
		.limit(limit)
		.execute();

/** What is to be asked about: published offers of an organisation. */
export const publishedOf = (
	db: Handle,
	organisationId: number,
): Promise<Pick<Benefit, 'id' | 'title' | 'contentLocale' | 'confirmedAt'>[]> =>
	db
		.selectFrom('benefit')
		.select(['id', 'title', 'contentLocale', 'confirmedAt'])
		.where('organisationId', '=', organisationId)
		.where('state', '=', 'published')
		.orderBy('id')
		.limit(mostShown)
		.execute();
