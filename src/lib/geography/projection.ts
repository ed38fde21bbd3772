/** From degrees to the units of an SVG drawing of the city, without a map library. */
import type { Ring } from '#lib/geography/outline/outline.ts';
import type { LngLat, Point } from '#lib/geography/point.ts';

/** What the drawn map shows: the municipality with a little air, in degrees. */
export const cityBounds = { west: 12.44, east: 12.664, south: 55.606, north: 55.737 } as const;

export const mapWidth = 1000;
const shrink = Math.cos((((cityBounds.south + cityBounds.north) / 2) * Math.PI) / 180);
const unitsPerDegree = mapWidth / ((cityBounds.east - cityBounds.west) * shrink);
export const mapHeight = Math.round((cityBounds.north - cityBounds.south) * unitsPerDegree);
export const mapViewBox = `0 0 ${mapWidth} ${mapHeight}`;

/** Where a point stands in the drawing: x to the east, y downwards, both with one decimal. */
export function project([lng, lat]: LngLat): [x: number, y: number] {
	const x = (lng - cityBounds.west) * shrink * unitsPerDegree;
	const y = (cityBounds.north - lat) * unitsPerDegree;
	return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}

export const projectPoint = ({ lat, lng }: Point): [x: number, y: number] => project([lng, lat]);

/** The point at a place in the drawing: the inverse of `project`. */
export const unproject = (x: number, y: number): Point => ({
	lat: cityBounds.north - y / unitsPerDegree,
	lng: cityBounds.west + x / (shrink * unitsPerDegree),
});

/** Whether a point falls within the drawing. */
export const isOnMap = ({ lat, lng }: Point): boolean =>
	lat > cityBounds.south && lat < cityBounds.north && lng > cityBounds.west && lng < cityBounds.east;

/** Closed rings as the `d` of an SVG path. */
export const pathOf = (...rings: Ring[]): string =>
	rings.map((ring) => `M${ring.map((point) => project(point).join(' ')).join('L')}Z`).join('');

/** Open lines as the `d` of an SVG path. */
export const linePathOf = (...lines: Ring[]): string =>
	lines.map((line) => `M${line.map((point) => project(point).join(' ')).join('L')}`).join('');
