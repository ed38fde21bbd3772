/** SQL of an organisation's looks at itself. */
import { sql, type Insertable } from 'kysely';
import type { Answers, Theme } from '#lib/equality/practice/practice.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { EqualityCheck } from '#lib/platform/database/tables.ts';

/** A bound: years of them. */
const mostShown = 60;

const checks = (db: Handle) =>
	db
		.selectFrom('equalityCheck')
		.select(['id', 'takenAt', 'sharedAt'])
		.select([sql<Theme>`theme`.as('theme'), sql<Answers>`answers`.as('answers')]);
export type CheckRow = Awaited<ReturnType<ReturnType<typeof checks>['executeTakeFirstOrThrow']>>;

/** The last one first. */
export const checksOf = (db: Handle, organisationId: number): Promise<CheckRow[]> =>
	checks(db)
		.where('organisationId', '=', organisationId)
		.orderBy('takenAt', 'desc')
		.orderBy('id', 'desc')
		.limit(mostShown)
		.execute();

/** Of each theme the last one that they share. */
export const sharedChecksOf = (db: Handle, organisationId: number): Promise<CheckRow[]> =>
	checks(db)
		.distinctOn('theme')
		.where('organisationId', '=', organisationId)
		.where('sharedAt', 'is not', null)
		.orderBy('theme')
		.orderBy('takenAt', 'desc')
		.orderBy('id', 'desc')
		.execute();

export const lockCheck = (trx: Transaction, organisationId: number, id: number) =>
	checks(trx)
		.where('organisationId', '=', organisationId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

export const insertCheck = (trx: Transaction, row: Insertable<EqualityCheck>) =>
	trx.insertInto('equalityCheck').values(row).returning('id').executeTakeFirstOrThrow();

export const setShared = (trx: Transaction, id: number, sharedAt: Date | null) =>
	trx.updateTable('equalityCheck').set({ sharedAt }).where('id', '=', id).execute();
