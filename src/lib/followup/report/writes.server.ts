/** SQL that writes status reports. What of it may no longer be written is held by the database (migration 0104). */
import { sql, type Insertable, type Updateable } from 'kysely';
import { checksumOf, cutChecksum } from '#lib/followup/report/cut/checksum.ts';
import { cutFormat, type CutSource } from '#lib/followup/report/cut/figures.ts';
import type { SectionKey } from '#lib/followup/report/report.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type {
	ReportComment,
	ReportErratum,
	ReportSnapshot,
	StatusReport,
} from '#lib/platform/database/tables.ts';

/** Undefined where the year has one. */
export const insertReport = (trx: Transaction, row: Insertable<StatusReport>) =>
	trx
		.insertInto('statusReport')
		.values(row)
		.onConflict((conflict) => conflict.column('year').doNothing())
		.returning('id')
		.executeTakeFirst();

export const updateReport = (trx: Transaction, id: number, row: Updateable<StatusReport>) =>
	trx.updateTable('statusReport').set(row).where('id', '=', id).execute();

/** Something in it reads otherwise: who read it before has not read this. */
export const countRevision = (trx: Transaction, id: number) =>
	trx
		.updateTable('statusReport')
		.set({ revision: sql`revision + 1` })
		.where('id', '=', id)
		.execute();

export const insertSnapshot = (trx: Transaction, row: Insertable<ReportSnapshot>) =>
	trx.insertInto('reportSnapshot').values(row).returning('id').executeTakeFirstOrThrow();

/** One that is not ready or failed yet. */
export const updateSnapshot = (db: Handle, id: number, row: Updateable<ReportSnapshot>) =>
	db
		.updateTable('reportSnapshot')
		.set(row)
		.where('id', '=', id)
		.where('state', 'in', ['waiting', 'building'])
		.executeTakeFirstOrThrow();

/** One at a time takes a cut: whoever comes while it is being taken waits, and finds it whole. The lock goes with its connection. */
export const aloneWithSnapshot = (db: Database, id: number, work: () => Promise<void>): Promise<void> =>
	db.connection().execute(async (held) => {
		await sql`select pg_advisory_lock(hashtext('report_snapshot'), ${id})`.execute(held);
		await work().finally(() =>
			sql`select pg_advisory_unlock(hashtext('report_snapshot'), ${id})`.execute(held),
		);
	});

/** A step of the job is done. */
export const countStep = (db: Handle, id: number, rows: number) =>
	db
		.updateTable('reportSnapshot')
		.set({ stepsDone: sql`steps_done + 1`, rowsRead: sql`rows_read + ${rows}` })
		.where('id', '=', id)
		.where('state', '=', 'building')
		.execute();

/** The files and the figures of a cut that is being taken; it is whole and frozen from then on. @returns its sum */
export async function completeSnapshot(
	trx: Transaction,
	id: number,
	{
		figures,
		sources,
		takenAt,
		readyAt,
	}: { figures: string; sources: readonly CutSource[]; takenAt: Date; readyAt: Date },
): Promise<string> {
	const summed = sources.map((source) => ({ ...source, checksum: checksumOf(source.content) }));
	// One by one: together they are more than one statement should carry.
	for (const { key, language, content, rowCount, checksum } of summed)
		await trx
			.insertInto('reportSource')
			.values({ snapshotId: id, key, language, content, rowCount, checksum })
			.execute();
	const checksum = cutChecksum(figures, summed);
	await updateSnapshot(trx, id, { state: 'ready', format: cutFormat, figures, checksum, takenAt, readyAt });
	return checksum;
}

/** Words drafted from the figures, where nobody has written their own. */
export const draftSections = (
	trx: Transaction,
	reportId: number,
	drafts: readonly { key: SectionKey; words: string }[],
	changedAt: Date,
) =>
	trx
		.insertInto('reportSection')
		.values(drafts.map(({ key, words }) => ({ reportId, key, words, changedAt, changedBy: null })))
		.onConflict((conflict) =>
			conflict
				.columns(['reportId', 'key'])
				.doUpdateSet(({ ref }) => ({ words: ref('excluded.words'), changedAt: ref('excluded.changedAt') }))
				.where('reportSection.changedBy', 'is', null),
		)
		.execute();

export const putSection = (
	trx: Transaction,
	row: { reportId: number; key: SectionKey; words: string; changedAt: Date; changedBy: number },
) =>
	trx
		.insertInto('reportSection')
		.values(row)
		.onConflict((conflict) =>
			conflict.columns(['reportId', 'key']).doUpdateSet(({ ref }) => ({
				words: ref('excluded.words'),
				changedAt: ref('excluded.changedAt'),
				changedBy: ref('excluded.changedBy'),
			})),
		)
		.execute();

export const insertComment = (trx: Transaction, row: Insertable<ReportComment>) =>
	trx.insertInto('reportComment').values(row).returning('id').executeTakeFirstOrThrow();

export const answerComment = (
	trx: Transaction,
	id: number,
	row: { answer: string; answeredAt: Date; answeredBy: number },
) => trx.updateTable('reportComment').set(row).where('id', '=', id).execute();

export const insertErratum = (trx: Transaction, row: Insertable<ReportErratum>) =>
	trx.insertInto('reportErratum').values(row).execute();
