/** SQL of what partners tell of trying a method. */
import { sql } from 'kysely';
import type { DeskView } from '#lib/guide/methods/list.ts';
import { mostReports } from '#lib/guide/methods/method.ts';
import { isShown as isOrganisationShown } from '#lib/organisations/shown-rows.server.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';

const reports = (db: Handle) =>
	db
		.selectFrom('methodReport')
		.innerJoin('method', 'method.id', 'methodReport.methodId')
		.innerJoin('organisation as o', 'o.id', 'methodReport.organisationId')
		.select(['methodReport.id', 'methodReport.organisationId', 'methodReport.triedOn'])
		.select(['methodReport.districtNr', 'methodReport.people', 'methodReport.outcome'])
		.select(['methodReport.change', 'methodReport.contentLocale', 'methodReport.refusal'])
		.select(['methodReport.sentAt', 'methodReport.writtenBy', 'methodReport.state'])
		.select(['method.slug as methodSlug', 'method.title as methodTitle'])
		.select(['o.slug as organisationSlug', 'o.name as organisationName']);
export type ReportRow = Awaited<ReturnType<ReturnType<typeof reports>['executeTakeFirstOrThrow']>>;

/** Under a card: what is shown, of organisations that are, the latest try first. */
export const reportsOfMethod = (db: Handle, methodId: number): Promise<ReportRow[]> =>
	reports(db)
		.where('methodReport.methodId', '=', methodId)
		.where('methodReport.state', '=', 'shown')
		.where(isOrganisationShown('o'))
		.orderBy('methodReport.triedOn', 'desc')
		.orderBy('methodReport.id', 'desc')
		.limit(mostReports)
		.execute();

export const findReport = (db: Handle, id: number): Promise<ReportRow | undefined> =>
	reports(db).where('methodReport.id', '=', id).executeTakeFirst();

/** Held until the transaction ends. */
export async function lockReport(trx: Transaction, id: number): Promise<ReportRow | undefined> {
	await trx.selectFrom('methodReport').select('id').where('id', '=', id).forUpdate().execute();
	return findReport(trx, id);
}

const longest = keyset(['methodReport.sentAt', 'asc', 'moment'], ['methodReport.id', 'asc', 'id']);
const latest = keyset(['methodReport.sentAt', 'desc', 'moment'], ['methodReport.id', 'desc', 'id']);

/** For the desk: what waits, the longest first; else what was decided, the latest first. */
export const deskReports = (
	db: Handle,
	view: Extract<DeskView, 'reports' | 'tried'>,
	asked: Asked,
): Promise<Page<ReportRow>> =>
	view === 'reports'
		? longest.page(reports(db).where('methodReport.state', '=', 'proposed'), asked)
		: latest.page(reports(db).where('methodReport.state', '<>', 'proposed'), asked);

/** An organisation's own, the latest first. */
export const reportsOf = (db: Handle, organisationId: number, limit: number): Promise<ReportRow[]> =>
	reports(db)
		.where('methodReport.organisationId', '=', organisationId)
		.orderBy('methodReport.sentAt', 'desc')
		.orderBy('methodReport.id', 'desc')
		.limit(limit)
		.execute();

export const countReports = (db: Handle): Promise<{ reports: number; tried: number }> =>
	db
		.selectFrom('methodReport')
		.select(sql<number>`count(*) filter (where state = 'proposed')::int`.as('reports'))
		.select(sql<number>`count(*) filter (where state <> 'proposed')::int`.as('tried'))
		.executeTakeFirstOrThrow();
