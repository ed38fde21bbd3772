/** GeoJSON (RFC 7946). Pure: facts in, text out. */
import { licence } from '#lib/feeds/licence.ts';

type Place = readonly [lng: number, lat: number];

interface GeoFeature {
	/** Of the feature in its file; for a program that reads the file anew. */
	id?: string | undefined;
	properties: Record<string, unknown>;
}

export interface GeoThing extends GeoFeature {
	id: string;
	/** Null where it is nowhere, as what is held online. */
	point: { lat: number; lng: number } | null;
}

interface GeoArea extends GeoFeature {
	/** Its outline, whose last point does not repeat the first. */
	ring: readonly Place[];
}

const pointOf = (point: { lat: number; lng: number } | null) =>
	point && { type: 'Point', coordinates: [point.lng, point.lat] };

/** Twice the area, above nothing where the ring is walked against the clock. */
const turned = (ring: readonly Place[]): number =>
	ring.reduce((sum, [lng, lat], at) => {
		const [nextLng, nextLat] = ring[(at + 1) % ring.length]!;
		return sum + lng * nextLat - nextLng * lat;
	}, 0);

/** Closed, and against the clock (3.1.6). */
function polygonOf(ring: readonly Place[]) {
	const way = turned(ring) < 0 ? ring.toReversed() : ring;
	return { type: 'Polygon', coordinates: [[...way, ...way.slice(0, 1)]] };
}

/** @param about what stands beside the features: foreign members, which readers pass over */
export const featureCollection = (
	things: readonly ((GeoFeature & Pick<GeoThing, 'point'>) | GeoArea)[],
	about: Record<string, unknown> = {},
): string =>
	JSON.stringify({
		type: 'FeatureCollection',
		...about,
		features: things.map(({ id, properties, ...where }) => ({
			type: 'Feature',
			...(id !== undefined && { id }),
			geometry: 'ring' in where ? polygonOf(where.ring) : pointOf(where.point),
			properties,
		})),
	});

/** What anybody may pass on, with its terms. @param about as for `featureCollection` */
export const geoJson = (things: readonly GeoThing[], about: Record<string, unknown>): string =>
	featureCollection(things, { ...about, licence: licence.url, attribution: licence.credit });
