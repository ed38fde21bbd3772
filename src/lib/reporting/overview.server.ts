/** Who has reported, for the municipality. */
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { stringify } from 'csv-stringify/sync';
import { sql } from 'kysely';
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { districtName, isDistrictNr } from '#lib/geography/districts.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { standingSql } from '#lib/organisations/standing/standing-rows.server.ts';
import { latestWindow, type HalfYear } from '#lib/organisations/standing/standing.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import type { OverviewFilter, OverviewStatus } from '#lib/reporting/overview.ts';
import { sentReport } from '#lib/reporting/readers.server.ts';
import { writeHalfYear } from '#lib/reporting/report.ts';

export interface OverviewRow {
	id: number;
	slug: string;
	name: string;
	kind: string;
	districtNr: number | null;
	status: OverviewStatus;
	/** When the report of the window was last sent. */
	sentAt: Date | null;
	version: number;
	/** The newest half-year that is reported. */
	lastReported: HalfYear | null;
	extendedUntil: string | null;
	extensionReason: string | null;
	begun: boolean;
}

function mustOversee(actor: Actor): void {
	if (!municipalityMay(actor, 'oversee')) notFound();
}

const rowsOf = (today: string) => {
	const { halfYear } = latestWindow(today);
	return sql`select o.id, o.slug, o.name, o.kind, site.district_nr as "districtNr",
			case when report.version > 0 then 'reported' when r.covered_until >= ${halfYear}::date then 'new'
				else ${standingSql('r', today)} end as status,
			report.sent_at as "sentAt", coalesce(report.version, 0) as version,
			(select max(past.half_year) from report past where past.organisation_id = o.id and past.version > 0) as "lastReported",
			extension.until as "extendedUntil", extension.reason as "extensionReason",
			coalesce(report.version = 0 and report.revision > 0, false) as begun
		from reporting_record r join organisation o on o.id = r.organisation_id and ${isShown('o')}
		left join site on site.organisation_id = o.id and site.is_primary
		left join report on report.organisation_id = o.id and report.half_year = ${halfYear}::date
		left join reporting_extension extension on extension.organisation_id = o.id and extension.half_year = ${halfYear}::date`;
};

function conditions(filter: OverviewFilter) {
	const words = filter.text
		.match(/[\p{L}\p{N}]+/gu)
		?.map((word) => `${word}:*`)
		.join(' & ');
	const all = [
		sql`true`,
		filter.status ? sql`status = ${filter.status}` : null,
		filter.kind ? sql`kind = ${filter.kind}` : null,
		filter.district ? sql`"districtNr" = ${filter.district}` : null,
		filter.extended ? sql`"extendedUntil" is not null` : null,
		filter.text
			? words
				? sql`id in (select here.id from organisation here where here.search @@ to_tsquery('simple', fold(${words})))`
				: sql`false`
			: null,
	];
	return sql.join(
		all.filter((one) => one !== null),
		sql` and `,
	);
}

/** A page of partners by name. `after` is the slug that the page before ended with. */
export async function reportOverview(
	db: Database,
	actor: Actor,
	filter: OverviewFilter,
	{ after, limit }: { after: string | null; limit: number },
) {
	mustOversee(actor);
	const today = copenhagenDate(now());
	const from = after
		? sql`and (name collate "da-x-icu", id) > (select a.name collate "da-x-icu", a.id from organisation a where a.slug = ${after})`
		: sql``;
	const [page, counts] = await Promise.all([
		sql<OverviewRow>`select * from (${rowsOf(today)}) as partner where ${conditions(filter)} ${from}
			order by name collate "da-x-icu", id limit ${limit + 1}`.execute(db),
		sql<{ status: OverviewStatus; partners: number }>`select status, count(*)::int as partners
			from (${rowsOf(today)}) as partner where ${conditions({ ...filter, status: null })} group by status`.execute(
			db,
		),
	]);
	const rows = page.rows.slice(0, limit);
	return {
		window: latestWindow(today),
		rows,
		next: page.rows.length > limit ? (rows.at(-1)?.slug ?? null) : null,
		counts: Object.fromEntries(counts.rows.map(({ status, partners }) => [status, partners])) as Partial<
			Record<OverviewStatus, number>
		>,
	};
}

/** What one partner sent for a half-year, every version. @throws 404 for who is no partner */
export async function sentReportOf(db: Database, actor: Actor, slug: string, halfYear?: HalfYear) {
	mustOversee(actor);
	const organisation = found(
		await db
			.selectFrom('organisation')
			.select(['id', 'slug', 'name', 'kind'])
			.where('slug', '=', slug)
			.where('state', 'in', ['approved', 'suspended', 'closed'])
			.executeTakeFirst(),
	);
	const periods = await db
		.selectFrom('report')
		.select('halfYear')
		.where('organisationId', '=', organisation.id)
		.where('version', '>', 0)
		.orderBy('halfYear', 'desc')
		.execute();
	const chosen = halfYear ?? periods[0]?.halfYear ?? latestWindow(copenhagenDate(now())).halfYear;
	const extension = await db
		.selectFrom('reportingExtension')
		.select(['until', 'reason', 'askedAt'])
		.where('organisationId', '=', organisation.id)
		.where('halfYear', '=', chosen)
		.executeTakeFirst();
	return {
		organisation,
		halfYear: chosen,
		halfYears: periods.map((period) => period.halfYear),
		extension: extension ?? null,
		versions: await sentReport(db, organisation.id, chosen),
	};
}

const mostInFile = 20_000;
/** A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text. */
const asText = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const day = (moment: Date | null) => (moment ? copenhagenDate(moment) : '');

/** All that fits the filter: UTF-8 with a mark and semicolons, as Danish spreadsheets expect. */
export async function reportOverviewCsv(db: Database, actor: Actor, filter: OverviewFilter): Promise<string> {
	mustOversee(actor);
	const { rows } = await sql<OverviewRow>`select * from (${rowsOf(copenhagenDate(now()))}) as partner
		where ${conditions(filter)} order by name collate "da-x-icu", id limit ${mostInFile}`.execute(db);
	const records = rows.map((row) => ({
		name: asText(row.name),
		kind: row.kind,
		district: isDistrictNr(row.districtNr) ? districtName(row.districtNr) : '',
		status: row.status,
		sent: day(row.sentAt),
		version: row.version || '',
		last_reported: row.lastReported ? writeHalfYear(row.lastReported) : '',
		extended_until: row.extendedUntil ?? '',
	}));
	const columns = [
		'name',
		'kind',
		'district',
		'status',
		'sent',
		'version',
		'last_reported',
		'extended_until',
	];
	return stringify(records, {
		header: true,
		columns,
		delimiter: ';',
		bom: true,
		record_delimiter: 'windows',
	});
}
