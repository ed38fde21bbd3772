/**
 * The names of the city's streets, for finding the way to a door. `streets.json` has the larger ones as lines, simplified to
 * four metres and written as encoded polylines of latitude and longitude; `small-streets.json` has of the smaller ones that
 * are known the point of one door, where the name is written.
 * Worked out from open data of the City of Copenhagen: its roads by class, and addresses of its institutions.
 * © Københavns Kommune (CC BY 4.0).
 */
import smallStreets from '#lib/geography/streets/small-streets.json' with { type: 'json' };
import namedStreets from '#lib/geography/streets/streets.json' with { type: 'json' };
import type { Point } from '#lib/geography/point.ts';

type StreetRank = 'main' | 'quarter' | 'small';

/** Where a street's name is written: along a stretch of it, or at a door of it. */
export interface StreetName {
	name: string;
	rank: StreetRank;
	from: Point;
	to: Point;
}

/** Reads an encoded polyline with five decimals. */
export function decodeLine(text: string): Point[] {
	const points: Point[] = [];
	let at = 0;
	const next = () => {
		let value = 0;
		for (let shift = 0, more = true; more && at < text.length; shift += 5) {
			const bits = text.charCodeAt(at++) - 63;
			value |= (bits & 31) << shift;
			more = bits >= 32;
		}
		return value & 1 ? ~(value >> 1) : value >> 1;
	};
	for (let lat = 0, lng = 0; at < text.length;) {
		lat += next();
		lng += next();
		points.push({ lat: lat / 1e5, lng: lng / 1e5 });
	}
	return points;
}

export const streetLines: readonly { name: string; rank: StreetRank; line: Point[] }[] = namedStreets.flatMap(
	([name, rank, lines]) =>
		(lines as string[]).map((line) => ({
			name: name as string,
			rank: rank as StreetRank,
			line: decodeLine(line),
		})),
);

export const doorOfSmallStreets: readonly StreetName[] = smallStreets.map(([name, lat, lng]) => {
	const door = { lat: lat as number, lng: lng as number };
	return { name: name as string, rank: 'small', from: door, to: door };
});

/** The larger ones first: where two names would meet, the first is written. */
export const streetNames: readonly StreetName[] = [
	...streetLines
		.flatMap(({ name, rank, line }) =>
			line.slice(1).map((to, i): StreetName => ({ name, rank, from: line[i]!, to })),
		)
		.toSorted((a, b) => Number(a.rank !== 'main') - Number(b.rank !== 'main')),
	...doorOfSmallStreets,
];

/** From which zoom of the map the names are written. */
export const namesFromZoom: Record<StreetRank, number> = { main: 14, quarter: 15, small: 16 };
