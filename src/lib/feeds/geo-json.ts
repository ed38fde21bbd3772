/** GeoJSON (RFC 7946). Pure: facts in, text out. */
import { licence } from '#lib/feeds/licence.ts';

export interface GeoThing {
	id: string;
	/** Null where it is nowhere, as what is held online. */
	point: { lat: number; lng: number } | null;
	properties: Record<string, unknown>;
}

/** @param about what stands beside the features: a foreign member, which readers pass over */
export const geoJson = (things: readonly GeoThing[], about: Record<string, unknown>): string =>
	JSON.stringify({
		type: 'FeatureCollection',
		...about,
		licence: licence.url,
		attribution: licence.credit,
		features: things.map(({ id, point, properties }) => ({
			type: 'Feature',
			id,
			geometry: point && { type: 'Point', coordinates: [point.lng, point.lat] },
			properties,
		})),
	});
