/** Brings what lies close together under one mark, as close as fingers and eyes can tell apart at a zoom. */
import Supercluster from 'supercluster';
import { countsOf, Grid, joined, type Cell, type PointCount } from '#lib/explore/map/cells.ts';
import type { MapMark } from '#lib/explore/map/map.ts';
import { boxOf, pixelOf, tilePixels, type View } from '#lib/geography/view.ts';

type Found = Omit<MapMark, 'thing'> & { one: Cell['one'] };

const leastRadius = 58;
/** More marks than these in one view are seen as a carpet: then each stands for more. */
export const mostMarks = 150;

export function marksIn(points: readonly PointCount[], view: View): Found[] {
	const grid = new Grid(view);
	grid.addAll(points);
	return marksOf(grid, view);
}

/** @param grid of this view */
export function marksOf(grid: Grid, view: View): Found[] {
	let cells = grid.cells;
	for (let radius = leastRadius; ; radius *= 1.4) {
		cells = broughtTogether(radius, cells, view.zoom);
		const seen = cells.filter((cell) => isSeen(cell, view));
		// Those that lie too close are few.
		if (seen.length > 2 * mostMarks) continue;
		const found = apart(seen, view.zoom);
		if (found.length > mostMarks) continue;
		return found.map(markOf).toSorted((a, b) => b.at[0] - a.at[0] || a.at[1] - b.at[1]);
	}
}

function isSeen({ lat, lng }: Cell, view: View): boolean {
	const [south, west, north, east] = boxOf(view);
	return lat >= south && lat <= north && lng >= west && lng <= east;
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

function markOf({ lat, lng, count, sectors, box, one }: Cell): Found {
	const isOneDoor = box[2] - box[0] < 1e-5 && box[3] - box[1] < 1e-5;
	return { at: [round(lat), round(lng)], count, sectors: countsOf(sectors), ...(!isOneDoor && { box }), one };
}

/** A mark is as wide as 52 px: nearer to each other, one would lie over the other. */
const leastApart = 54;

/** A cluster stands in the middle of what it holds, which may be close to another's middle: those become one. */
function apart(found: readonly Cell[], zoom: number): Cell[] {
	const kept: { cell: Cell; x: number; y: number }[] = [];
	for (let cell of found.toSorted((a, b) => b.count - a.count)) {
		for (;;) {
			const [x, y] = pixelOf(cell.lat, cell.lng, zoom);
			const near = kept.findIndex((other) => Math.hypot(other.x - x, other.y - y) < leastApart);
			if (near < 0) {
				kept.push({ cell, x, y });
				break;
			}
			cell = joined(kept.splice(near, 1)[0]!.cell, cell);
		}
	}
	return kept.map(({ cell }) => cell);
}

/** Also beyond the view, so that what lies at its edge is brought together as in the view beside it. */
function broughtTogether(radius: number, cells: readonly Cell[], zoom: number): Cell[] {
	const clusters = new Supercluster<Cell, { cell: Cell }>({
		radius,
		// The radius is in the same pixels as a tile.
		extent: tilePixels,
		minZoom: zoom,
		maxZoom: zoom,
		map: (cell) => ({ cell }),
		reduce: (sum, more) => void (sum.cell = joined(sum.cell, more.cell)),
	});
	clusters.load(
		cells.map((properties) => ({
			type: 'Feature',
			properties,
			geometry: { type: 'Point', coordinates: [properties.lng, properties.lat] },
		})),
	);
	return clusters
		.getClusters([-180, -90, 180, 90], zoom)
		.map(({ properties }) => ('cluster' in properties ? properties.cell : properties));
}
