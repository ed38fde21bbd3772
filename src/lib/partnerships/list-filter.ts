import { district } from '#lib/geography/district-field.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { addressFilter, flag, named, slug } from '#lib/platform/addresses/address-filter.ts';

export interface PartnershipQuery {
	goal: string | null;
	district: DistrictNr | null;
	crossSector: boolean;
}

const filter = addressFilter<PartnershipQuery>({
	goal: slug,
	district,
	crossSector: named('across', flag('on')),
});

export const { read: readQuery, isFiltered } = filter;

/** The list's address with this query; without a cursor it starts at the top. */
export const listPath = (query: PartnershipQuery, after?: string | null): string =>
	filter.path('/partnerships', query, { after });
