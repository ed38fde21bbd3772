/** The noun: what an organisation puts before the public with a place, a picture and words. Events, opportunities, posts. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';

/** How much Danish it takes. */
export const danishLevels = ['none', 'little', 'good', 'fluent'] as const;
export type DanishLevel = (typeof danishLevels)[number];

/** What people look for, in their own words; beside the policy's focus areas. */
export const categories = [
	'food',
	'sport',
	'language',
	'children',
	'work',
	'culture',
	'nature',
	'company',
	'advice',
] as const;
export type Category = (typeof categories)[number];

/** Where something happens; everything null is online only. */
export interface Place {
	siteId: number | null;
	placeName: string | null;
	address: string | null;
	lat: number | null;
	lng: number | null;
	districtNr: DistrictNr | null;
}

export interface Organiser {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	state?: OrganisationState;
}

export interface Picture {
	key: string;
	width: number;
	height: number;
}
