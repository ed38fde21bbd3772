/** The network as it is kept, of partners that the public sees now. Reads only. */
import { sql, type RawBuilder } from 'kysely';
import type { NetworkPartner, NetworkTie } from '#lib/municipality/network/drawing.ts';
import type { NetworkFilter } from '#lib/municipality/network/network-filter.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

type Narrowed = Pick<NetworkFilter, 'kind' | 'district'>;

/** More than a city has. */
const mostTies = 50_000;

/** `t` with its ends, both shown. */
const ends = sql`network_tie t
	join organisation one on one.id = t.one_id and ${isShown('one')}
	join organisation other on other.id = t.other_id and ${isShown('other')}`;

function fits({ kind, district }: Narrowed): RawBuilder<boolean> {
	const hasEnd = kind ? sql<boolean>`${kind} in (one.kind, other.kind)` : sql<boolean>`true`;
	const isThere = district
		? sql<boolean>`exists (select from site here where here.organisation_id in (t.one_id, t.other_id)
			and here.district_nr = ${district})`
		: sql<boolean>`true`;
	return sql<boolean>`${hasEnd} and ${isThere}`;
}

export async function tiesOf(db: Database, year: number, asked: Narrowed): Promise<NetworkTie[]> {
	const { rows } = await sql<NetworkTie>`
		select t.one_id as one, t.other_id as other, t.partnerships, t.events, t.matches
		from ${ends} where t.year = ${year} and ${fits(asked)}
		order by t.one_id, t.other_id limit ${mostTies}`.execute(db);
	return rows;
}

/** The ends of a year's ties. */
export async function partnersOf(db: Database, year: number, asked: Narrowed): Promise<NetworkPartner[]> {
	const { rows } = await sql<NetworkPartner>`
		select o.id, o.slug, o.name, o.kind, place.x, place.y, coalesce(binding.share, 0) as binding
		from network_place place join organisation o on o.id = place.organisation_id
		left join network_binding binding on binding.organisation_id = o.id and binding.year = ${year}
		where o.id in (select unnest(array[t.one_id, t.other_id]) from ${ends} where t.year = ${year} and ${fits(asked)})
		order by o.id limit ${2 * mostTies}`.execute(db);
	return rows;
}

export interface YearOfNetwork {
	year: number;
	partners: number;
	ties: number;
}

/** The oldest first; a year without ties is not among them. */
export async function growthOf(db: Database, asked: Narrowed): Promise<YearOfNetwork[]> {
	const { rows } = await sql<YearOfNetwork>`
		select tie.year, count(distinct tie.id)::int as partners, count(*)::int / 2 as ties
		from (select t.year, unnest(array[t.one_id, t.other_id]) as id from ${ends} where ${fits(asked)}) as tie
		group by tie.year order by tie.year`.execute(db);
	return rows;
}

export interface PartnerTie {
	slug: string;
	name: string;
	kind: OrganisationKind;
	partnerships: number;
	events: number;
	matches: number;
}
export interface TiedPartner {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	ties: number;
	across: number;
	binding: number;
	/** Those it does most with, a few. */
	others: PartnerTie[];
}

const bestConnected = keyset(['found.ties', 'desc', 'count'], ['o.id', 'desc', 'id']);
export const mostOthers = 4;

/** Who has ties in a year, the best connected first, a page at a time. */
export async function tiedPartners(
	db: Database,
	year: number,
	filter: Narrowed,
	asked: Asked,
): Promise<Page<TiedPartner>> {
	const place = bestConnected.read(asked);
	const { rows } = await sql<Keyed<TiedPartner>>`
		with tie as materialized (
			select t.one_id, t.other_id, t.partnerships, t.events, t.matches, one.kind <> other.kind as across
			from ${ends} where t.year = ${year} and ${fits(filter)}),
		ended as materialized (
			select one_id as id, other_id as with_id, partnerships, events, matches, across from tie
			union all select other_id, one_id, partnerships, events, matches, across from tie),
		found as (
			select id, count(*)::int as ties, count(*) filter (where across)::int as across from ended group by id),
		-- Whom each does most with is looked up for those of the page alone.
		paged as materialized (
			select o.id, o.slug, o.name, o.kind, found.ties, found.across, coalesce(binding.share, 0) as binding,
				${bestConnected.key} as cursor, row_number() over (order by ${bestConnected.order(place)}) as nth
			from found join organisation o on o.id = found.id
			left join network_binding binding on binding.organisation_id = o.id and binding.year = ${year}
			where ${bestConnected.beyond(place)}
			order by ${bestConnected.order(place)} limit ${asked.limit + 1})
		select paged.id, paged.slug, paged.name, paged.kind, paged.ties, paged.across, paged.binding, paged.cursor, (
			select json_agg(most) from (
				select w.slug, w.name, w.kind, e.partnerships, e.events, e.matches
				from ended e join organisation w on w.id = e.with_id where e.id = paged.id
				order by e.partnerships desc, e.matches desc, e.events desc, e.with_id limit ${mostOthers}) as most) as others
		from paged order by paged.nth`.execute(db);
	return bestConnected.cut<TiedPartner>(rows, place, asked.limit);
}

export interface FiledTie extends NetworkTie {
	oneName: string;
	oneKind: OrganisationKind;
	otherName: string;
	otherKind: OrganisationKind;
}

/** For a file: with the names of both ends. */
export async function filedTies(db: Database, year: number, asked: Narrowed): Promise<FiledTie[]> {
	const { rows } = await sql<FiledTie>`
		select t.one_id as one, t.other_id as other, t.partnerships, t.events, t.matches,
			one.name as "oneName", one.kind as "oneKind", other.name as "otherName", other.kind as "otherKind"
		from ${ends} where t.year = ${year} and ${fits(asked)}
		order by one.name collate "da-x-icu", other.name collate "da-x-icu", t.one_id, t.other_id limit ${mostTies}`.execute(
		db,
	);
	return rows;
}
