/**
 * From a point to its district, and whether a point can be right at all. A partner may lie outside the
 * municipality (no district), but a pin in Sweden or with its numbers swapped is a slip to be told about.
 */
import { districtNrs, type DistrictNr } from '#lib/geography/districts.ts';
import { fortRings, frederiksberg, outerEdges, outline, type Ring } from '#lib/geography/outline/outline.ts';
import { distanceKm, offsetKm, type LngLat, type Point } from '#lib/geography/point.ts';

// 300 m, and what the drawn shore may lie beside the real one.
const quayKm = 0.34;
const fortDistrict: DistrictNr = 1;
const reachKm = 25;
const cityHall: Point = { lat: 55.6761, lng: 12.5683 };

/**
 * Whether the ring holds the point. A point on a shared border lies in exactly one of the neighbours:
 * every edge is reckoned from its southern end, so both sides come to the same answer.
 */
export function isInside({ lat, lng }: Point, ring: Ring): boolean {
	let inside = false;
	ring.forEach((from, i) => {
		const to = ring[(i + 1) % ring.length]!;
		const [south, north] = from[1] < to[1] ? [from, to] : [to, from];
		if (lat < south[1] || lat >= north[1]) return;
		const crossing = south[0] + ((lat - south[1]) / (north[1] - south[1])) * (north[0] - south[0]);
		if (lng < crossing) inside = !inside;
	});
	return inside;
}

function kmToStretch(point: Point, a: LngLat, b: LngLat): number {
	const [ax, ay] = offsetKm(point, { lng: a[0], lat: a[1] });
	const [bx, by] = offsetKm(point, { lng: b[0], lat: b[1] });
	const [dx, dy] = [bx - ax, by - ay];
	const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
	return Math.hypot(ax + along * dx, ay + along * dy);
}

// Water first: where a shore and a land border meet, the point out on the water belongs to the shore.
const outerStretches = [
	...outerEdges,
	...fortRings.map((ring) => ({ nr: fortDistrict, beyond: 'water' as const, line: [...ring, ring[0]!] })),
].sort((a, b) => Number(b.beyond === 'water') - Number(a.beyond === 'water'));

function nearestQuay(point: Point): DistrictNr | null {
	let nearest: { km: number; nr: DistrictNr | null } = { km: quayKm, nr: null };
	for (const { nr, beyond, line } of outerStretches) {
		line.slice(1).forEach((to, i) => {
			const km = kmToStretch(point, line[i]!, to);
			if (km < nearest.km - 1e-6) nearest = { km, nr: beyond === 'water' ? nr : null };
		});
	}
	return nearest.nr;
}

/**
 * The district a point lies in. On the water up to 300 m from a quay or a beach: the nearest district.
 * Null in Frederiksberg, in the neighbouring municipalities and farther out.
 */
export function districtAt(point: Point): DistrictNr | null {
	const holder = districtNrs.find((nr) => isInside(point, outline[nr]));
	if (holder) return holder;
	if (fortRings.some((ring) => isInside(point, ring))) return fortDistrict;
	if (isInside(point, frederiksberg)) return null;
	return nearestQuay(point);
}

// The border runs down the middle of the Øresund, east of Flakfortet and of Saltholm.
const isSweden = ({ lat, lng }: Point) => lng > (lat > 55.68 ? 12.74 : 12.82);

const isInReach = (point: Point) => distanceKm(point, cityHall) <= reachKm && !isSweden(point);

export type PointCheck = 'ok' | 'swapped' | 'outside';

/**
 * Whether a point can belong to a partner: within 25 km of the city hall and in Denmark. `swapped` when it
 * would be so with latitude and longitude exchanged, so that a form can offer to turn them.
 */
export function checkPoint({ lat, lng }: Point): PointCheck {
	if (isInReach({ lat, lng })) return 'ok';
	return isInReach({ lat: lng, lng: lat }) ? 'swapped' : 'outside';
}
