/**
 * What lies within one cell of the map's grid is brought together before marks are made of it: a cell is narrower than a mark, so
 * that marks come out as if they were made of every point, in a time that does not grow with the city.
 */
import type { Counts } from '#lib/explore/map/map.ts';
import { pixelOf, tilePixels, zooms, type Box, type View } from '#lib/geography/view.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

/** The last two are of the municipality's own map. */
export type ThingType = 'event' | 'opportunity' | 'benefit' | 'partner' | 'commitment';

/** So many things of one sector at one point; `id` is one of them. */
export interface PointCount {
	lat: number;
	lng: number;
	sector: OrganisationKind;
	count: number;
	type: ThingType;
	id: number;
}

/** What lies in a cell: in the middle of its things, and which thing it is where it is alone. */
export interface Cell {
	lat: number;
	lng: number;
	count: number;
	/** How many of each sector, in the order of every list of kinds. */
	sectors: readonly number[];
	box: Box;
	one: Pick<PointCount, 'type' | 'id'> | null;
}

/** Cells are 32 pixels wide and high, at whatever zoom. */
const cellBits = 5;
const cellsPerTile = tilePixels >> cellBits;
const nearest = zooms[1];

/** Pixels at the nearest zoom, whole: those of any other are had by halving. */
export function placeOf(lat: number, lng: number): [x: number, y: number] {
	const [x, y] = pixelOf(lat, lng, nearest);
	return [Math.floor(x), Math.floor(y)];
}

/** The cells of a view and of one tile around it, so that what is close to its edge is brought together as in the view beside it. */
export class Grid {
	#shift: number;
	#west: number;
	#north: number;
	#wide: number;
	#high: number;
	/** By cell, its place among those that hold something, from 1. */
	#places: Uint32Array;
	#cells: (Cell & { at: number; sectors: number[]; box: OpenBox })[] = [];
	#around: OpenBox = [Infinity, Infinity, -Infinity, -Infinity];

	constructor({ zoom, west, north, east, south }: View) {
		this.#shift = nearest - zoom + cellBits;
		this.#west = (west - 1) * cellsPerTile;
		this.#north = (north - 1) * cellsPerTile;
		this.#wide = (east - west + 3) * cellsPerTile;
		this.#high = (south - north + 3) * cellsPerTile;
		this.#places = new Uint32Array(this.#wide * this.#high);
	}

	/** @param x and `y` as `placeOf` says @param sector its place in the list of kinds */
	add(
		lat: number,
		lng: number,
		x: number,
		y: number,
		sector: number,
		count: number,
		type: ThingType,
		id: number,
	): void {
		widen(this.#around, lat, lng);
		const column = (x >> this.#shift) - this.#west;
		const row = (y >> this.#shift) - this.#north;
		if (column < 0 || row < 0 || column >= this.#wide || row >= this.#high) return;
		const at = row * this.#wide + column;
		const place = this.#places[at]!;
		if (place === 0) {
			const one = count === 1 ? { type, id } : null;
			const sectors = organisationKinds.map(() => 0);
			sectors[sector] = count;
			this.#cells.push({ at, lat, lng, count, sectors, box: [lat, lng, lat, lng], one });
			this.#places[at] = this.#cells.length;
			return;
		}
		const cell = this.#cells[place - 1]!;
		const share = count / (cell.count + count);
		cell.lat += (lat - cell.lat) * share;
		cell.lng += (lng - cell.lng) * share;
		cell.count += count;
		cell.sectors[sector]! += count;
		cell.one = null;
		widen(cell.box, lat, lng);
	}

	addAll(points: readonly PointCount[]): void {
		for (const { lat, lng, sector, count, type, id } of points)
			this.add(lat, lng, ...placeOf(lat, lng), organisationKinds.indexOf(sector), count, type, id);
	}

	/** From north-west to south-east, whatever was added first. */
	get cells(): readonly Cell[] {
		return this.#cells.toSorted((a, b) => a.at - b.at);
	}

	/** Where everything lies that was added, also beyond the view; null where that is nothing. */
	get around(): Box | null {
		return this.#around[0] === Infinity ? null : this.#around;
	}
}

type OpenBox = [south: number, west: number, north: number, east: number];

function widen(box: OpenBox, lat: number, lng: number): void {
	if (lat < box[0]) box[0] = lat;
	if (lng < box[1]) box[1] = lng;
	if (lat > box[2]) box[2] = lat;
	if (lng > box[3]) box[3] = lng;
}

/** Two of them as one, in the middle between all that they hold. */
export function joined(a: Cell, b: Cell): Cell {
	const count = a.count + b.count;
	const share = b.count / count;
	return {
		lat: a.lat + (b.lat - a.lat) * share,
		lng: a.lng + (b.lng - a.lng) * share,
		count,
		sectors: a.sectors.map((of, sector) => of + b.sectors[sector]!),
		box: [
			Math.min(a.box[0], b.box[0]),
			Math.min(a.box[1], b.box[1]),
			Math.max(a.box[2], b.box[2]),
			Math.max(a.box[3], b.box[3]),
		],
		one: null,
	};
}

export const countsOf = (sectors: readonly number[]): Counts =>
	Object.fromEntries(
		organisationKinds.flatMap((kind, sector) => (sectors[sector] ? [[kind, sectors[sector]]] : [])),
	);
