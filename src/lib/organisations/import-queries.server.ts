/** Organisations known from public lists: listed, never partners, and left alone once they are more than listed. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { sql } from 'kysely';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';

export interface ListedOrganisation {
	sourceKey: string;
	slug: string;
	kind: OrganisationKind;
	name: string;
	website: string | null;
	address: string;
	postcode: string | null;
	city: string | null;
	lat: number;
	lng: number;
	districtNr: DistrictNr | null;
}

export interface KnownListed extends Omit<ListedOrganisation, 'slug'> {
	id: number;
	state: OrganisationState;
}

export async function findBySourceKeys(
	trx: Transaction,
	source: string,
	keys: string[],
): Promise<KnownListed[]> {
	const { rows } = await sql<KnownListed>`
		select o.id, o.source_key, o.state, o.kind, o.name, o.website,
			s.address, s.postcode, s.city, s.lat, s.lng, s.district_nr
		from organisation o left join site s on s.organisation_id = o.id and s.is_primary
		where o.source = ${source} and o.source_key = any(${keys}::text[])
	`.execute(trx);
	return rows;
}

export interface Namesake {
	/** The name that was asked for. */
	name: string;
	state: OrganisationState;
	lat: number;
	lng: number;
}

/** Where organisations of these names already stand, however the names are spelled. */
export async function findNamesakes(trx: Transaction, names: string[]): Promise<Namesake[]> {
	const { rows } = await sql<Namesake>`
		select asked.name, o.state, s.lat, s.lng
		from unnest(${names}::text[]) as asked(name)
		join organisation o on o.folded_name = fold(asked.name)
		join site s on s.organisation_id = o.id
	`.execute(trx);
	return rows;
}

export async function insertListed(
	trx: Transaction,
	source: string,
	one: ListedOrganisation,
	at: Date,
): Promise<void> {
	await sql`
		with added as (
			insert into organisation (slug, kind, name, website, state, state_changed_at, source, source_key, last_confirmed_at)
			values (${one.slug}, ${one.kind}, ${one.name}, ${one.website}, 'listed', ${at}, ${source}, ${one.sourceKey}, ${at})
			returning id
		)
		insert into site (organisation_id, address, postcode, city, lat, lng, district_nr, is_primary, last_confirmed_at)
		select id, ${one.address}, ${one.postcode}, ${one.city}, ${one.lat}::float8, ${one.lng}::float8,
			${one.districtNr}::smallint, true, ${at}
		from added
	`.execute(trx);
}

export async function updateListed(
	trx: Transaction,
	id: number,
	one: ListedOrganisation,
	at: Date,
): Promise<void> {
	const { name, kind, website, address, postcode, city, lat, lng, districtNr } = one;
	await trx
		.updateTable('organisation')
		.set({ name, kind, website, lastConfirmedAt: at })
		.where('id', '=', id)
		.execute();
	await trx
		.updateTable('site')
		.set({ address, postcode, city, lat, lng, districtNr, lastConfirmedAt: at })
		.where('organisationId', '=', id)
		.where('isPrimary', '=', true)
		.execute();
}
