/** Status reports on their way: begun and cut by one, heard, approved by another. */
import { takeCut } from '#lib/followup/report/cut/taking.server.ts';
import * as reports from '#lib/followup/report/reports.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { reportSpots } from '#lib/municipality/coverage/report-spots.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Somebody } from './people.ts';

/** A draft of that year, with nothing in it yet. */
export async function begunReport(db: Database, author: Somebody, year: number): Promise<void> {
	const title = { title: `Status ${year}`, titleEn: null };
	await reports.beginReport(db, author, { year, ...title, submission: undefined });
}

/** Presses, and does what the job does. @returns the cut */
export async function cutReport(db: Database, author: Somebody, year: number): Promise<number> {
	await reports.freeze(db, author, year);
	const { id } = await db
		.selectFrom('reportSnapshot')
		.innerJoin('statusReport', 'statusReport.id', 'reportSnapshot.reportId')
		.select('reportSnapshot.id')
		.where('year', '=', year)
		.orderBy('reportSnapshot.id', 'desc')
		.executeTakeFirstOrThrow();
	await takeCut(db, id, reportSpots);
	return id;
}

/** Sent out to be heard, until today. */
export async function heardReport(db: Database, author: Somebody, year: number): Promise<void> {
	await begunReport(db, author, year);
	await cutReport(db, author, year);
	await reports.sendToHearing(db, author, year, { hearingEndsOn: copenhagenDate(now()) });
}

/** As on the day after its last. */
export const endHearing = (db: Database, year: number) =>
	db.updateTable('statusReport').set({ hearingEndsOn: '2020-01-01' }).where('year', '=', year).execute();

/** Approved by another. */
export async function approvedReport(
	db: Database,
	author: Somebody,
	other: Somebody,
	year: number,
): Promise<void> {
	await heardReport(db, author, year);
	await endHearing(db, year);
	const { revision } = await db
		.selectFrom('statusReport')
		.select('revision')
		.where('year', '=', year)
		.executeTakeFirstOrThrow();
	await reports.approve(db, other, year, { revision });
}

/** The City Council has had it before it. */
export async function presentedReport(
	db: Database,
	author: Somebody,
	other: Somebody,
	year: number,
): Promise<void> {
	await approvedReport(db, author, other, year);
	await reports.present(db, author, year, { presentedOn: copenhagenDate(now()) });
}

export async function publishedReport(
	db: Database,
	author: Somebody,
	other: Somebody,
	year: number,
): Promise<void> {
	await presentedReport(db, author, other, year);
	await reports.publish(db, other, year);
}
