import type { OrganisationKind } from '#lib/policy/kinds.ts';
/** One thing on the map: `at` is [latitude, longitude], `note` says when, and of an opportunity which kind. */
export interface MapPoint {
	at: [number, number];
	sector: OrganisationKind;
	title: string;
	note: string;
	href: string;
}

export interface MapPoints {
	points: MapPoint[];
	/** There are more than the map shows. */
	cut: boolean;
}
