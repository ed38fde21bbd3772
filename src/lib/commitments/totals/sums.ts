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

/** Per goal and type: how many commitments, how they go, and what is delivered by level. Withdrawn ones are told apart. */
export interface ResultRow extends LevelSums {
	goal: string;
	type: string;
	commitments: number;
	running: number;
	onPlan: number;
	withData: number;
	done: number;
	withdrawn: number;
	target: number;
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
