/** SQL of the municipality's overview: each partner with where its report of the newest window stands. */
import { districtNrs, type DistrictNr } from '#lib/geography/districts.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';
import type { HalfYear } from '#lib/i18n/periods.ts';
import { sql } from 'kysely';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { standingSql } from '#lib/organisations/standing/standing-rows.server.ts';
import { latestWindow } from '#lib/organisations/standing/standing.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';
import { owingStatuses, type OverviewFilter, type OverviewStatus } from '#lib/reporting/overview/overview.ts';

export interface OverviewRow {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
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

const rowsOf = (today: string) => {
	const { halfYear } = latestWindow(today);
	return sql`select o.id, o.slug, o.name, o.kind, site.district_nr as "districtNr",
			case when report.version > 0 then 'reported'
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

const conditions = (filter: OverviewFilter) =>
	sql.join(
		[
			filter.status ? sql`status = ${filter.status}` : sql`true`,
			filter.kind ? sql`kind = ${filter.kind}` : sql`true`,
			filter.district ? sql`"districtNr" = ${filter.district}` : sql`true`,
			filter.extended ? sql`"extendedUntil" is not null` : sql`true`,
			filter.text
				? sql`id in (select here.id from organisation here where ${matches('here.search', filter.text)})`
				: sql`true`,
		],
		sql` and `,
	);

const byName = keyset([sql`name collate "da-x-icu"`, 'asc', 'text'], ['id', 'asc', 'id']);

/** A page of partners by name. */
export async function overviewPage(
	db: Database,
	filter: OverviewFilter,
	today: string,
	{ limit, ...asked }: Asked,
): Promise<Page<OverviewRow>> {
	const place = byName.read(asked);
	const { rows } = await sql<Keyed<OverviewRow>>`select *, ${byName.key} as cursor
		from (${rowsOf(today)}) as partner where ${conditions(filter)} and ${byName.beyond(place)}
		order by ${byName.order(place)} limit ${limit + 1}`.execute(db);
	return byName.cut<OverviewRow>(rows, place, limit);
}

/** How many stand where, of those that fit everything but the status. */
export async function overviewCounts(
	db: Database,
	filter: OverviewFilter,
	today: string,
): Promise<Partial<Record<OverviewStatus, number>>> {
	const { rows } = await sql<{ status: OverviewStatus; partners: number }>`
		select status, count(*)::int as partners from (${rowsOf(today)}) as partner
		where ${conditions({ ...filter, status: null })} group by status`.execute(db);
	return Object.fromEntries(rows.map(({ status, partners }) => [status, partners]));
}

/** How many each choice of the filter would give, beside all else that is chosen. */
export interface OverviewChoices {
	extended: number;
	kind: Partial<Record<OrganisationKind, number>>;
	district: Partial<Record<DistrictNr, number>>;
}

export async function overviewChoices(
	db: Database,
	filter: OverviewFilter,
	today: string,
): Promise<OverviewChoices> {
	const beside = (change: Partial<OverviewFilter>) =>
		sql`count(*) filter (where ${conditions({ ...filter, ...change })})`;
	const of = <Key extends string | number>(
		keys: readonly Key[],
		change: (key: Key) => Partial<OverviewFilter>,
	) =>
		sql`json_build_object(${sql.join(keys.map((key) => sql`${sql.lit(String(key))}::text, ${beside(change(key))}`))})`;
	const { rows } = await sql<{ choices: OverviewChoices }>`select json_build_object(
			'extended', ${beside({ extended: true })},
			'kind', ${of(organisationKinds, (kind) => ({ kind }))},
			'district', ${of(districtNrs, (district) => ({ district }))}) as choices
		from (${rowsOf(today)}) as partner`.execute(db);
	return rows[0]!.choices;
}

/** Those that fit and owe the report of the newest window, by their numbers. */
export async function owingAmong(
	db: Handle,
	filter: OverviewFilter,
	today: string,
	limit: number,
): Promise<number[]> {
	const { rows } = await sql<{ id: number }>`select id from (${rowsOf(today)}) as partner
		where ${conditions(filter)} and status in (${sql.join(owingStatuses.map((status) => sql.lit(status)))})
		order by id limit ${limit}`.execute(db);
	return rows.map(({ id }) => id);
}
