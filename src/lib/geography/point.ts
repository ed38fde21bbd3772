/** A place on earth in WGS84 degrees. */
export type Point = { lat: number; lng: number };

/** Longitude, latitude: the order of GeoJSON and of everything that is drawn. */
export type LngLat = readonly [lng: number, lat: number];

export const kmPerDegree = 111.32;

/** Kilometres between two points, by a flat approximation that errs below 0.1 % within Denmark's capital. */
export function distanceKm(a: Point, b: Point): number {
	const [x, y] = offsetKm(a, b);
	return Math.hypot(x, y);
}

/** How far `b` lies east and north of `a`, in kilometres. */
export function offsetKm(a: Point, b: Point): [east: number, north: number] {
	const shrink = Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
	return [(b.lng - a.lng) * shrink * kmPerDegree, (b.lat - a.lat) * kmPerDegree];
}
