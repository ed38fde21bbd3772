/** Which names are written, and how: on the stretch that has room for them, none over another. */
import { clipStretch, type Spot } from '#lib/geography/streets/clip.ts';
import { namesFromZoom, type StreetName } from '#lib/geography/streets/streets.ts';
import type { Point } from '#lib/geography/point.ts';

export interface WrittenName {
	name: string;
	/** The middle of the name, in pixels. */
	x: number;
	y: number;
	/** Degrees by which it is turned, so that it is read from the left. */
	turn: number;
}

interface Sheet {
	width: number;
	height: number;
	zoom: number;
	/** Pixels of one letter. */
	letter: number;
	place: (point: Point) => Spot;
}

type Frame = readonly [left: number, top: number, right: number, bottom: number];
const touch = (a: Frame, b: Frame) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

export function writtenNames(names: readonly StreetName[], sheet: Sheet): WrittenName[] {
	const { width, height, zoom, letter, place } = sheet;
	const taken: Frame[] = [];
	const written: WrittenName[] = [];
	/** A street's name is written again after a stretch without it, as on a printed map. */
	const apart = 420;
	const stretches = names
		.filter(({ rank }) => zoom >= namesFromZoom[rank])
		.flatMap(({ name, rank, ...ends }) => {
			const seen = clipStretch(place(ends.from), place(ends.to), width, height);
			if (!seen) return [];
			const [[x, y], [toX, toY]] = seen;
			const slope = Math.atan2(toY - y, toX - x);
			const long = Math.hypot(toX - x, toY - y);
			const isDoor = ends.from === ends.to;
			return isDoor || long >= name.length * letter * 0.7
				? [{ name, rank, x: (x + toX) / 2, y: (y + toY) / 2, slope, long }]
				: [];
		})
		.toSorted((a, b) => namesFromZoom[a.rank] - namesFromZoom[b.rank] || b.long - a.long);
	for (const { name, x, y, slope } of stretches) {
		const size = name.length * letter;
		const turned = Math.abs(slope) > Math.PI / 2 ? slope - Math.sign(slope) * Math.PI : slope;
		const half = {
			x: (size * Math.abs(Math.cos(turned))) / 2 + letter,
			y: (size * Math.abs(Math.sin(turned))) / 2 + letter,
		};
		const frame: Frame = [x - half.x, y - half.y, x + half.x, y + half.y];
		const isNear = written.some((one) => one.name === name && Math.hypot(one.x - x, one.y - y) < apart);
		if (isNear || taken.some((other) => touch(other, frame))) continue;
		taken.push(frame);
		written.push({ name, x, y, turn: Math.round((turned * 180) / Math.PI) });
	}
	return written;
}
