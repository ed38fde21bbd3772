import type { HalfYear } from '#lib/i18n/periods.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

export const findExtension = (db: Handle, organisationId: number, halfYear: HalfYear) =>
	db
		.selectFrom('reportingExtension')
		.select(['until', 'reason', 'askedAt'])
		.where('organisationId', '=', organisationId)
		.where('halfYear', '=', halfYear)
		.executeTakeFirst();

/** Undefined where the half-year has one. */
export const insertExtension = (
	trx: Transaction,
	row: {
		organisationId: number;
		halfYear: HalfYear;
		reason: string;
		until: string;
		askedAt: Date;
		askedBy: number | null;
	},
) =>
	trx
		.insertInto('reportingExtension')
		.values(row)
		.onConflict((conflict) => conflict.columns(['organisationId', 'halfYear']).doNothing())
		.returning('until')
		.executeTakeFirst();
