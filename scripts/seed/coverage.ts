/** Where the demo's city has promised nothing yet, so that the municipality's map shows its white spots. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { FocusAreaKey } from '#lib/policy/edition.ts';
import { focusAreaOf } from '#lib/policy/edition.ts';

const empty: readonly (readonly [district: number, area: FocusAreaKey])[] = [
	[1, '2011-2014/vulnerable'],
	[2, '2011-2014/vulnerable'],
	[5, '2011-2014/work'],
	[6, '2011-2014/work'],
	[6, '2011-2014/vulnerable'],
	[7, '2011-2014/work'],
	[9, '2011-2014/work'],
	[10, '2011-2014/vulnerable'],
];

/** The districts without those that are to stay white for the goal's area. */
export const withoutWhiteSpots = (districts: readonly DistrictNr[], goal: string): DistrictNr[] =>
	[...new Set(districts)]
		.filter((nr) => !empty.some(([district, area]) => district === nr && area === focusAreaOf(goal)?.key))
		.sort((a, b) => a - b);
