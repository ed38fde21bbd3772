/** How a partnership of the demo is written down. Days count from today; the first party leads. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { PartnershipState } from '#lib/partnerships/partnership.ts';

export interface PartnershipPlan {
	key: string;
	title: string;
	purpose: string;
	/** Key of the partner, and what it brings. */
	parties: readonly (readonly [partner: string, brings: string])[];
	goals: readonly string[];
	districts: readonly DistrictNr[];
	/** First and last day. */
	from: number;
	to: number;
	state: PartnershipState;
	/** Parties that have not answered yet. */
	missing?: readonly string[];
	declined?: { by: string; reason: string };
	/** Why and when it ended before its time. */
	ended?: { days: number; reason: string };
}
