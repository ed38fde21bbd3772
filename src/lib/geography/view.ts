/**
 * What of the map somebody looks at, in whole tiles of 256 pixels: views that differ by a few pixels have one name, so
 * that their answers are kept as one.
 */
import { countIn } from '#lib/platform/addresses/address-values.ts';

/** A tile is so many pixels wide and high. */
export const tilePixels = 256;

/** In degrees. */
export type Box = readonly [south: number, west: number, north: number, east: number];

/** Tiles from west to east and from north to south, both ends included. */
export interface View {
	zoom: number;
	west: number;
	north: number;
	east: number;
	south: number;
}

/** The farthest and the nearest. */
export const zooms = [9, 18] as const;
/** A wall of screens has fewer. */
const mostAcross = 32;

const column = (lng: number, zoom: number) => Math.floor(((lng + 180) / 360) * 2 ** zoom);
const row = (lat: number, zoom: number) =>
	Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** zoom);
const lngOf = (x: number, zoom: number) => (x / 2 ** zoom) * 360 - 180;
const latOf = (y: number, zoom: number) =>
	(Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 2 ** zoom))) * 180) / Math.PI;

export function viewOf([south, west, north, east]: Box, zoomed: number): View {
	const zoom = Math.max(zooms[0], Math.min(zooms[1], Math.floor(zoomed)));
	return {
		zoom,
		west: column(west, zoom),
		north: row(north, zoom),
		east: column(east, zoom),
		south: row(south, zoom),
	};
}

export const boxOf = ({ zoom, west, north, east, south }: View): Box => [
	latOf(south + 1, zoom),
	lngOf(west, zoom),
	latOf(north, zoom),
	lngOf(east + 1, zoom),
];

/** `13-4383-2561-4387-2564` */
export const viewText = ({ zoom, west, north, east, south }: View): string =>
	[zoom, west, north, east, south].join('-');

export function readView(text: string | null): View | null {
	const numbers = (text ?? '').split('-').map(countIn);
	const [zoom, west, north, east, south] = numbers;
	if (numbers.length !== 5 || zoom === undefined || west === undefined || north === undefined) return null;
	if (east === undefined || south === undefined || zoom < zooms[0] || zoom > zooms[1]) return null;
	const fits = (from: number, to: number) => from <= to && to < 2 ** zoom && to - from < mostAcross;
	return fits(west, east) && fits(north, south) ? { zoom, west, north, east, south } : null;
}

/** A box with six decimals; a place in it is in it, also after it was written. */
export const boxText = (box: Box): string => box.map((degrees) => degrees.toFixed(6)).join(',');

export function readBox(text: string | null): Box | null {
	const parts = (text ?? '').split(',');
	if (parts.length !== 4 || !parts.every((part) => /^-?\d{1,3}(\.\d{1,9})?$/.test(part))) return null;
	const [south = 0, west = 0, north = 0, east = 0] = parts.map(Number);
	return south <= north && west <= east && north <= 90 && south >= -90 ? [south, west, north, east] : null;
}

/** Where a point lies on the map at a zoom, in pixels from its north-western corner (Web Mercator). */
export function pixelOf(lat: number, lng: number, zoom: number): [x: number, y: number] {
	const world = tilePixels * 2 ** zoom;
	const sine = Math.sin((lat * Math.PI) / 180);
	return [((lng + 180) / 360) * world, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world];
}
