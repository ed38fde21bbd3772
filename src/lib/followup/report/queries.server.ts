/** SQL that asks about status reports. */
import { sql } from 'kysely';
import { reportAuthors } from '#lib/followup/report/rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';

/** There is one a year. */
const mostReports = 60;
const mostComments = 200;
const mostErrata = 100;

const nameOf = (column: string) =>
	sql<string | null>`(select p.name from person p where p.id = ${sql.ref(`status_report.${column}`)})`;

const columns = [
	'statusReport.id',
	'statusReport.year',
	'statusReport.title',
	'statusReport.titleEn',
	'statusReport.state',
	'statusReport.revision',
	'statusReport.snapshotId',
	'statusReport.hearingEndsOn',
	'statusReport.presentedOn',
	'statusReport.publishedAt',
] as const;

const unanswered = sql<number>`(select count(*)::int from report_comment c
	where c.report_id = status_report.id and c.answered_at is null)`;

/** The newest first. */
export const publishedReports = (db: Handle) =>
	db
		.selectFrom('statusReport')
		.select(columns)
		.where('state', '=', 'published')
		.orderBy('year', 'desc')
		.limit(mostReports)
		.execute();

/** For the desk, the newest first, with what decides whom each waits for. */
export const reportsOnDesk = (db: Handle) =>
	db
		.selectFrom('statusReport')
		.select(columns)
		.select([reportAuthors.as('authors'), unanswered.as('unanswered')])
		.orderBy('year', 'desc')
		.limit(mostReports)
		.execute();

/** What everybody may know of one that is published. */
export const findPublished = (db: Handle, year: number) =>
	db
		.selectFrom('statusReport')
		.innerJoin('reportSnapshot as s', 's.id', 'statusReport.snapshotId')
		.select(columns)
		.select(['s.takenAt', 's.checksum', 's.figures', 's.format'])
		.where('statusReport.year', '=', year)
		.where('statusReport.state', '=', 'published')
		.executeTakeFirst();

/** With who did what, for the desk. */
export const findReport = (db: Handle, year: number) =>
	db
		.selectFrom('statusReport')
		.select(columns)
		.select(['createdAt', 'heardAt', 'approvedAt', 'presentedAt', 'returnedAt', 'returnWords'])
		.select([
			nameOf('created_by').as('createdByName'),
			nameOf('heard_by').as('heardByName'),
			nameOf('approved_by').as('approvedByName'),
			nameOf('presented_by').as('presentedByName'),
			nameOf('published_by').as('publishedByName'),
			nameOf('returned_by').as('returnedByName'),
			reportAuthors.as('authors'),
			unanswered.as('unanswered'),
		])
		.where('year', '=', year)
		.executeTakeFirst();

export const lockReport = (trx: Transaction, year: number) =>
	trx
		.selectFrom('statusReport')
		.select([...columns, 'createdBy'])
		.select([reportAuthors.as('authors'), unanswered.as('unanswered')])
		.where('year', '=', year)
		.forUpdate()
		.executeTakeFirst();

export const lockReportById = (trx: Transaction, id: number) =>
	trx.selectFrom('statusReport').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();

/** The cut that was asked for last, whole or on its way. */
export const latestSnapshot = (db: Handle, reportId: number) =>
	db
		.selectFrom('reportSnapshot')
		.select(['id', 'state', 'askedAt', 'steps', 'stepsDone', 'rowsRead', 'takenAt', 'readyAt', 'checksum'])
		.select(
			sql<string | null>`(select p.name from person p where p.id = report_snapshot.asked_by)`.as(
				'askedByName',
			),
		)
		.where('reportId', '=', reportId)
		.orderBy('id', 'desc')
		.limit(1)
		.executeTakeFirst();

export const findSnapshot = (db: Handle, id: number) =>
	db
		.selectFrom('reportSnapshot')
		.select(['id', 'reportId', 'state', 'takenAt', 'checksum', 'figures', 'format', 'askedBy'])
		.where('id', '=', id)
		.executeTakeFirst();

/** The files behind a cut, without what they hold. */
export const sourcesOf = (db: Handle, snapshotId: number) =>
	db
		.selectFrom('reportSource')
		.select(['key', 'language', 'checksum', 'rowCount'])
		.where('snapshotId', '=', snapshotId)
		.orderBy('key')
		.orderBy('language')
		.execute();

export const sourceOf = (db: Handle, snapshotId: number, key: string, language: string) =>
	db
		.selectFrom('reportSource')
		.select(['key', 'content', 'checksum'])
		.where('snapshotId', '=', snapshotId)
		.where('key', '=', key)
		.where('language', '=', language)
		.executeTakeFirst();

export const sectionsOf = (db: Handle, reportId: number) =>
	db
		.selectFrom('reportSection')
		.select(['key', 'words', 'changedAt', 'changedBy'])
		.where('reportId', '=', reportId)
		.execute();

/** In the order in which they were written. */
export const commentsOn = (db: Handle, reportId: number) =>
	db
		.selectFrom('reportComment')
		.leftJoin('person as by', 'by.id', 'reportComment.writtenBy')
		.leftJoin('person as answering', 'answering.id', 'reportComment.answeredBy')
		.select(['reportComment.id', 'section', 'words', 'writtenAt', 'answer', 'answeredAt'])
		.select(['by.name as writtenByName', 'answering.name as answeredByName'])
		.where('reportId', '=', reportId)
		.orderBy('writtenAt')
		.orderBy('reportComment.id')
		.limit(mostComments)
		.execute();

export const countComments = async (trx: Transaction, reportId: number): Promise<number> =>
	(
		await trx
			.selectFrom('reportComment')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.where('reportId', '=', reportId)
			.executeTakeFirstOrThrow()
	).count;
/** So many comments a report: a bound, so that they need no pages. */
export const commentBound = mostComments;

export const lockComment = (trx: Transaction, reportId: number, id: number) =>
	trx
		.selectFrom('reportComment')
		.select(['id', 'answeredAt'])
		.where('reportId', '=', reportId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

/** The newest first. */
export const errataOf = (db: Handle, reportId: number) =>
	db
		.selectFrom('reportErratum')
		.select(['id', 'section', 'words', 'writtenAt'])
		.where('reportId', '=', reportId)
		.orderBy('writtenAt', 'desc')
		.orderBy('id', 'desc')
		.limit(mostErrata)
		.execute();
