/** The noun: what an organisation is, the states it passes through, and what it takes to become a partner. */
import { stateAllows, type OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { LanguageCode } from '#lib/i18n/languages.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

/** Which state may follow which. What is not here does not happen. */
const next: Record<OrganisationState, readonly OrganisationState[]> = {
	listed: ['closed'],
	draft: ['email_confirmed', 'waiting', 'closed'],
	email_confirmed: ['waiting', 'closed'],
	waiting: ['approved', 'changes_requested', 'declined'],
	changes_requested: ['waiting', 'declined', 'closed'],
	approved: ['suspended', 'closed'],
	declined: [],
	suspended: ['approved', 'closed'],
	closed: [],
};

export const canBecome = (from: OrganisationState, to: OrganisationState): boolean => next[from].includes(to);

/** Still being written by the organisation, before the municipality has said yes. */
export const isApplying = (state: OrganisationState): boolean =>
	state === 'draft' || state === 'email_confirmed' || state === 'changes_requested';

/** Its own people may change it: not while the municipality reads, nor where nothing can be written. */
export const isEditable = (state: OrganisationState): boolean =>
	state !== 'waiting' && stateAllows(state, 'edit');

/** Everything of an organisation but its private contact: what a public page may know. */
export interface PublicOrganisation {
	id: number;
	slug: string;
	kind: OrganisationKind;
	name: string;
	cvr: string | null;
	purpose: string;
	languages: LanguageCode[];
	website: string | null;
	publicEmail: string | null;
	publicPhone: string | null;
	state: OrganisationState;
	stateChangedAt: Date;
	lastConfirmedAt: Date;
}

export interface Organisation extends PublicOrganisation {
	contactName: string | null;
	contactEmail: string | null;
	contactPhone: string | null;
	parentId: number | null;
	createdAt: Date;
}

export interface Site {
	id: number;
	organisationId: number;
	label: string;
	address: string;
	postcode: string | null;
	city: string | null;
	lat: number;
	lng: number;
	districtNr: DistrictNr | null;
	pNumber: string | null;
	isPrimary: boolean;
	lastConfirmedAt: Date;
}

/** The parts of an application that the municipality can write a note about. */
export const notableFields = [
	'name',
	'kind',
	'cvr',
	'purpose',
	'languages',
	'website',
	'sites',
	'publicContact',
	'privateContact',
] as const;
export type NotableField = (typeof notableFields)[number];
export type FieldNotes = Partial<Record<NotableField, string>>;

export const reviewOutcomes = [
	'approved',
	'changes_requested',
	'declined',
	'suspended',
	'reinstated',
	'closed',
	'reopened',
] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** Where each decision of the municipality leads. */
export const stateAfter: Record<ReviewOutcome, OrganisationState> = {
	approved: 'approved',
	changes_requested: 'changes_requested',
	declined: 'declined',
	suspended: 'suspended',
	reinstated: 'approved',
	closed: 'closed',
	reopened: 'waiting',
};

/**
 * Whether the municipality can decide this now: approving is for who waits, reinstating for the suspended, closing for who is no longer
 * applying. What was declined, or sent back by mistake, is opened by the municipality: nobody sends it again for that.
 */
export const canDecide = (state: OrganisationState, outcome: ReviewOutcome): boolean =>
	(outcome === 'reopened'
		? state === 'declined' || state === 'changes_requested'
		: canBecome(state, stateAfter[outcome])) &&
	(outcome !== 'approved' || state === 'waiting') &&
	(outcome !== 'reinstated' || state === 'suspended') &&
	(outcome !== 'closed' || !isApplying(state));

/** Whether one that has come to a stop can be closed now: an application too. */
export const canStop = (state: OrganisationState): boolean => canBecome(state, 'closed');

export interface Review {
	id: number;
	outcome: ReviewOutcome;
	reason: string;
	fieldNotes: FieldNotes;
	reviewedAt: Date;
	reviewerName: string;
}

/** What an application still lacks; each part is asked for on one step. */
export type MissingPart = 'purpose' | 'sites' | 'contact' | 'email';

export function missingParts(
	organisation: Pick<Organisation, 'purpose' | 'contactName' | 'contactEmail'>,
	siteCount: number,
	emailConfirmed: boolean,
): MissingPart[] {
	const missing: MissingPart[] = [];
	if (!organisation.purpose.trim()) missing.push('purpose');
	if (siteCount === 0) missing.push('sites');
	if (!organisation.contactName || !organisation.contactEmail) missing.push('contact');
	if (!emailConfirmed) missing.push('email');
	return missing;
}

/** `Nørrebrogade 44, 2200 København N` */
export const fullAddress = (site: Pick<Site, 'address' | 'postcode' | 'city'>): string =>
	[site.address, [site.postcode, site.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
