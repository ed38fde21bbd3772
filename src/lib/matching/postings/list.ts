/** The public list of needs and offers: what can be asked for, and how it stands in the address. */
import { district } from '#lib/geography/district-field.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { isMatchingKind } from '#lib/matching/postings/kinds.ts';
import { isSide, type Side } from '#lib/matching/postings/posting.ts';
import { addressFilter, known } from '#lib/platform/addresses/address-filter.ts';

export interface PublicFilter {
	side: Side | null;
	kind: string | null;
	district: DistrictNr | null;
}

const filter = addressFilter<PublicFilter>({
	side: known(isSide),
	kind: known((text): text is string => isMatchingKind(text)),
	district,
});

export const { read: readFilter, isFiltered } = filter;

/** The address of the list with this filter, in code form. */
export const needsPath = (asked: Partial<PublicFilter>, after?: string | null): string =>
	filter.path('/needs', asked, { after });
