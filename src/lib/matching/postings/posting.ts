/** The noun: what somebody needs, or has to offer, until when and how much of it is left. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { NamedOrganisation } from '#lib/commitments/commitment.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';

export const sides = ['need', 'offer'] as const;
export type Side = (typeof sides)[number];
export const isSide = (value: unknown): value is Side => value === 'need' || value === 'offer';
export const oppositeOf = (side: Side): Side => (side === 'need' ? 'offer' : 'need');

export const postingStates = ['draft', 'published', 'closed'] as const;
export type PostingState = (typeof postingStates)[number];

/** Monday is 1, as in ISO 8601. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

export interface Posting {
	id: number;
	slug: string;
	organisationId: number;
	side: Side;
	/** A key of `matchingKinds`. */
	kind: string;
	title: string;
	description: string;
	contentLocale: string;
	goal: string;
	/** In the unit of the kind's commitment, as is `used`: what accepted matches have spoken for. */
	quantity: number;
	used: number;
	/** Empty: the whole city. */
	districts: DistrictNr[];
	/** Empty: no language in particular. */
	languages: string[];
	/** Empty: any day. */
	weekdays: Weekday[];
	startsOn: string;
	endsOn: string;
	state: PostingState;
	stateChangedAt: Date;
	stateReason: string | null;
	closedByMunicipality: boolean;
	publishedAt: Date | null;
}

/** Columns that no form writes. */
export const keptByUs = [
	'id',
	'slug',
	'organisationId',
	'used',
	'state',
	'stateChangedAt',
	'stateReason',
	'closedByMunicipality',
	'publishedAt',
] as const satisfies readonly (keyof Posting)[];

/** An organisation beside a post, with what says whether it can take part. */
export interface PostingOrganisation extends NamedOrganisation {
	/** Approved by the municipality, with a standing signature under the pledge. */
	takesPart: boolean;
	/** The parent organisation, or itself: one side of the table. */
	rootId: number;
}

export interface PostingWithOrganisation extends Posting {
	organisation: PostingOrganisation;
}

export type PostingStanding = 'draft' | 'open' | 'matched' | 'expired' | 'closed';

/** What a reader meets on `today`: for what is published, the calendar and what is left decide. */
export function postingStanding(
	{ state, quantity, used, endsOn }: Pick<Posting, 'state' | 'quantity' | 'used' | 'endsOn'>,
	today: string,
): PostingStanding {
	if (state !== 'published') return state;
	if (used >= quantity) return 'matched';
	return endsOn < today ? 'expired' : 'open';
}

/** What nobody has spoken for, to two decimals. */
export const remaining = ({ quantity, used }: Pick<Posting, 'quantity' | 'used'>): number =>
	Math.max(0, Math.round((quantity - used) * 100) / 100);

export const isEditable = ({ state }: Pick<Posting, 'state'>): boolean => state !== 'closed';

/** The days both can, from today on; null when there are none left. A commitment takes at least two days. */
export function sharedPeriod(
	one: Pick<Posting, 'startsOn' | 'endsOn'>,
	other: Pick<Posting, 'startsOn' | 'endsOn'>,
	today = '',
): { startsOn: string; endsOn: string } | null {
	const startsOn = [one.startsOn, other.startsOn, today].toSorted().at(-1)!;
	const endsOn = one.endsOn < other.endsOn ? one.endsOn : other.endsOn;
	return startsOn < endsOn ? { startsOn, endsOn } : null;
}

/** Nobody can confirm their own delivery, so the two may not be one side of the table. */
export const areOneSide = (one: PostingOrganisation, other: PostingOrganisation): boolean =>
	one.rootId === other.rootId || (one.kind === 'municipality' && other.kind === 'municipality');

/** A post begins today and runs for half a year unless told otherwise. */
export const defaultPeriod = (today: string): { startsOn: string; endsOn: string } => ({
	startsOn: today,
	endsOn: addDays(today, 182),
});

/** An organisation's own page about its posts, or one of them, in code form. */
export const deskPath = (organisation: string, slug?: string): string =>
	`/workspace/${organisation}/matches${slug ? `/${slug}` : ''}`;
