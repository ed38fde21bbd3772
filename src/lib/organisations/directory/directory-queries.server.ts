/** The public directory: partners, and on request those only listed. Read by anybody, so nothing private is selected. */
import { hasPage, isShown } from '#lib/organisations/shown-rows.server.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { sql, type RawBuilder } from 'kysely';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import type { LanguageCode } from '#lib/i18n/languages.ts';
import type { DirectoryCursor, DirectoryFilter } from '#lib/organisations/directory/directory.ts';
import { isFresh } from '#lib/organisations/standing/freshness-rows.server.ts';
import { organisationKinds, type OrganisationKind } from '#lib/organisations/organisation.ts';
import { isInactive, standingSql } from '#lib/organisations/standing/standing-rows.server.ts';
import type { Standing } from '#lib/organisations/standing/standing.ts';
import { now } from '#lib/platform/clock.ts';
import type { Reader } from '#lib/platform/database.server.ts';

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

/** Every word of the search as the beginning of a word: `noerre ungd` finds Nørrebro Ungdomsforening. */
export function searchTerms(text: string): string | null {
	const words = text.slice(0, 200).match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.length > 0 ? words.map((word) => `${word}:*`).join(' & ') : null;
}

function matches({
	text = '',
	kind,
	districtNr,
	language,
	withListed,
}: DirectoryFilter): RawBuilder<unknown> {
	const terms = searchTerms(text);
	const conditions = [withListed ? hasPage('o') : isShown('o')];
	if (terms) conditions.push(sql`o.search @@ to_tsquery('simple', fold(${terms}))`);
	else if (text.trim()) conditions.push(sql`false`);
	if (kind) conditions.push(sql`o.kind = ${kind}`);
	if (language) conditions.push(sql`o.languages @> array[${language}::text]`);
	if (districtNr) {
		conditions.push(
			sql`exists (select from site s where s.organisation_id = o.id and s.district_nr = ${districtNr})`,
		);
	}
	return sql.join(conditions, sql` and `);
}

/** One page in Danish order. `hasMore` says whether the list goes on in the direction it was read. */
export async function listPartners(
	db: Reader,
	filter: DirectoryFilter,
	{ after, before }: DirectoryCursor,
	today = copenhagenDate(now()),
): Promise<{ rows: DirectoryRow[]; hasMore: boolean }> {
	const place = (slug: string) =>
		sql`(select a.name collate "da-x-icu", a.id from organisation a where a.slug = ${slug})`;
	const from = before
		? sql`and (o.name collate "da-x-icu", o.id) < ${place(before)}`
		: after
			? sql`and (o.name collate "da-x-icu", o.id) > ${place(after)}`
			: sql``;
	const way = before ? sql`desc` : sql`asc`;
	const { rows } = await sql<DirectoryRow>`
		select o.id, o.slug, o.name, o.kind, o.purpose, o.languages, o.state, first.address, first.district_nr,
			(select count(*)::int from site s where s.organisation_id = o.id) as sites,
			${standingSql('r', today)} as standing
		from organisation o
		left join reporting_record r on r.organisation_id = o.id and ${isShown('o')}
		left join lateral (
			select s.address, s.district_nr from site s where s.organisation_id = o.id
			order by s.is_primary desc, s.id limit 1
		) first on true
		where ${matches(filter)} ${from}
		order by o.name collate "da-x-icu" ${way}, o.id ${way}
		limit ${partnersPerPage + 1}
	`.execute(db);
	const hasMore = rows.length > partnersPerPage;
	const page = rows.slice(0, partnersPerPage);
	return { rows: before ? page.reverse() : page, hasMore };
}

/** How many of each kind fit everything but the kind. */
export async function countKinds(
	db: Reader,
	filter: DirectoryFilter,
): Promise<Record<OrganisationKind, number>> {
	const { rows } = await sql<{ kind: OrganisationKind; partners: number }>`
		select o.kind, count(*)::int as partners from organisation o
		where ${matches({ ...filter, kind: undefined })} group by o.kind
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
		where ${matches(filter)} ${inDistrict} and ${isFresh('o', 'p', at)}
		order by o.id, p.id limit ${mostPoints}
	`.execute(db);
	return rows;
}
