/** The job that takes a cut: tells how far it is, and drafts what nobody has written from the figures. */
import { draftWords } from '#lib/followup/report/cut/draft-words.server.ts';
import { readCut } from '#lib/followup/report/cut/cut.server.ts';
import { cutSteps, cutTaskName, type ReadSpots } from '#lib/followup/report/cut/figures.ts';
import * as queries from '#lib/followup/report/queries.server.ts';
import * as writes from '#lib/followup/report/writes.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { defineTask, type Task } from '#lib/platform/jobs/jobs.server.ts';

/** A cut that was asked for; one that is whole or was given up is left alone. */
export const takeCut = (db: Database, id: number, readSpots: ReadSpots<Transaction>): Promise<void> =>
	writes.aloneWithSnapshot(db, id, () => takeAlone(db, id, readSpots));

async function takeAlone(db: Database, id: number, readSpots: ReadSpots<Transaction>): Promise<void> {
	const begun = { state: 'building' as const, steps: cutSteps, stepsDone: 0, rowsRead: 0 };
	const { numUpdatedRows } = await writes.updateSnapshot(db, id, begun);
	if (!numUpdatedRows) return;
	try {
		const takenAt = now();
		const cut = await db
			.transaction()
			.setIsolationLevel('repeatable read')
			.execute((trx) =>
				readCut(trx, copenhagenDate(takenAt), readSpots, async (rows) => {
					// Beside what is read, so that the page sees it.
					await writes.countStep(db, id, rows);
				}),
			);
		await db.transaction().execute(async (trx) => {
			const { reportId } = (await queries.findSnapshot(trx, id))!;
			const report = (await queries.lockReportById(trx, reportId))!;
			if (report.state !== 'draft') {
				await writes.updateSnapshot(trx, id, { state: 'failed' });
				return;
			}
			const figures = JSON.stringify(cut.figures);
			await writes.completeSnapshot(trx, id, { figures, sources: cut.sources, takenAt, readyAt: now() });
			await writes.updateReport(trx, reportId, { snapshotId: id });
			await writes.draftSections(trx, reportId, draftWords(cut.figures, report.year), now());
			await writes.countRevision(trx, reportId);
		});
	} catch (cause) {
		await writes.updateSnapshot(db, id, { state: 'failed' });
		throw cause;
	}
}

/** @param readSpots of the room that ranks the white spots */
export const cutReportTask = (readSpots: ReadSpots<Transaction>): Task<{ id: number }> =>
	defineTask<{ id: number }>(cutTaskName, (db, { id }) => takeCut(db, id, readSpots));
