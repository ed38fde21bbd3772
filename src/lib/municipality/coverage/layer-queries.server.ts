/** Where partners and promises lie on the municipality's map: as many as the table beside it says. Reads only. */
import { sql, type RawBuilder } from 'kysely';
import { isCounted, isPromised } from '#lib/commitments/totals/counted-rows.server.ts';
import { districts } from '#lib/geography/districts.ts';
import type { Box } from '#lib/geography/view.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

export interface LayerPoint {
	lat: number;
	lng: number;
	sector: OrganisationKind;
	count: number;
	/** One of them. */
	id: number;
}
export interface LayerThing {
	id: number;
	slug: string;
	title: string;
	sector: OrganisationKind;
	/** A partner's address, or the last day of a promise. */
	note: string;
}

/** A partner stands once in each district that it has a place in, at the first of them. */
const partnerPlaces = sql`(
	select distinct on (o.id, site.district_nr) o.id, o.slug, o.name, o.kind, site.lat, site.lng, site.address
	from site join organisation o on o.id = site.organisation_id and ${isShown('o')}
	where site.district_nr is not null
	order by o.id, site.district_nr, site.is_primary desc, site.id) as place`;

export async function partnerPoints(db: Database): Promise<LayerPoint[]> {
	const { rows } = await sql<LayerPoint>`
		select lat, lng, kind as sector, count(*)::int as count, min(id) as id from ${partnerPlaces} group by lat, lng, kind`.execute(
		db,
	);
	return rows;
}

async function partnersWhere(db: Database, which: RawBuilder<unknown>, limit: number): Promise<LayerThing[]> {
	const { rows } = await sql<LayerThing>`
		select id, slug, name as title, kind as sector, address as note from ${partnerPlaces} where ${which}
		order by name collate "da-x-icu", id limit ${limit}`.execute(db);
	return rows;
}
export const partnersNamed = (db: Database, ids: readonly number[]) =>
	partnersWhere(db, sql`id = any(${[...ids]}::int[])`, Math.max(1, ids.length * 10));
export const partnersWithin = (db: Database, [south, west, north, east]: Box, limit: number) =>
	partnersWhere(
		db,
		sql`lat between ${south - 2e-6} and ${north + 2e-6} and lng between ${west - 2e-6} and ${east + 2e-6}`,
		limit,
	);

/** A promise has districts and no address: it stands in the middle of each that it is for. */
const promises = (today: string) => sql`(
	select c.id, c.slug, c.title, c.due_on, maker.kind, middle.lat, middle.lng
	from commitment c
	join (select commitment.id from commitment where ${isPromised} and ${isCounted(today)}) as counted on counted.id = c.id
	left join partnership p on p.id = c.partnership_id
	join organisation maker on maker.id = coalesce(c.organisation_id, p.lead_organisation_id) and ${isShown('maker')}
	join (values ${sql.join(
		districts.map(({ nr, label }) => sql`(${nr}::smallint, ${label.lat}::float8, ${label.lng}::float8)`),
	)}) as middle (nr, lat, lng) on c.districts @> array[middle.nr] or c.districts = '{}') as placed`;

export async function promisePoints(db: Database, today: string): Promise<LayerPoint[]> {
	const { rows } = await sql<LayerPoint>`
		select lat, lng, kind as sector, count(*)::int as count, min(id) as id from ${promises(today)} group by lat, lng, kind`.execute(
		db,
	);
	return rows;
}

async function promisesWhere(
	db: Database,
	today: string,
	which: RawBuilder<unknown>,
	limit: number,
): Promise<LayerThing[]> {
	const { rows } = await sql<LayerThing>`
		select id, slug, title, kind as sector, due_on::text as note from ${promises(today)} where ${which}
		order by due_on, id limit ${limit}`.execute(db);
	return rows;
}
export const promisesNamed = (db: Database, today: string, ids: readonly number[]) =>
	promisesWhere(db, today, sql`id = any(${[...ids]}::int[])`, Math.max(1, ids.length * 10));
export const promisesWithin = (db: Database, today: string, [south, west, north, east]: Box, limit: number) =>
	promisesWhere(
		db,
		today,
		sql`lat between ${south - 2e-6} and ${north + 2e-6} and lng between ${west - 2e-6} and ${east + 2e-6}`,
		limit,
	);
