/** What the municipality's list of partners can be narrowed to and sorted by; the address is the filter. */
import type { DistrictNr } from '#lib/geography/districts.ts';
import { focusAreaBySlug, goalsAt } from '#lib/policy/edition.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';
import { district } from '#lib/geography/district-field.ts';
import {
	addressFilter,
	choice,
	flag,
	known,
	named,
	oneOf,
	view,
	words,
} from '#lib/platform/addresses/address-filter.ts';

export const partnerStates = ['approved', 'listed', 'waiting', 'suspended', 'closed'] as const;
export type PartnerState = (typeof partnerStates)[number];

export const partnerSorts = ['name', 'signed', 'commitments', 'behind', 'confirmed'] as const;
export type PartnerSort = (typeof partnerSorts)[number];

export interface PartnerFilter {
	state: PartnerState;
	kind: OrganisationKind | null;
	district: DistrictNr | null;
	/** A goal, or a focus area with all of its goals, by its slug. */
	goal: string | null;
	/** Promises nothing toward the focus area with this slug, in the district that is asked for or anywhere. */
	lacks: string | null;
	/** Approved, and the pledge not signed. */
	unsigned: boolean;
	text: string;
	sort: PartnerSort;
	descending: boolean;
}

const filter = addressFilter<PartnerFilter>({
	text: named('q', words()),
	state: view(choice(partnerStates, 'approved')),
	kind: oneOf(organisationKinds),
	district,
	goal: known((text): text is string => goalsAt(text ?? '').length > 0),
	lacks: known((text): text is string => focusAreaBySlug(text) !== null),
	unsigned: flag(),
	sort: view(choice(partnerSorts, 'name')),
	descending: view(named('order', flag('desc'))),
});

export const { read: readPartnerFilter, query: partnerQuery } = filter;

/** In code form. */
export const partnersPath = (asked: Partial<PartnerFilter>): string =>
	filter.path('/municipality/partners', asked);
