/** What commitments add up to: the shapes of the sums. */

/** What is summed; nothing chosen: the whole city. */
export interface TotalsScope {
	goals?: readonly string[];
	/** Commitments for this district or for the whole city. */
	district?: number;
	/** Its own commitments and those of partnerships it has signed. */
	organisation?: number;
	partnership?: number;
	commitment?: number;
}

/** A deed counted once: one column a rung, never added up. */
export interface LevelSums {
	level0: number;
	level1: number;
	level2: number;
	level3: number;
}

/** Numbers of promises, each with one meaning wherever it stands. */
export interface Counts {
	/** Promised and not given up: running, and over. */
	commitments: number;
	running: number;
	/** Running, and behind. */
	behind: number;
	/** Ahead, on track, or the figure is there. */
	onPlan: number;
	/** All that have begun: what `onPlan` is a share of. */
	withData: number;
	/** Somebody else than the makers has confirmed or decided it. */
	kept: number;
	/** Only its makers say that it is done. */
	reportedDone: number;
	/** Taken back or replaced: in none of the others. */
	withdrawn: number;
}

export const countKeys = [
	'commitments',
	'running',
	'behind',
	'onPlan',
	'withData',
	'kept',
	'reportedDone',
	'withdrawn',
] as const satisfies (keyof Counts)[];

export const sumCounts = (rows: readonly Counts[]): Counts =>
	Object.fromEntries(
		countKeys.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)]),
	) as unknown as Counts;

/** The share on track in percent; null when none has begun. */
export const onPlanPercent = ({ onPlan, withData }: Pick<Counts, 'onPlan' | 'withData'>): number | null =>
	withData > 0 ? (onPlan / withData) * 100 : null;

/** Per goal and type: how many commitments, how they go, and what is delivered by level. */
export interface ResultRow extends Counts, LevelSums {
	goal: string;
	type: string;
	target: number;
}

/** Per set of districts (none: the whole city) and goal: how many commitments, how they go, and how much somebody else has confirmed. */
export interface PlaceRow extends Counts {
	districts: number[];
	goal: string;
	/** Of the commitments that have delivered, the sum of their confirmed shares, and how many they are. */
	shares: number;
	delivering: number;
}

/** The same as `confirmedShare` says of all of them. @returns 0 to 1; null when nothing is delivered */
export function shareConfirmed(rows: readonly Pick<PlaceRow, 'shares' | 'delivering'>[]): number | null {
	const delivering = rows.reduce((sum, row) => sum + row.delivering, 0);
	return delivering === 0 ? null : rows.reduce((sum, row) => sum + row.shares, 0) / delivering;
}

export interface TrendRow extends LevelSums {
	type: string;
	/** The half-year's first day. */
	halfYear: string;
}

/** What is not in the sums because of its owner: silent, suspended or closed. */
export interface LeftOut {
	commitments: number;
	partners: number;
}
