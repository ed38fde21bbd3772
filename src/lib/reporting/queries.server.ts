import type { HalfYear } from '#lib/i18n/periods.ts';
import { sql } from 'kysely';
import { ofOrganisation } from '#lib/commitments/rows.server.ts';
import { windowOf } from '#lib/organisations/standing/standing.ts';
import type { Transaction, Handle } from '#lib/platform/database/database.server.ts';
import type { LineInput } from '#lib/reporting/writing/input.ts';
import type { AskedLine, ReportContent, ReportVersion } from '#lib/reporting/report.ts';

/** Running commitments of the half-year that have begun, nearest deadline first, with what counts in it. */
export const askedLines = (
	db: Handle,
	organisationId: number,
	halfYear: HalfYear,
	today: string,
): Promise<AskedLine[]> => {
	const { endsOn } = windowOf(halfYear);
	const ofThisHalf = sql`x.commitment_id = commitment.id and x.organisation_id = ${organisationId} and x.counts
		and x.happened_on between ${halfYear}::date and ${endsOn}::date`;
	return db
		.selectFrom('commitment')
		.innerJoin('commitmentTotal as total', 'total.commitmentId', 'commitment.id')
		.leftJoin('report', (join) =>
			join.on('report.organisationId', '=', organisationId).on('report.halfYear', '=', halfYear),
		)
		.leftJoin('reportLine as line', (join) =>
			join.onRef('line.reportId', '=', 'report.id').onRef('line.commitmentId', '=', 'commitment.id'),
		)
		.leftJoinLateral(
			sql<{ events: number; placements: number; entered: number; own: number }>`(select
				coalesce(sum(x.amount) filter (where x.source = 'event'), 0) as events,
				coalesce(sum(x.amount) filter (where x.source = 'placement'), 0) as placements,
				coalesce(sum(x.amount) filter (where x.source = 'report' and x.source_id = line.id), 0) as own,
				coalesce(sum(x.amount) filter (where x.source = 'manual'
					or (x.source = 'report' and x.source_id is distinct from line.id)), 0) as entered
				from contribution x where ${ofThisHalf})`.as('counted'),
			(join) => join.onTrue(),
		)
		.select([
			'commitment.id as commitmentId',
			'commitment.slug',
			'commitment.title',
			'commitment.type',
			'commitment.target',
			'commitment.lowerIsBetter',
			'commitment.startsOn',
			'commitment.dueOn',
			'total.delivered',
			'counted.events',
			'counted.placements',
			'counted.entered',
			'counted.own',
		])
		.$narrowType<{ events: number; placements: number; entered: number; own: number }>()
		.select([
			sql<
				number | null
			>`(select x.amount from contribution x where commitment.lower_is_better and ${ofThisHalf}
				order by x.happened_on desc, x.id desc limit 1)`.as('reading'),
			sql<AskedLine['draft']>`json_build_object('amount', line.amount, 'completion', line.completion,
				'effects', coalesce(line.effects, ''))`.as('draft'),
			sql<AskedLine['before']>`(select earlier.completion from report_line earlier
				join report past on past.id = earlier.report_id
				where earlier.commitment_id = commitment.id and past.organisation_id = ${organisationId}
				and past.half_year < ${halfYear}::date and past.version > 0
				order by past.half_year desc limit 1)`.as('before'),
		])
		.where('commitment.state', 'in', ['active', 'reported'])
		.where(ofOrganisation(organisationId))
		.where('commitment.startsOn', '<=', today < endsOn ? today : endsOn)
		.where('commitment.dueOn', '>=', halfYear)
		.orderBy('commitment.dueOn')
		.orderBy('commitment.id')
		.execute();
};

/** Nobody withdraws or amends these commitments until the report is in; in one order, so that two reports never wait for each other. */
export async function shareCommitments(trx: Transaction, ids: readonly number[]): Promise<void> {
	if (!ids.length) return;
	await trx.selectFrom('commitment').select('id').where('id', 'in', ids).orderBy('id').forShare().execute();
}

export interface ReportRow {
	id: number;
	halfYear: HalfYear;
	story: string;
	imageId: number | null;
	/** Null also where the picture was taken down. */
	imageKey: string | null;
	imageAlt: string;
	version: number;
	revision: number;
	tab: string | null;
	tabSave: number;
	savedAt: Date;
	sentAt: Date | null;
}

