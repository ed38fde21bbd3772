/** What the municipality's list of partners can be narrowed to and sorted by; the address is the filter. */
import { isDistrictNr, type DistrictNr } from '#lib/geography/districts.ts';
import { wordsIn } from '#lib/platform/address-values.ts';
import { goalBySlug } from '#lib/policy/edition.ts';
import { organisationKinds, type OrganisationKind } from '#lib/policy/kinds.ts';

export const partnerStates = ['approved', 'listed', 'waiting', 'suspended', 'closed'] as const;
export type PartnerState = (typeof partnerStates)[number];

export const partnerSorts = ['name', 'signed', 'commitments', 'behind', 'confirmed'] as const;
export type PartnerSort = (typeof partnerSorts)[number];

export interface PartnerFilter {
	state: PartnerState;
	kind: OrganisationKind | null;
	district: DistrictNr | null;
	/** By its slug. */
	goal: string | null;
	/** Approved, and the pledge not signed. */
	unsigned: boolean;
	text: string;
	sort: PartnerSort;
	descending: boolean;
}

const among = <T extends string>(values: readonly T[], text: string | null): T | undefined =>
	values.find((value) => value === text);

/** Reads the filter from an address; what it does not know it leaves out. */
export function readPartnerFilter(search: URLSearchParams): PartnerFilter {
	const district = Number(search.get('district'));
	const goal = search.get('goal');
	return {
		state: among(partnerStates, search.get('state')) ?? 'approved',
		kind: among(organisationKinds, search.get('kind')) ?? null,
		district: isDistrictNr(district) ? district : null,
		goal: goalBySlug(goal)?.slug ?? null,
		unsigned: search.get('unsigned') === '1',
		text: wordsIn(search.get('q')),
		sort: among(partnerSorts, search.get('sort')) ?? 'name',
		descending: search.get('order') === 'desc',
	};
}

/** The filter's query, with a leading question mark, or nothing. */
export function partnerQuery(filter: PartnerFilter): string {
	const search = new URLSearchParams();
	if (filter.text) search.set('q', filter.text);
	if (filter.state !== 'approved') search.set('state', filter.state);
	if (filter.kind) search.set('kind', filter.kind);
	if (filter.district) search.set('district', String(filter.district));
	if (filter.goal) search.set('goal', filter.goal);
	if (filter.unsigned) search.set('unsigned', '1');
	if (filter.sort !== 'name') search.set('sort', filter.sort);
	if (filter.descending) search.set('order', 'desc');
	return search.size ? `?${search}` : '';
}
