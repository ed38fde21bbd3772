/** The worklist's choices as they stand in its address. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { findDistrict, type District } from '#lib/geography/districts.ts';
import { isOrganisationKind, type OrganisationKind } from '#lib/organisations/organisation.ts';

export const caseStates = ['waiting', 'changes_requested', 'approved', 'declined', 'suspended'] as const;
export type CaseState = (typeof caseStates)[number];

export interface CaseChoice {
	state: CaseState;
	kind?: OrganisationKind;
	district?: District;
	after?: string | null;
}

export function readCaseChoice(search: URLSearchParams): CaseChoice {
	const state = caseStates.find((one) => one === search.get('state')) ?? 'waiting';
	const kind = search.get('kind');
	return {
		state,
		kind: isOrganisationKind(kind) ? kind : undefined,
		district: findDistrict(search.get('district') ?? ''),
		after: search.get('after'),
	};
}

export function casesPath({ state, kind, district, after }: CaseChoice): string {
	const search = new URLSearchParams();
	if (state !== 'waiting') search.set('state', state);
	if (kind) search.set('kind', kind);
	if (district) search.set('district', district.slug);
	if (after) search.set('after', after);
	return `/municipality/approvals${search.size > 0 ? `?${search}` : ''}`;
}

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
