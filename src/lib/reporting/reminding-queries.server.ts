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
