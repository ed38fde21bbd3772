/** Brings what lies close together under one mark, as close as fingers and eyes can tell apart at a zoom. */
import Supercluster from 'supercluster';
import type { Counts, MapMark } from '#lib/explore/map/map.ts';
import { boxOf, type Box, type View } from '#lib/geography/view.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

/** So many things of one sector at one point; `id` is one of them. */
export interface PointCount {
	lat: number;
	lng: number;
	sector: OrganisationKind;
	count: number;
	type: 'event' | 'opportunity' | 'benefit';
	id: number;
}

type Found = Omit<MapMark, 'thing'> & { one: Pick<PointCount, 'type' | 'id'> | null };
type Sums = Counts & { count: number; south: number; west: number; north: number; east: number };

const leastRadius = 58;
/** More marks than these in one view are seen as a carpet: then each stands for more. */
export const mostMarks = 150;

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** Where all of them lie; null where there are none. */
export function boxAround(points: readonly { lat: number; lng: number }[]): Box | null {
	if (!points.length) return null;
	const lats = points.map(({ lat }) => lat);
	const lngs = points.map(({ lng }) => lng);
	const least = (numbers: number[]) => numbers.reduce((a, b) => Math.min(a, b));
	const largest = (numbers: number[]) => numbers.reduce((a, b) => Math.max(a, b));
	return [least(lats), least(lngs), largest(lats), largest(lngs)];
}

export function marksIn(points: readonly PointCount[], view: View): Found[] {
	let found: Found[];
	let radius = leastRadius;
	do {
		found = apart(marksWithin(radius, points, view), view.zoom);
		radius *= 1.4;
	} while (found.length > mostMarks);
	return found;
}

/** A mark is as wide as 52 px: nearer to each other, one would lie over the other. */
const leastApart = 54;

/** Where a point lies on the map at a zoom, in pixels (Web Mercator). */
function pixelOf([lat, lng]: Found['at'], zoom: number): [x: number, y: number] {
	const world = 256 * 2 ** zoom;
	const sine = Math.sin((lat * Math.PI) / 180);
	return [((lng + 180) / 360) * world, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world];
}

/** A cluster stands in the middle of what it holds, which may be close to another's middle: those become one. */
function apart(marks: Found[], zoom: number): Found[] {
	const kept: { mark: Found; pixel: [number, number] }[] = [];
	for (let mark of marks.toSorted((a, b) => b.count - a.count)) {
		for (;;) {
			const pixel = pixelOf(mark.at, zoom);
			const near = kept.findIndex(
				(other) => Math.hypot(other.pixel[0] - pixel[0], other.pixel[1] - pixel[1]) < leastApart,
			);
			if (near < 0) {
				kept.push({ mark, pixel });
				break;
			}
			mark = joined(kept.splice(near, 1)[0]!.mark, mark);
		}
	}
	return kept.map(({ mark }) => mark).toSorted((a, b) => b.at[0] - a.at[0] || a.at[1] - b.at[1]);
}

function joined(one: Found, other: Found): Found {
	const count = one.count + other.count;
	const between = (axis: 0 | 1) => round((one.at[axis] * one.count + other.at[axis] * other.count) / count);
	const [a, b] = [one, other].map(({ box, at }) => box ?? [...at, ...at]) as [Box, Box];
	const sectors = Object.fromEntries(
		organisationKinds.flatMap((sector) => {
			const both = (one.sectors[sector] ?? 0) + (other.sectors[sector] ?? 0);
			return both ? [[sector, both]] : [];
		}),
	);
	const box: Box = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
	return { at: [between(0), between(1)], count, sectors, box, one: null };
}

function marksWithin(radius: number, points: readonly PointCount[], view: View): Found[] {
	const clusters = new Supercluster<PointCount, Sums>({
		radius,
		// A tile of the map is 256 px wide; the radius is in the same pixels.
		extent: 256,
		minZoom: view.zoom,
		maxZoom: view.zoom,
		map: ({ sector, count, lat, lng }) =>
			({ [sector]: count, count, south: lat, north: lat, west: lng, east: lng }) as Sums,
		reduce: (sums, more) => {
			sums.count += more.count;
			sums.south = Math.min(sums.south, more.south);
			sums.west = Math.min(sums.west, more.west);
			sums.north = Math.max(sums.north, more.north);
			sums.east = Math.max(sums.east, more.east);
			for (const sector of organisationKinds)
				if (more[sector]) sums[sector] = (sums[sector] ?? 0) + more[sector];
		},
	});
	clusters.load(
		points.map((properties) => ({
			type: 'Feature',
			properties,
			geometry: { type: 'Point', coordinates: [properties.lng, properties.lat] },
		})),
	);
	const [south, west, north, east] = boxOf(view);
	return clusters.getClusters([west, south, east, north], view.zoom).map(({ geometry, properties }) => {
		const [lng = 0, lat = 0] = geometry.coordinates;
		const at: Found['at'] = [round(lat), round(lng)];
		if (!('cluster' in properties)) {
			const { sector, count, type, id } = properties;
			return { at, count, sectors: { [sector]: count }, one: count === 1 ? { type, id } : null };
		}
		const box: Box = [properties.south, properties.west, properties.north, properties.east];
		const sectors = Object.fromEntries(
			organisationKinds.flatMap((sector) => (properties[sector] ? [[sector, properties[sector]]] : [])),
		);
		const isOneDoor = box[2] - box[0] < 1e-5 && box[3] - box[1] < 1e-5;
		return { at, count: properties.count, sectors, ...(!isOneDoor && { box }), one: null };
	});
}
