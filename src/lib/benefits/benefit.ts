/** The noun: an offer to citizens that lasts (cheaper leisure, a right, a grant, longer opening hours), beside events and opportunities. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { Organiser, Place } from '#lib/listings/listing.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import { isStale } from '#lib/organisations/standing/freshness.ts';

export const benefitKinds = ['leisure', 'discount', 'right', 'grant', 'opening_hours'] as const;
export type BenefitKind = (typeof benefitKinds)[number];

/** Whom an offer may be for: what people do or live on, never one of the grounds of the law on equal treatment. */
export const audiences = [
	'everyone',
	'children',
	'young',
	'parents',
	'pensioners',
	'students',
	'job_seekers',
	'low_income',
	'volunteers',
] as const;
export type Audience = (typeof audiences)[number];

export const benefitReaches = ['place', 'districts', 'city'] as const;
export type BenefitReach = (typeof benefitReaches)[number];

export const benefitStates = ['draft', 'published', 'ended'] as const;
export type BenefitState = (typeof benefitStates)[number];

export interface Benefit extends Place {
	id: number;
	slug: string;
	organisationId: number;
	kind: BenefitKind;
	title: string;
	description: string;
	howToGet: string;
	contentLocale: string;
	audience: Audience[];
	reach: BenefitReach;
	/** Where it reaches districts. */
	districts: DistrictNr[];
	/** Null where it differs. */
	priceKr: number | null;
	link: string | null;
	/** The last day. */
	validUntil: string | null;
	/** When somebody last said that it is right. */
	confirmedAt: Date;
	state: BenefitState;
	stateChangedAt: Date;
	stateReason: string | null;
	publishedAt: Date | null;
	createdAt: Date;
	/** By the municipality; it is a draft meanwhile. */
	takenDownAt: Date | null;
	takenDownReason: TakedownReason | null;
}

/** Columns that no form writes. */
export const keptByUs = [
	'id',
	'slug',
	'organisationId',
	'confirmedAt',
	'state',
	'stateChangedAt',
	'stateReason',
	'publishedAt',
	'createdAt',
	'takenDownAt',
	'takenDownReason',
] as const satisfies readonly (keyof Benefit)[];

export interface BenefitOnPage extends Benefit {
	organiser: Organiser & { state: OrganisationState };
}

export type BenefitStanding = 'draft' | 'taken_down' | 'current' | 'expired' | 'unconfirmed' | 'ended';

/** What a reader meets: the calendar and the last confirmation decide for what is published. Only what is current is listed. */
export function benefitStanding(
	{
		state,
		validUntil,
		confirmedAt,
		takenDownAt,
	}: Pick<Benefit, 'state' | 'validUntil' | 'confirmedAt' | 'takenDownAt'>,
	{ today, now }: { today: string; now: Date },
): BenefitStanding {
	if (takenDownAt) return 'taken_down';
	if (state !== 'published') return state;
	if (validUntil !== null && validUntil < today) return 'expired';
	return isStale(confirmedAt, now) ? 'unconfirmed' : 'current';
}

export const isEditable = ({ state }: Pick<Benefit, 'state'>): boolean => state !== 'ended';
