/** The drawn borders put together: one closed ring a district, the enclave, and the water's edge. */
import { borders, type Side } from '#lib/geography/outline/borders.ts';
import { districtNrs, type DistrictNr } from '#lib/geography/districts.ts';
import type { LngLat } from '#lib/geography/point.ts';
import { forts } from '#lib/geography/outline/scenery.ts';

/** A closed outline; the last point is not a repetition of the first. */
export type Ring = readonly LngLat[];

/** Reads alternating longitudes and latitudes as points. */
export function points(line: readonly number[]): LngLat[] {
	const found: LngLat[] = [];
	for (let i = 0; i + 1 < line.length; i += 2) found.push([line[i]!, line[i + 1]!]);
	return found;
}

const isSame = (a: LngLat | undefined, b: LngLat | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1];

function assemble(side: Side): Ring {
	const loose = borders.flatMap(({ between: [left, right], line }) =>
		left === side ? [points(line)] : right === side ? [points(line).reverse()] : [],
	);
	const ring = loose.shift() ?? [];
	while (loose.length > 0) {
		const next = loose.findIndex((line) => isSame(line[0], ring.at(-1)));
		if (next < 0) throw new Error(`The border of ${side} has a gap at ${ring.at(-1)?.join(', ')}`);
		ring.push(...loose.splice(next, 1)[0]!.slice(1));
	}
	if (!isSame(ring[0], ring.at(-1))) throw new Error(`The border of ${side} does not close`);
	return ring.slice(0, -1);
}

export const outline: Readonly<Record<DistrictNr, Ring>> = Object.fromEntries(
	districtNrs.map((nr) => [nr, assemble(nr)]),
) as Record<DistrictNr, Ring>;

export const frederiksberg: Ring = assemble('frederiksberg');

export const fortRings: readonly Ring[] = forts.map((fort) => points(fort.ring));

/** Every stretch where a district meets something that is no district of ours. */
export const outerEdges: readonly {
	nr: DistrictNr;
	beyond: 'water' | 'land' | 'frederiksberg';
	line: LngLat[];
}[] = borders.flatMap(({ between: [a, b], line }) => {
	const [nr, beyond] = typeof a === 'number' ? [a, b] : [b, a];
	if (typeof nr !== 'number' || typeof beyond === 'number') return [];
	return [{ nr, beyond, line: points(line) }];
});
