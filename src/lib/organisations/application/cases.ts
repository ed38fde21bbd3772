/** The worklist's choices as they stand in its address. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { type OrganisationKind } from '#lib/policy/kinds.ts';
import { district } from '#lib/geography/district-field.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { addressFilter, choice, named, oneOf, view } from '#lib/platform/addresses/address-filter.ts';

/** The states of cases, and those that have nobody who owns them. */
export const caseStates = [
	'waiting',
	'changes_requested',
	'approved',
	'declined',
	'suspended',
	'ownerless',
] as const;
export type CaseState = (typeof caseStates)[number];

export interface CaseChoice {
	state: CaseState;
	kind: OrganisationKind | null;
	districtNr: DistrictNr | null;
}

const filter = addressFilter<CaseChoice>({
	state: view(choice(caseStates, 'waiting')),
	kind: oneOf(organisationKinds),
	districtNr: named('district', district),
});

export const { read: readCaseChoice, query: casesQuery, isFiltered } = filter;

/** @param opened the saved view that is open */
export const casesPath = (asked: CaseChoice, after?: string | null, opened?: number): string =>
	filter.path('/municipality/approvals', asked, { after, view: opened });

export type DuplicateReason = 'cvr' | 'name' | 'address' | 'website';

export interface Duplicate {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	state: OrganisationState;
	address: string | null;
	reasons: DuplicateReason[];
}
