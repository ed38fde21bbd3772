/** How a commitment of the demo is planned before it is written. Days count from today. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { CommitmentState, VerificationLevel } from '#lib/commitments/commitment.ts';
import type { CommitmentType } from '#lib/policy/commitment-type.ts';
import type { Partner } from '../city.ts';
import type { PartnershipRow } from '../partnerships.ts';

export interface ContributionPlan {
	by: Partner;
	amount: number;
	day: number;
	note: string;
	level: VerificationLevel;
	/** Set when an event or a filled place stands behind it. */
	deed: { source: 'event' | 'placement'; id: number } | null;
	/** What was written first, before it was corrected to this amount. */
	correctedFrom?: number;
}

export interface CommitmentPlan {
	type: CommitmentType;
	author: Partner;
	/** Null: the author's own commitment. */
	partnership: PartnershipRow | null;
	counterpart: Partner | null;
	title: string;
	description: string;
	goal: string;
	secondaryGoals: string[];
	targetGroup: string;
	resources: string;
	districts: DistrictNr[];
	baseline: number;
	target: number;
	/** The first target, where it was changed since. */
	amended?: { from: number; day: number; reason: string };
	from: number;
	to: number;
	state: CommitmentState;
	reason?: string;
	/** The commitment it took over from. */
	replaces?: CommitmentPlan;
	milestones: { title: string; day: number; reached: boolean }[];
	contributions: ContributionPlan[];
}

/** With the row it became. */
export type Commitment = CommitmentPlan & { id: number; slug: string };
