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
