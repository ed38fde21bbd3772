/** What the map's parts say to each other: marks that stand for one thing, for those of one door, or for many. */
import type { Box } from '#lib/geography/view.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

/** One thing on the map: `note` says when, and of an opportunity which kind. */
export interface MapThing {
	sector: OrganisationKind;
	title: string;
	note: string;
	href: string;
}

export type Counts = Partial<Record<OrganisationKind, number>>;

export interface MapMark {
	at: [lat: number, lng: number];
	count: number;
	sectors: Counts;
	/** Where its things lie; absent where they are all behind one door, and no zoom can part them. */
	box?: Box;
	/** In full where it is alone. */
	thing?: MapThing;
}

/** What is to be seen of the map in one view. */
export interface MapMarks {
	/** Where everything lies that the list has, also beyond the view; null where it has nothing. */
	around: Box | null;
	marks: MapMark[];
}

/** What stands in one place, soonest first. */
export interface MapThings {
	things: MapThing[];
	/** There is more than the list shows. */
	cut: boolean;
}
