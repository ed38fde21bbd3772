import type { DistrictNr } from '#lib/geography/districts.ts';

/** How much there is in a district, for a drawn map: 0 (hatched, nothing) to 4 (darkest). */
export type OutlineLevel = 0 | 1 | 2 | 3 | 4;
export type OutlineLevels = Partial<Record<DistrictNr, OutlineLevel>>;

/** Counts as levels: none is 0, the rest in four equal steps up to the largest. */
export function levelsOf(counts: Partial<Record<DistrictNr, number>>): OutlineLevels {
	const most = Math.max(1, ...Object.values(counts));
	return Object.fromEntries(
		Object.entries(counts).map(([nr, count]) => [nr, Math.ceil((4 * Math.max(0, count)) / most)]),
	);
}
