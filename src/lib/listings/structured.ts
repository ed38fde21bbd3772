/** A place in the words of other formats. */
import type { LdPlace } from '#lib/feeds/json-ld.ts';
import type { Place } from '#lib/listings/listing.ts';

export const pointOrNull = ({ lat, lng }: Pick<Place, 'lat' | 'lng'>) =>
	lat !== null && lng !== null ? { lat, lng } : null;

export const ldPlace = (place: Place): LdPlace => ({
	name: place.placeName,
	address: place.address,
	point: pointOrNull(place),
});