const reports = (db: Handle) =>
	db
		.selectFrom('report')
		.leftJoin('image', (join) =>
			join.onRef('image.id', '=', 'report.imageId').on('image.takenDownAt', 'is', null),
		)
		.select([
			'report.id',
			'report.halfYear',
			'report.story',
			'report.imageId',
			'image.fileKey as imageKey',
			'report.imageAlt',
			'report.version',
			'report.revision',
			'report.tab',
			'report.tabSave',
			'report.savedAt',
			'report.sentAt',
		]);

export const findReport = (
	db: Handle,
	organisationId: number,
	halfYear: HalfYear,
): Promise<ReportRow | undefined> =>
	reports(db)
		.where('report.organisationId', '=', organisationId)
		.where('report.halfYear', '=', halfYear)
		.executeTakeFirst();

/** The half-year's report, made if need be, and held until the transaction ends. */
export async function lockContribution(
	trx: Transaction,
	organisationId: number,
	halfYear: HalfYear,
	at: Date,
): Promise<ReportRow> {
	await trx
		.insertInto('report')
		.values({ organisationId, halfYear, savedAt: at })
		.onConflict((conflict) => conflict.columns(['organisationId', 'halfYear']).doNothing())
		.execute();
	return reports(trx)
		.where('report.organisationId', '=', organisationId)
		.where('report.halfYear', '=', halfYear)
		.forUpdate('report')
		.executeTakeFirstOrThrow();
}

export const updateReport = (
	trx: Transaction,
	id: number,
	fields: {
		story: string;
		imageId: number | null;
		imageAlt: string;
		revision: number;
		tab: string | null;
		tabSave: number;
		savedAt: Date;
		savedBy: number | null;
		version?: number;
		sentAt?: Date;
		sentBy?: number | null;
	},
) => trx.updateTable('report').set(fields).where('id', '=', id).execute();

/** @returns the lines' ids by commitment. */
export async function writeLines(
	trx: Transaction,
	reportId: number,
	lines: readonly LineInput[],
): Promise<Map<number, number>> {
	if (!lines.length) return new Map();
	const rows = await trx
		.insertInto('reportLine')
		.values(lines.map((line) => ({ reportId, ...line })))
		.onConflict((conflict) =>
			conflict.columns(['reportId', 'commitmentId']).doUpdateSet((eb) => ({
				amount: eb.ref('excluded.amount'),
				completion: eb.ref('excluded.completion'),
				effects: eb.ref('excluded.effects'),
			})),
		)
		.returning(['id', 'commitmentId'])
		.execute();
	return new Map(rows.map(({ id, commitmentId }) => [commitmentId, id]));
}

export const insertVersion = (
	trx: Transaction,
	row: {
		reportId: number;
		version: number;
		content: ReportContent;
		imageId: number | null;
		sentAt: Date;
		sentBy: number | null;
	},
) =>
	trx
		.insertInto('reportVersion')
		.values({ ...row, content: JSON.stringify(row.content) })
		.execute();

/** What was sent, newest first; without pictures that were taken down since. */
export const versionsOf = (db: Handle, reportId: number, limit = 50): Promise<ReportVersion[]> =>
	db
		.selectFrom('reportVersion as v')
		.leftJoin('person as p', (join) => join.onRef('p.id', '=', 'v.sentBy').on('p.erasedAt', 'is', null))
		.leftJoin('image as i', (join) => join.onRef('i.id', '=', 'v.imageId').on('i.takenDownAt', 'is', null))
		.select(['v.version', 'v.sentAt', 'p.name as sentBy', 'i.id as pictureId'])
		.select(
			sql<
				ReportVersion['content']
			>`case when v.image_id is not null and i.id is null then v.content || '{"picture": null}' else v.content end`.as(
				'content',
			),
		)
		.where('v.reportId', '=', reportId)
		.orderBy('v.version', 'desc')
		.limit(limit)
		.execute();

/** The half-years an organisation has sent, newest first. */
export const sentHalfYears = (db: Handle, organisationId: number, most = 20) =>
	db
		.selectFrom('report')
		.select(['halfYear', 'sentAt', 'version'])
		.where('organisationId', '=', organisationId)
		.where('version', '>', 0)
		.orderBy('halfYear', 'desc')
		.limit(most)
		.execute();

/** Who is or was a partner, also one that is suspended. */
export const findPartner = (db: Handle, slug: string) =>
	db
		.selectFrom('organisation')
		.select(['id', 'slug', 'name', 'kind'])
		.where('slug', '=', slug)
		.where('state', 'in', ['approved', 'suspended', 'closed'])
		.executeTakeFirst();
