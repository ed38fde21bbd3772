/** All SQL of the municipality's overview. It reads across the rooms and writes nothing. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql, type RawBuilder } from 'kysely';
import { inDistrict, makersOf, ofOrganisation } from '#lib/commitments/rows.server.ts';
import { countColumns, isPromised, judgedColumns } from '#lib/commitments/totals/counted-rows.server.ts';
import type { PartnerFilter } from '#lib/municipality/partner-filter.ts';
import { isFresh } from '#lib/organisations/standing/freshness-rows.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { goalsAt } from '#lib/policy/edition.ts';
import { keyset, type Keyed, type Keyset, type Place } from '#lib/platform/lists/keyset.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';

/** What `countColumns` counts, of the commitments that `which` holds for. `offset 0`: judged once each, and not for every column. */
const judged = (today: string, which: RawBuilder<unknown>) => sql`(
	select commitment.organisation_id, commitment.partnership_id, commitment.districts, commitment.goal, ${judgedColumns(today)}
	from commitment join commitment_total on commitment_total.commitment_id = commitment.id where ${which} offset 0) as judged`;

/** Organisations that the public sees as partners. */
export async function countPartners(db: Database): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from organisation where ${isShown('organisation')}`.execute(db);
	return rows[0]?.count ?? 0;
}

/** Approved long ago and still unsigned, or commitments that have fallen behind: the calls worth making first. */
export async function whoToCall(db: Database, today: string, limit: number) {
	const { rows } = await sql<{
		slug: string;
		name: string;
		kind: OrganisationKind;
		phone: string | null;
		behind: number;
		unsigned: boolean;
	}>`
		select o.slug, o.name, o.kind, coalesce(o.contact_phone, o.public_phone) as phone, coalesce(late.behind, 0) as behind, s.id is null as unsigned
		from organisation o
		left join signature s on s.organisation_id = o.id and s.withdrawn_at is null and s.superseded_at is null
		left join (
			select party.organisation_id, count(*) as behind
			from ${judged(today, sql`commitment.state in ('active', 'reported')`)}
			cross join lateral (
				select judged.organisation_id where judged.organisation_id is not null
				union all select signed.organisation_id from partnership_party signed
					where signed.partnership_id = judged.partnership_id and signed.state = 'signed') as party
			where health = 'behind' group by 1
		) as late on late.organisation_id = o.id
		where ${isShown('o')} and (late.behind > 0 or s.id is null)
		order by coalesce(late.behind, 0) desc, o.state_changed_at, o.id limit ${limit}`.execute(db);
	return rows;
}

export interface PartnerRow {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	cvr: string | null;
	website: string | null;
	publicEmail: string | null;
	publicPhone: string | null;
	address: string | null;
	postcode: string | null;
	lat: number | null;
	lng: number | null;
	districtNr: number | null;
	signedAt: Date | null;
	/** Its own, and those of partnerships it leads or has signed. */
	commitments: number;
	behind: number;
	kept: number;
	reportedDone: number;
	lastConfirmedAt: Date;
	/** Confirmed within a year: stale places leave the map, never the list. */
	onMap: boolean;
}

const positions = {
	name: sql`o.name collate "da-x-icu"`,
	signed: sql`coalesce(s.signed_at, 'epoch')`,
	commitments: sql`own.commitments`,
	behind: sql`own.behind`,
	confirmed: sql`o.last_confirmed_at`,
} as const;
const positionTypes = {
	name: 'text',
	signed: 'moment',
	commitments: 'count',
	behind: 'count',
	confirmed: 'moment',
} as const;

export function partnerOrder({ sort, descending }: PartnerFilter): Keyset {
	const direction = descending ? 'desc' : 'asc';
	return keyset([positions[sort], direction, positionTypes[sort]], ['o.id', direction, 'id']);
}

/** In SQL, whether `o`, beside its standing signature `s`, fits each part of the filter; null where nothing is asked. */
const partsOf = (filter: PartnerFilter) => ({
	state: sql`o.state = ${filter.state}`,
	kind: filter.kind && sql`o.kind = ${filter.kind}`,
	// Of promises in the district, the district is part of what is promised.
	site:
		filter.district && !filter.goal
			? sql`exists (select from site here where here.organisation_id = o.id and here.district_nr = ${filter.district})`
			: null,
	goal: filter.goal && promises(filter.goal, filter.district),
	lacks: filter.lacks && sql`not ${promises(filter.lacks, filter.district)}`,
	unsigned: filter.unsigned ? sql`s.id is null` : null,
	text: matches('o.search', filter.text),
});

const promises = (aim: string, district: PartnerFilter['district']) =>
	sql`o.id in (select maker.organisation_id from ${makersOf(
		sql`${isPromised} and commitment.goal = any(${keysAt(aim)}::text[]) and ${promisedIn(district)}`,
	)} as maker)`;

/** The keys of the goals behind the slug of a goal or an area. */
export const keysAt = (aim: string): string[] => goalsAt(aim).map(({ key }) => key);
export const promisedIn = (district: PartnerFilter['district']): RawBuilder<unknown> =>
	district ? inDistrict(district) : sql`true`;

export type FilterPart = keyof ReturnType<typeof partsOf>;

/** In SQL, whether `o`, beside its standing signature `s`, fits, but for the parts that are left out. */
export function fits(filter: PartnerFilter, ...without: FilterPart[]): RawBuilder<unknown> {
	const asked = Object.entries(partsOf(filter)).filter(([part]) => !without.includes(part as FilterPart));
	return sql.join([sql`true`, ...asked.flatMap(([, condition]) => condition || [])], sql` and `);
}

export const withSignature = sql`organisation o
	left join signature s on s.organisation_id = o.id and s.withdrawn_at is null and s.superseded_at is null`;

/** How many partners fit. */
export async function countFitting(db: Database, filter: PartnerFilter): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${withSignature}
		where ${fits(filter)}`.execute(db);
	return rows[0]?.n ?? 0;
}

/** The numbers of those that fit, at most `limit`. */
export async function idsFitting(db: Database, filter: PartnerFilter, limit: number): Promise<number[]> {
	const { rows } = await sql<{ id: number }>`select o.id from ${withSignature}
		where ${fits(filter)} order by o.id limit ${limit}`.execute(db);
	return rows.map(({ id }) => id);
}

/** Partners that fit the filter, in its order, after a row; at most `limit`. */
export async function partnerRows(
	db: Database,
	filter: PartnerFilter,
	today: string,
	{ place, limit }: { place?: Place | undefined; limit: number },
): Promise<Keyed<PartnerRow>[]> {
	const order = partnerOrder(filter);
	const { rows } = await sql<Keyed<PartnerRow>>`
		select o.id, o.slug, o.name, o.kind, o.cvr, o.website, o.public_email as "publicEmail", o.public_phone as "publicPhone",
			o.last_confirmed_at as "lastConfirmedAt", ${isFresh('o', 'site', now())} as "onMap", site.address, site.postcode, site.lat, site.lng,
			site.district_nr as "districtNr", s.signed_at as "signedAt",
			own.commitments, own.behind, own.kept, own."reportedDone", ${order.key} as cursor
		from organisation o
		left join site on site.organisation_id = o.id and site.is_primary
		left join signature s on s.organisation_id = o.id and s.withdrawn_at is null and s.superseded_at is null
		left join lateral (
			select ${countColumns} from ${judged(today, sql`${ofOrganisation(sql`o.id`)} and ${isPromised}`)}
		) as own on true
		where ${fits(filter)} and ${order.beyond(place)}
		order by ${order.order(place)} limit ${limit}`.execute(db);
	return rows;
}
