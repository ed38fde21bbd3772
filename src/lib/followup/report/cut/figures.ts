/**
 * What a cut of the data holds: figures as everybody may read them. A figure that a page keeps back is kept back here, too, so
 * that nothing which is frozen tells more than the pages do.
 */
import type { Direction } from '#lib/followup/barometer/indicator.ts';
import type { ProgressClass, UnknownReason } from '#lib/followup/barometer/progress.ts';
import type { OpinionStanding } from '#lib/followup/opinions/opinion.ts';
import type { Counts, LeftOut } from '#lib/commitments/totals/sums.ts';

/** What takes a cut; made where the rooms are put together, as it asks one above this. */
export const cutTaskName = 'followup.cut_report';
/** So many times the job tells how far it is. */
export const cutSteps = 6;

/** A rise says that `CutFigures` reads otherwise than before. */
export const cutFormat = 1;

/** An amount, or `<5` and `5+` where it is kept back. */
export type KeptAmount = number | string;

/** One unit of what was promised toward a goal: never added to another. */
export interface TypeFigures {
	type: string;
	commitments: number;
	target: number;
	/** By who vouches for it, the firmest first: 3, 2, 1, 0. */
	levels: readonly KeptAmount[];
}

export interface GoalFigures extends Counts {
	/** `2011-2014/goal-2` */
	goal: string;
	types: readonly TypeFigures[];
}

export interface IndicatorFigures {
	slug: string;
	goal: string;
	name: string;
	nameEn: string | null;
	unit: string;
	unitEn: string | null;
	direction: Direction;
	decimals: number;
	class: ProgressClass | null;
	because: UnknownReason | null;
	baseOn: string | null;
	baseValue: KeptAmount | null;
	currentOn: string | null;
	currentValue: KeptAmount | null;
	target: number | null;
	targetOn: string | null;
}

/** A district toward a focus area; white where no promise names the district. */
export interface SpotFigures {
	district: number;
	/** `2011-2014/youth` */
	area: string;
	/** Promises that name the district, and those for the whole city. */
	named: number;
	wholeCity: number;
	white: boolean;
	/** How urgent it is; 0 where nothing is missing. */
	weight: number;
	/** What is missing, in words, the weightiest first. */
	reasons: readonly { da: string; en: string }[];
}

export interface CutFigures {
	/** The day in Copenhagen that it is of. */
	day: string;
	totals: Counts & { confirmedShare: number | null; leftOut: LeftOut };
	/** By edition, area and number, as on the page of results. */
	goals: readonly GoalFigures[];
	/** Null where no edition is released. */
	barometer: { halfYear: string; indicators: readonly IndicatorFigures[] } | null;
	/** The most urgent first, then those where nothing is missing. */
	spots: readonly SpotFigures[];
	lighthouses: readonly {
		key: string;
		described: boolean;
		steps: number;
		reached: number;
		results: number;
	}[];
	plans: readonly {
		committee: string;
		startsOn: string;
		endsOn: string;
		planned: number;
		underWay: number;
		done: number;
		dropped: number;
	}[];
	/** Published ones. */
	opinions: Readonly<Record<Exclude<OpinionStanding, 'draft'>, number>>;
}

/** The rows behind a figure, as a file in one language. */
export interface CutSource {
	/** In an address: `commitments`, `goal-2`, `barometer`, an indicator's own name, `white-spots`. */
	key: string;
	language: string;
	content: string;
	rowCount: number;
}

/** Reads the white spots; asked of the room that ranks them, which stands above this one. */
export type ReadSpots<Handle> = (db: Handle, day: string) => Promise<SpotFigures[]>;
