import { sql } from 'kysely';
import { statesAllowing } from '#lib/accounts/organisation-states.ts';
import type { HalfYear } from '#lib/i18n/periods.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

/** Approved partners that owe the report of the half-year. */
export const behindWithReport = (db: Handle, halfYear: HalfYear) =>
	db
		.selectFrom('reportingRecord as r')
		.innerJoin('organisation as o', 'o.id', 'r.organisationId')
		.select(['o.id', 'o.slug', 'o.name'])
		.where('r.coveredUntil', '<', halfYear)
		.where('o.state', 'in', statesAllowing('report'))
		.orderBy('o.id')
		.execute();

/** Held, so that a report sent at this moment is seen, or waits. */
export const shareRecord = (trx: Transaction, organisationId: number) =>
	trx
		.selectFrom('reportingRecord')
		.select('coveredUntil')
		.where('organisationId', '=', organisationId)
		.forShare()
		.executeTakeFirst();

/** The partner, where it owes the report of this half-year still; its record held, so that one asks after the other. */
export const lockOwing = (trx: Transaction, organisationId: number, halfYear: HalfYear) =>
	trx
		.selectFrom('reportingRecord as r')
		.innerJoin('organisation as o', 'o.id', 'r.organisationId')
		.select(['o.id', 'o.slug', 'o.name'])
		.where('r.organisationId', '=', organisationId)
		.where('r.coveredUntil', '<', halfYear)
		.where('o.state', 'in', statesAllowing('report'))
		.forUpdate('r')
		.executeTakeFirst();

/** Whether somebody at the municipality asked for it on that day. */
export const wasAsked = async (trx: Transaction, organisationId: number, day: string): Promise<boolean> =>
	(await trx
		.selectFrom('auditEntry')
		.select('id')
		.where('subjectKind', '=', 'organisation')
		.where('subjectId', '=', organisationId)
		.where('verb', '=', 'report.reminded')
		.where(sql<boolean>`details ->> 'day' = ${day}`)
		.executeTakeFirst()) !== undefined;
