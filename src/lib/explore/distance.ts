export interface Point {
	lat: number;
	lng: number;
}

/** Distance as the crow flies, in kilometres; good to a few metres within a city. */
export function distanceKm(from: Point, to: Point): number {
	const x = (to.lng - from.lng) * Math.cos((((from.lat + to.lat) / 2) * Math.PI) / 180);
	return Math.hypot(x, to.lat - from.lat) * 111.2;
}
