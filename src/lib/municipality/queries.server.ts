/** All SQL of the municipality's overview. It reads across the rooms and writes nothing. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql, type RawBuilder } from 'kysely';
import { inDistrict, ofOrganisation } from '#lib/commitments/rows.server.ts';
import { districts } from '#lib/geography/districts.ts';
import {
	countColumns,
	isCounted,
	isPromised,
	judgedColumns,
} from '#lib/commitments/totals/counted-rows.server.ts';
import type { CoverageCount } from '#lib/municipality/coverage/coverage.ts';
import type { PartnerFilter } from '#lib/municipality/partner-filter.ts';
import { isFresh } from '#lib/organisations/standing/freshness-rows.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { goalsAt } from '#lib/policy/edition.ts';
import { keyset, type Keyed, type Keyset, type Place } from '#lib/platform/lists/keyset.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';

/** What `countColumns` counts, of the commitments that `which` holds for. */
const judged = (today: string, which: RawBuilder<unknown>) => sql`(
	select commitment.organisation_id, commitment.partnership_id, commitment.districts, commitment.goal, ${judgedColumns(today)}
	from commitment join commitment_total on commitment_total.commitment_id = commitment.id where ${which}) as judged`;

/** A commitment for the whole city is for each of its districts. */
export async function coverageCounts(db: Database, today: string): Promise<CoverageCount[]> {
	const { rows } = await sql<CoverageCount>`
		select district.nr as district, goal, ${countColumns}, count(*) filter (where districts <> '{}')::int as named
		from ${judged(today, sql`${isPromised} and ${isCounted(today)}`)}
		join generate_series(1, ${districts.length}::int) as district (nr)
			on districts @> array[district.nr]::smallint[] or districts = '{}'
		group by district.nr, goal`.execute(db);
	return rows;
}

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

/** In SQL, whether `o`, beside its standing signature `s`, fits; without a state, in whichever it is. */
const fits = (filter: Omit<PartnerFilter, 'state'> & { state: PartnerFilter['state'] | null }) =>
	[
		filter.state ? sql`o.state = ${filter.state}` : sql`true`,
		filter.kind ? sql`o.kind = ${filter.kind}` : null,
		filter.district && !filter.goal
			? sql`exists (select from site here where here.organisation_id = o.id and here.district_nr = ${filter.district})`
			: null,
		filter.goal
			? sql`exists (select from commitment where ${ofOrganisation(sql`o.id`)} and ${isPromised}
				and commitment.goal = any(${goalsAt(filter.goal).map(({ key }) => key)}::text[])
				and ${filter.district ? inDistrict(filter.district) : sql`true`})`
			: null,
		filter.lacks
			? sql`not exists (select from commitment where ${ofOrganisation(sql`o.id`)} and ${isPromised}
				and commitment.goal = any(${goalsAt(filter.lacks).map(({ key }) => key)}::text[])
				and ${filter.district ? inDistrict(filter.district) : sql`true`})`
			: null,
		filter.unsigned ? sql`s.id is null` : null,
		matches('o.search', filter.text),
	].filter((condition) => condition !== null);

const withSignature = sql`organisation o
	left join signature s on s.organisation_id = o.id and s.withdrawn_at is null and s.superseded_at is null`;

/** How many partners each choice of the filter would give, beside all else that is chosen. */
export interface PartnerCounts {
	all: number;
	unsigned: number;
	state: Record<string, number>;
	kind: Record<string, number>;
	/** By the district's number. */
	district: Record<string, number>;
}

/** How many partners fit. */
export async function countFitting(db: Database, filter: PartnerFilter): Promise<number> {
	const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${withSignature}
		where ${sql.join(fits(filter), sql` and `)}`.execute(db);
	return rows[0]?.n ?? 0;
}

/** The numbers of those that fit, at most `limit`. */
export async function idsFitting(db: Database, filter: PartnerFilter, limit: number): Promise<number[]> {
	const { rows } = await sql<{ id: number }>`select o.id from ${withSignature}
		where ${sql.join(fits(filter), sql` and `)} order by o.id limit ${limit}`.execute(db);
	return rows.map(({ id }) => id);
}

export async function partnerCounts(db: Database, filter: PartnerFilter): Promise<PartnerCounts> {
	const by = async (value: RawBuilder<unknown>, without: 'state' | 'kind' | 'district', more = sql``) => {
		const conditions = fits({ ...filter, [without]: null });
		const { rows } = await sql<{
			value: string;
			n: number;
		}>`select ${value} as value, count(distinct o.id)::int as n
			from ${withSignature} ${more} where ${sql.join(conditions, sql` and `)} group by 1`.execute(db);
		return Object.fromEntries(rows.map(({ value: key, n }) => [key, n]));
	};
	const [all, unsigned, state, kind, district] = await Promise.all([
		countFitting(db, filter),
		countFitting(db, { ...filter, unsigned: true }),
		by(sql`o.state`, 'state'),
		by(sql`o.kind`, 'kind'),
		// Of promises in the district, the district is part of the question.
		filter.goal || filter.lacks
			? Promise.resolve({})
			: by(
					sql`here.district_nr`,
					'district',
					sql`join site here on here.organisation_id = o.id and here.district_nr is not null`,
				),
	]);
	return { all, unsigned, state, kind, district };
}

/** Partners that fit the filter, in its order, after a row; at most `limit`. */
export async function partnerRows(
	db: Database,
	filter: PartnerFilter,
	today: string,
	{ place, limit }: { place?: Place | undefined; limit: number },
): Promise<Keyed<PartnerRow>[]> {
	const order = partnerOrder(filter);
	const conditions = [...fits(filter), order.beyond(place)];
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
		where ${sql.join(conditions, sql` and `)}
		order by ${order.order(place)} limit ${limit}`.execute(db);
	return rows;
}
