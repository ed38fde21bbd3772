import type { ExploreFilter } from '#lib/explore/filter.ts';
import { knownAddresses } from '#lib/geography/readers.server.ts';
import { findDistrict } from '#lib/geography/districts.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

/** What a person means by a district's name or an address: a district, or a point to be near. */
export async function findPlace(
	db: Database,
	text: string,
): Promise<Pick<ExploreFilter, 'district' | 'near' | 'place'> | 'unknown'> {
	const district = findDistrict(text);
	if (district) return { district: district.nr, near: null, place: '' };
	const [address] = await knownAddresses(db).suggest(text, 1);
	if (!address) return 'unknown';
	return { district: null, near: { lat: address.lat, lng: address.lng }, place: address.text };
}
