import { filterPath, type ExploreFilter } from '#lib/explore/filter.ts';
import { districtsNamed, isWholeCity, neighbourNamed } from '#lib/geography/place-names.ts';
import { knownAddresses } from '#lib/geography/readers.server.ts';
import { spotNamed } from '#lib/geography/spots.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

export type Meant =
	/** The filter with the place in it. */
	| { filter: ExploreFilter }
	/** Another municipality, whose events are not here; `around` is the path to what is near it, where that reaches the city. */
	| { neighbour: string; around: string | null }
	| 'unknown';

/**
 * What a person means by a place: districts, a square, a station, an address to be near, another municipality; a word that is
 * no place is looked for among the things.
 */
export async function findPlace(db: Database, asked: ExploreFilter): Promise<Meant> {
	const text = asked.place;
	const elsewhere: ExploreFilter = { ...asked, districts: [], near: null, place: '' };
	if (isWholeCity(text)) return { filter: elsewhere };
	const districts = districtsNamed(text);
	if (districts) return { filter: { ...elsewhere, districts } };
	const neighbour = neighbourNamed(text);
	const spot = spotNamed(text);
	if (neighbour)
		return {
			neighbour,
			around: spot ? filterPath({ ...elsewhere, near: spot.point, place: spot.name }) : null,
		};
	if (spot) return { filter: { ...elsewhere, near: spot.point, place: spot.name } };
	const [address] = await knownAddresses(db).suggest(text, 1);
	if (address)
		return { filter: { ...elsewhere, near: { lat: address.lat, lng: address.lng }, place: address.text } };
	if (/\p{N}/u.test(text) || !/\p{L}/u.test(text)) return 'unknown';
	return { filter: { ...elsewhere, text: `${asked.text} ${text}`.trim() } };
}
