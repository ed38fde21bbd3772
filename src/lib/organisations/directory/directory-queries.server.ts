/** The public directory: partners, and on request those only listed. Read by anybody, so nothing private is selected. */
import { hasPage, isShown } from '#lib/organisations/shown-rows.server.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { sql, type RawBuilder } from 'kysely';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { LanguageCode } from '#lib/i18n/languages.ts';
import type { DirectoryCursor, DirectoryFilter } from '#lib/organisations/directory/directory.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';
import { isFresh } from '#lib/organisations/standing/freshness-rows.server.ts';
import { isInactive, standingSql } from '#lib/organisations/standing/standing-rows.server.ts';
import type { Standing } from '#lib/organisations/standing/standing.ts';
import { now } from '#lib/platform/clock.ts';
import type { Reader } from '#lib/platform/database/database.server.ts';
import { keyset, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';

export interface DirectoryRow {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	purpose: string;
	languages: LanguageCode[];
	state: OrganisationState;
	/** Two half-years without a report. */
	inactive: boolean;
	address: string | null;
	districtNr: DistrictNr | null;
	sites: number;
	/** Null for who owes no reports. */
	standing: Standing | null;
}

export const partnersPerPage = 20;

function fits({ text = '', kind, districtNr, language, withListed }: DirectoryFilter): RawBuilder<unknown> {
	const conditions = [withListed ? hasPage('o') : isShown('o'), matches('o.search', text)];
	if (kind) conditions.push(sql`o.kind = ${kind}`);
	if (language) conditions.push(sql`o.languages @> array[${language}::text]`);
	if (districtNr) {
		conditions.push(
			sql`exists (select from site s where s.organisation_id = o.id and s.district_nr = ${districtNr})`,
		);
	}
	return sql.join(conditions, sql` and `);
}

const byName = keyset([sql`o.name collate "da-x-icu"`, 'asc', 'text'], ['o.id', 'asc', 'id']);

/** One page in Danish order. */
export async function listPartners(
	db: Reader,
	filter: DirectoryFilter,
	asked: DirectoryCursor,
	{ today = copenhagenDate(now()), limit = partnersPerPage }: { today?: string; limit?: number } = {},
): Promise<Page<DirectoryRow>> {
	const place = byName.read(asked);
	const { rows } = await sql<Keyed<DirectoryRow>>`
		select o.id, o.slug, o.name, o.kind, o.purpose, o.languages, o.state, first.address, first.district_nr,
			(select count(*)::int from site s where s.organisation_id = o.id) as sites,
			${standingSql('r', today)} as standing, ${byName.key} as cursor
		from organisation o
		left join reporting_record r on r.organisation_id = o.id and ${isShown('o')}
		left join lateral (
			select s.address, s.district_nr from site s where s.organisation_id = o.id
			order by s.is_primary desc, s.id limit 1
		) first on true
		where ${fits(filter)} and ${byName.beyond(place)}
		order by ${byName.order(place)}
		limit ${limit + 1}
	`.execute(db);
	return byName.cut<DirectoryRow>(rows, place, limit);
}

/** How many of each kind fit everything but the kind. */
export async function countKinds(
	db: Reader,
	filter: DirectoryFilter,
): Promise<Record<OrganisationKind, number>> {
	const { rows } = await sql<{ kind: OrganisationKind; partners: number }>`
		select o.kind, count(*)::int as partners from organisation o
		where ${fits({ ...filter, kind: undefined })} group by o.kind
	`.execute(db);
	const counts = Object.fromEntries(organisationKinds.map((kind) => [kind, 0])) as Record<
		OrganisationKind,
		number
	>;
	for (const { kind, partners } of rows) counts[kind] = partners;
	return counts;
}

export interface DirectoryPoint {
	slug: string;
	name: string;
	kind: OrganisationKind;
	/** Two half-years without a report. */
	inactive: boolean;
	lat: number;
	lng: number;
}

export const mostPoints = 250;

/**
 * The sites of what was found, for the map: a partner with three sites stands there three times. What nobody has
 * confirmed for a year is left out.
 */
export async function listPoints(db: Reader, filter: DirectoryFilter, at = now()): Promise<DirectoryPoint[]> {
	const inDistrict = filter.districtNr ? sql`and p.district_nr = ${filter.districtNr}` : sql``;
	const { rows } = await sql<DirectoryPoint>`
		select o.slug, o.name, o.kind, ${isInactive(sql`o.id`, copenhagenDate(at))} as inactive, p.lat, p.lng
		from organisation o join site p on p.organisation_id = o.id
		where ${fits(filter)} ${inDistrict} and ${isFresh('o', 'p', at)}
		order by o.id, p.id limit ${mostPoints}
	`.execute(db);
	return rows;
}
