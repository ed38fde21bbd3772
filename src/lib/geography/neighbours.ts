import { borders } from '#lib/geography/outline/borders.ts';
import { districtNrs, type DistrictNr } from '#lib/geography/districts.ts';

/** The districts that share a border (on land or in the harbour) with this one, in official order. */
export function neighboursOf(nr: DistrictNr): DistrictNr[] {
	const others = borders.flatMap(({ between: [a, b] }) => (a === nr ? [b] : b === nr ? [a] : []));
	return districtNrs.filter((other) => others.includes(other));
}
